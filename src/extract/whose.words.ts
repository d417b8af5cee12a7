/** Words that say whose a figure is: of a wider area, an officer, helpers. Lexicons as tables; patterns are built from them. */

/** What makes a word before it the subject of a figure: 全省破获, 全国公安机关共抓获; 全省首位 is none. */
const does =
  '共|累计|先后|破|抓|查|化解|侦|打掉|打击|发生|接报|接警|立案|受理|刑事|治安|电信|电诈|道路|交通|命案|八类|信访|每年|因|盗|侵财|排查|注册';

/** Whole areas by their rank, the widest first: the world and the country, province, prefecture, county. */
export const wholeAreas = [
  ['全世界', '全球', '全国', '公安部'],
  ['全省', '省公安厅', '省厅'],
  ['全市', '全州', '全盟', '市公安局', '市局'],
  ['全县', '全区', '全旗'],
] as const;

/** A whole area as the subject of what follows. */
export const asSubject = (words: readonly string[]): RegExp =>
  new RegExp(
    `(?:^|[，。；：、（]|其中|(?:年|季度|半年|期间|以来|目前)，?)(?:${words.join('|')})(?:各级)?(?:公安(?:机关|系统|部门)?|警方)?(?=${does})`,
    'g',
  );

/** After these the bureau itself is spoken of again. */
export const ourselves = /[我本][省市州盟县区旗局厅]|分局|县局|全局/g;

/** Several areas, or parts of one, as the subject. */
export const severalAreas =
  /[一二两三四五六七八九十]省(?:[一二两三四]市)?(?:公安|警方)|长三角|京津冀|(?:^|[，。；：]|其中，?)(?:市区|主城区|中心城区|各县(?:（市）|（市、区）|市区|区)?|各区县|各分局)(?=破|抓|查|刑|治安|发|共|累计)/g;

/** One officer's work, or that of volunteers: 从警15年先后破获, 他参与破获, 民警李明全年化解, 志愿者共化解. */
export const onePerson =
  /从警(?:以来|[\d一二三四五六七八九十]{1,3}(?:余|多)?(?:年|载))|(?:^|[，。；])(?:他|她)(?=先后|累计|共|参与|带领|成功|破|抓|化|调|每|一年|全年|还|个人)|(?:民警|辅警|所长|队长|指导员|教导员|警长)[王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范石姚谭廖邹熊陆郝孔白崔康毛邱秦史顾侯邵孟龙段雷钱汤尹黎武乔贺赖龚][一-龥]{1,2}(?=全年|先后|累计|共|从警|带领|一年|参与|破获|抓获|化解|调解|调处)|(?:志愿者|义警|网格员|调解员|平安大妈)(?=共|累计|先后|化解|调解|调处|排查)/g;

/** Help given to other forces. */
export const helpGiven =
  /协助(?:外地|外省|省外|邻|兄弟|周边|异地|其他)[^，。；]{0,10}?(?:公安机关|警方|公安局|公安|分局|县|市)?(?=破|抓|侦|打|捣)/g;

/** A station or a unit of it, spoken of again. */
export const sameStation =
  /^(?:[^，。；]{0,6}，)?(?:今年以来|一年来|全年|同时)?，?(?:该|本|我)(?:所|队|大队|中队|警务室)/;

/** A station as the subject of a sentence or as a heading. */
export const stationSubject =
  /^(?:[（(]?[一二三四五六七八九十\d]{0,3}[）)、.]?)?[“]?[一-龥]{2,8}?(?:派出所|警务站|警务室|中队|交警大队)(?![、和与]|等|民警|主防|工作|建设)/;

/** What opens a part on what is still to be done, as a heading or as a sentence. */
export const planHeading = /计划|打算|思路|工作安排|下一步|下步|工作目标|展望|努力方向|(?:明年|新的一年)/;
export const planSentence = /^(?:\d{4}年，?[^，。]{0,10}将|下一步|下步|明年|新的一年|接下来|今后)/;

/** A heading of cases told one by one. */
export const caseHeading = /典型案例|案例选|以案释法|案件回顾|精品案件/;
