/** Words that limit a figure to a campaign, a unit, another place, a single case, a plan. */

/** What a campaign is called at its end. */
export const campaignNouns: readonly string[] = [
  '专项行动',
  '集中行动',
  '统一行动',
  '系列行动',
  '整治行动',
  '打击行动',
  '百日行动',
  '专项斗争',
  '专项整治',
  '集中整治',
  '专项攻势',
  '大会战',
  '会战',
  '战役',
  '攻势',
  '行动',
  '集中打击',
  '专项打击',
];

/** Programmes that go on from year to year: they limit no figure. */
export const standingProgrammes: readonly string[] = [
  '七清',
  '六清',
  '六建',
  '一标三实',
  '放管服',
  '一盔一带',
  '减量控大',
  '万警进',
  '百万警进',
  '雪亮',
  '智安',
  '我为群众办实事',
  '大走访',
  '护航',
  '民生警务',
  '坚持',
  '全民反诈',
  '平安',
  '双提升',
  '扫黄打非',
  '守护生命',
  '四种形式',
  '枫桥',
  '最多跑一次',
  '一件事',
  '公调对接',
  '主防',
  '情指行',
  '两个大抓',
];

/** Parts of a bureau whose figures are not the bureau's. */
export const stations =
  /(?:派出所|警务站|警务室|中队|检查站|交警站|联勤点|[一-龥]{2,4}所(?=[，民化调破抓])|社区民警|网格员)/;
/** Units that a sentence may tell about: the figure is theirs. */
export const units = /[“”]?([一-龥]{2,8}?[”]?(?:调解室|工作室|调委会|调解委员会|调解中心|服务站))/;
/** Other organs and other places. */
export const otherOrgans =
  /法院|检察院|检察机关|司法局|司法所|政法委|市场监管|城管|交通运输局|信访局|综治中心|矛调中心|矛盾纠纷多元化解中心|人民调解|应急管理|消防救援|纪委|海关|税务局|文旅/;
export const otherPlaces: Readonly<Record<'province' | 'prefecture' | 'county', RegExp>> = {
  province: /全国|公安部/,
  prefecture: /全国|全省(?!前|第|首|率先|领先|公安机关?(?:首|第|前))|公安部|全区公安机关(?=.{0,4}共)|省公安厅/,
  county: /全国|全省|公安部|省公安厅/,
};

export const targets =
  /力争|目标任务|计划|拟|预计|争取|将(?:在|于|继续|达|新|再|建|推|完成|实现)|到20\d\d年[底末]?[，]?(?:实现|达|建成|全)|确保.{0,12}(?:以上|不低于|达到)|要求|规划|有望|下一步/;
export const singleCase =
  /该案|此案|本案|一起(?:特大|重大|跨|涉)|特大[^，。]{2,20}案(?!件\d)|[“”"]\d{1,2}[.·]\d{1,2}[“”"]|专案(?!组)|涉案金额|主犯|案值/;
export const ranks = /(?:排名|名列|位居|位列|列全|总分|得分|评分)[^，。]{0,8}$/;
/** Goes on with the campaign of the sentence before. */
export const anaphora =
  /^(?:期间|其间|行动中|行动期间|行动以来|行动开展以来|专项行动中|专项行动期间|专项行动以来|专项行动开展以来|专项斗争开展以来|活动中|活动开展以来|活动期间|整治期间|攻势开展以来|战役期间|战役中|斗争中|开展以来|其中|由此|共|累计|行动共)/;
/** A night or a weekend. */
export const night = /晚|夜|凌晨|通宵/;
export const weekend = /周末/;
