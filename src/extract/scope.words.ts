/** Words that limit a figure to a campaign, a unit, another place, a single case, a plan. */
import { wordList } from './word-list.js';

/** What a campaign is called at its end. */
export const campaignNouns = wordList(`
  专项行动 集中行动 统一行动 系列行动 整治行动 打击行动 百日行动 专项斗争 专项整治 集中整治 专项攻势 大会战
  会战 战役 攻势 行动 集中打击 专项打击
`);

/** The nouns by which a campaign without quotation marks is known. */
export const unquotedNouns = wordList(`
  专项斗争 专项行动 集中行动 统一行动 百日行动 专项整治行动 整治行动 专项会战 强大攻势 提升行动 攻坚行动 清查行动 收网行动
  追逃行动 护航行动 治理行动 打击行动
`);

/** What stands before a campaign's name and does not belong to it. */
export const campaignLeadIns = wordList(`
  自 形成 
  开展 推进 深入 组织 部署 以 打好 为期 纵深 扎实 抓好 持续 发起 深化 启动 打响 了 强力 全力 结合 依托 在 通过 集中 打赢
  公安机关 公安局 警方 迅速 严打 的 全面 聚焦 全市 围绕 紧扣 全国 系列 为 打造 最优 最佳 一流 强大 年 起
`);

/** Times of the year that are known by a name, whose figures are not the year's. */
export const seasons =
  /(?:春节|国庆|中秋|五一|劳动节|元旦|端午|清明|“?双节”?|两会|春运|暑期|寒假|高考|节假日)(?:小长假|长假|假期|节日|安保)*(?:期间|中(?=，))/g;

/** Programmes that go on from year to year: they limit no figure. */
export const standingProgrammes = wordList(`
  七清 六清 六建 一标三实 放管服 一盔一带 减量控大 万警进 百万警进 雪亮 智安 我为群众办实事 大走访
  民生警务 坚持 全民反诈 双提升 扫黄打非 守护生命 四种形式 枫桥 最多跑一次 一件事 公调对接 主防
  情指行 两个大抓
`);

/** Parts of a bureau whose figures are not the bureau's. */
export const stations =
  /(?<!全[市区县省州][^，]{0,6}|各|[、和])(?<!(?:依托|以|发挥|推动|深化|落实|在|完善|健全|建强|利用|借助)[^，]{0,10})派出所(?![”“]|创建|建设|主防|联动|工作|民警|等|作用|为|主力|、|破案|“两队|设立|建立)|警务站(?!建设)|(?<![个、]|(?:依托|以|发挥|在)[^，]{0,10})警务室|(?<!(?:成立|组建|设立|建立|新建|新设|增设)[^，]{0,12})中队|检查站|(?:高速公路|高速|[一二三四五六七八九]|城[东南西北区])(?:交警)?大队|(?<!(?:走进|深入|进|下沉|走)[^，]{0,4})(?![一-龥]{0,2}(?:深入|走进|下沉|进|入))[一-龥]{2,4}(?:街道|乡|镇|社区)(?=[，建化调破抓查开年]|20|实现|刑事|治安|发案|全年|共|累计|先后)|(?:能手|所长|调解员)[一-龥]{2,3}(?=一年来|累计|先后)|个(?:地州市|市州|州市|县市区|县区|区县|旗县区?|县市|县|乡镇)(?=的|公安|实现|刑事|治安|道路)|个(?:商圈|路段|小区|社区|村)(?=[^，]{0,6}(?:警情|发案|事故|案件))|试点(?!经验|工作|带动)/;
/** What is said after these is about the whole area again. */
export const wholeArea = /全市|全区|全县|全州|全省|全盟|全旗|全局|公安机关|总计|合计/;
/** Units that a sentence may tell about: the figure is theirs. */
export const units = /[“”]?([一-龥]{2,8}?[”]?(?:调解室|工作室|调委会|调解委员会|调解中心|服务站))/;
/** Other organs. */
export const otherOrgans =
  /(?<!(?:联合|会同|与|协同|配合|[、和同])[^，]{0,4})(?:法院|检察院|检察机关|司法局|司法所|司法行政机关|政法委|市场监管局|城管局|交通运输局|行政审批局|信访局|综治中心|矛调中心|化解中心|人民调解(?:组织|委员会)|应急管理局|消防救援|纪委|海关|税务局|文旅局|卫健|民政局)(?!移交|交办|、)/;
