/** Words around an article by which its title, publisher and date are told from one another and from the page's own words. */

/** Before the publisher. */
export const publisherLabels = '来源|來源|稿源|信息来源|文章来源|稿件来源|内容来源|来源单位|发布单位|发布机构|发布机关';

/** Before the date of publication. */
export const publishedLabels =
  '发布日期|發布日期|發佈日期|發布時間|發佈時間|发布时间|发表时间|发表日期|刊发日期|刊发时间|出版日期|成文日期|日期|时间';

/** Other labels that a header line may start with. */
export const otherLabels =
  '责任编辑|责编|编辑|编审|审核|校对|作者|记者|通讯员|文号|索引号|浏览次数|点击数|点击量|阅读量|阅读|字体|字号|分享|供稿|供图|摄影|文|图|文图|当前版|当前位置|您的位置|您所在的位置|版面|版次|第\\d+版|通版阅读请点击|关键词|关键字|分类|主题|标签';

/** Lines that belong to the page. */
export const menuLine =
  /^(?:通版阅读请点击|展开通版|收缩通版|上一[篇版]|下一[篇版]|返回(?:首页|目录)?|首页|打印|打印本页|关闭|关闭窗口|分享(?:到.*)?|收藏|字号.*|字体.*|【.*(?:字体|打印|关闭).*】|大 ?中 ?小|放大|缩小|默认|扫一扫.*|微信|微博|主打|要闻|综合|头条|新闻|时政|本版导读|导读|版权所有.*|新闻推荐|新闻排行|相关(?:新闻|阅读|链接).*|第?[A-Z]?\d{1,3}版.*|[A-Z]?\d{1,3})$/;

/** A name that ends so is a paper, a station, a site or an agency. */
export const mediaEnd =
  '日报|晚报|早报|晨报|时报|都市报|商报|快报|法制报|法治报|公安报|警察报|周报|导报|报社|报|新闻网|网|电视台|广播电台|电台|融媒体中心|融媒|全媒体|传媒|客户端|壹点|发布|在线|频道|新华社|通讯社|中新社|观察|号|報|網|電視台|通訊社';

/** An office that issues what it signs. */
export const officeEnd =
  '公安厅|公安局|公安分局|分局|派出所|支队|大队|总队|人民政府|政府|办公室|委员会|研究室|指挥部|中心';
