/** Words by which the name of a bureau is told from what stands beside it. */
import { wordList } from './word-list.js';

/** Kinds of areas, at the end of their names. */
const kinds = '自治区|自治县|自治州|自治旗|地区|新区|林区|特区|省|市|县|区|旗|州|盟';

/** A name of an area with its kind: 云澜市, 望川区. A core has two characters at least, so that 沙市 and 吴县 are whole. */
export const areaWithKind = new RegExp(`^(?<core>.{2,}?)(?<kind>${kinds})$`);

/** Cities and provinces before the area itself: 东陆省云澜市望川区. */
export const areasAbove =
  /^(?:.{2,6}?(?:省|自治区))?(?:.{2,7}?(?:市|自治州|州|盟|地区))(?=.{2})|^.{2,6}?(?:省|自治区)(?=.{2})/;

/** These are no names of areas: 全市公安机关, 省会公安. */
export const noAreas: ReadonlySet<string> = new Set(
  wordList(`
    全市 全区 全县 全省 全州 全旗 全盟 全国 全局 全体 全警 本市 本区 本县 本省 我市 我区 我县 我省 我州 我旗 我局 各市 各区 各县 各地 各级 各分
    市级 县级 区级 省级 该市 该区 该县 市县 县区 区县 市区 城区 省会 基层 人民 中国 国家 铁路 民航 森林 海关 港航 航运 机场 地方 当地 属地 辖区 新时代
    平安 智慧 数字 法治 法制 廉洁 阳光 忠诚 政法 武警 现代 社会 深化 推进 全面 支持 加强 服务 传统 优秀 地铁 轨道 水上 治安 网络 新型 县市区
  `),
);

/** A name does not reach back over these: 近日云澜市公安局, 记者从云澜市公安局获悉. */
export const nameBreaks = wordList(`
  近日 日前 今日 昨日 今年 去年 年来 以来 年度 年 月 日 记者 从 在 由 对 向 到 让 被 据 把 将 给 为 是 的 和 与 及 暨 以及 同 经 获 等 来到 走进 了 讯 电
  来 去 即 因 按照 根据 按 看 说 作为 我们 他们 省委 市委 县委 区委 党委 政府 回顾 盘点 聚焦 致敬 解读 走近 感谢 评为 荣获 带领 组织 配合 联合
  协助 支持 参加 前往 赶赴 抵达 位于 身为 任 各
`);

/** Behind another bureau's name: it leads or praises, and the text is not about it. */
export const leadsBehind =
  /^(?:党委)?(?:[、和][^，。；]{0,24}?)?的?(?:坚强|正确|统一|有力|亲切|具体)*(?:领导|指导|部署|授予|表彰|通报表扬|评为|命名|批准|记功)/;

/** Before it. */
export const leadsBefore = /(?:被|获|受到?|荣获|按照|根据|落实|由)$/;