/** Places that are not the bureau's: above a province, and above anything smaller. */
export const otherPlaces: Readonly<Record<'province' | 'prefecture', RegExp>> = {
  province: /全国(?!首|第|率先|前|领先)|(?<=^|，)公安部(?!督办|挂牌|部署)/,
  prefecture:
    /全省公安(?:机关|部门)?(?:共|累计|破|抓|查|化|侦|打)|全国(?!首|第|率先|前|领先)|全省(?!首|第|率先|前|领先|公安|最|平均)|(?<=^|，)公安部(?!督办|挂牌|部署)|省公安厅(?!督办|部署|挂牌|表彰|通报)/,
};
/** The city above a district, as a subject. */
export const wholeCity = /全市(?:公安(?:机关|部门)?)?(?=共|累计|破|抓|查|化|侦|打|刑|发|立|接|治安|道路|交通|命案)/;
/** A bureau by its area's name. */
export const bureauNames =
  /([一-龥]{1,5}?(?:[县市旗州盟]|(?<![小社])区))(?=公安(?:局|分局)|分局)(?!公安(?:局|分局)(?:交办|挂牌|督办|部署|统一|党委|领导|指导|和|、|与|的坚强|[一-龥]{2,3}分局))|(?<=公安局)([一-龥]{2,3})(?=分局)|(?<=^|[，、；。])([一-龥]{2,3})(?=分局[破抓查化打调共全累先])|(?<=^|[，、；。])([一-龥]{2,3}[市县])(?=局[破抓查化打调共全累先])|([一-龥]{2})(?=公安分局(?!交办|部署|党委))/g;
/** A police force by its area: 黄冈交警查处酒驾1起. */
export const forceNames = /(?:^|[，、；。“])([一-龥]{2})(?:交警|警方|公安)(?=查|破|抓|打|化|先后|共|累计)/g;
/** A part of the area, or another area, as the subject: 望川区下降30%. */
export const areaSubjects =
  /(?:^|[，、；。]|其中|，其中)([一-龥]{1,7}(?:[县旗市]|(?<![小社辖地全片城郊园城矿山景校厂库市])区))(?!公安|局|场|民|委|政|直|级|域|内|外|长|两|率|人大)(?=道路|交通|群众|未|化|建|注册|下降|上升|破|抓|查|共|累计|先后|发生|刑事|治安)|(?:^|[，、；。])([一-龥]{1,7}[县旗市州盟区])公安机关(?=查|破|抓|打|化|侦|共|累计|先后)/g;

export const targets =
  /力争|目标任务|”目标：|目标：|计划|(?<![虚模])拟(?!态)|预计|争取|将(?:抓获|破获|打掉|在|于|继续|达|新|再|建|推|完成|实现|力争)|到20\d\d年[底末]?[，]?(?:实现|达|建成|全)|新的一年|明年|硬任务|要求(?:要|达|实现|[^，。；]{0,6}(?:破获|抓获|打掉|化解|查处))|不少于|不低于|规划|有望|下一步/;
export const cases =
  /“(?:20\d\d[.·])?\d{1,2}[.·]\d{1,3}[^”]{0,8}”[^，。；]{0,16}(?:案|团伙|纠纷)(?!件\d)(?![^，]{0,8}等)|一(?:个|起|伙|系列)[^，。；]{0,40}(?:案|团伙)(?!件)|[掉获]一(?![年批些直律次时线体定])[^，。；\d]{2,12}(?:团伙|案)(?!件)|(?:侦破|破获)(?:了)?“[^“”]{2,10}”(?:特大|系列)?案件?(?=，)/;
export const singleCase =
  /该案|此案|本案|一(?:起|个)(?:特大|重大|跨|涉|系列)|特大[^，。]{2,20}案(?!件\d)|“\d{1,2}[.·]\d{1,3}/;
export const ranks = /(?:排名|名列|位居|位列|列全|总分|得分|评分)[^，。]{0,8}$/;
/** Goes on with the campaign of the sentence before. */
export const anaphora =
  /^(?:截至目前|目前|期间|其间|行动中|行动期间|行动以来|行动开展以来|专项行动中|专项行动期间|专项行动以来|专项行动开展以来|专项斗争开展以来|活动中|活动开展以来|活动期间|整治期间|攻势开展以来|战役期间|战役中|斗争中|开展以来|其中|由此|共|累计|行动共)/;
/** Is about a campaign named before, wherever that was; or about one that nobody names. */
export const strongAnaphora =
  /^(?:自?(?:(?:20\d\d年)?\d{1,2}月)?(?:\d{1,2}日)?)?(?:(?:此次|本次|这次|专项|集中|统一|整个|该)?(?:行动|整治|攻势|战役|整治行动|打击行动|斗争|会战)(?:期间|以来|(?:开展|启动|部署|打响|实施)以来|中(?=，)|共)|行动期间)/;
/** A night or a weekend. */
export const night = /晚|夜|凌晨|通宵/;
export const weekend = /周末/;
