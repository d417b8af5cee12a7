/** Words between a noun, its verb and its figure. Lexicons as tables; patterns are built from them. */
import { wordList } from './word-list.js';

/** May stand between a noun and its figure without changing what is counted. */
export const fillers = wordList(`
  案件 案 犯罪 违法 违法犯罪 行为 类 等 问题 事件 刑事 类型 领域 各类 罪 线上 总计 总数 数量 总量
  数 量 起数 件数 人数 总额 金额 共计 累计 合计 总共 共 计 已 已经 达到 达 高达 多达 为 有 是 到
  至 增至 增加到 增长到 提升至 提升到 提高到 提高至 上升到 上升至 上升为 升至 降至 下降至 下降到 降到
  降为 减少到 扩展到 扩展至 拓展到 拓展至 保持 继续保持 持续保持 始终保持 稳定 稳定在 在 保持在 实现 均
  都 分别 也 仍 又 再 了 的 就 者 仅 至少 约 近 超 逾 全部 平均 历史性 首次 创 创下 突破 超过 先后 成功
  及时 有效 当场 全年 年内 “ ” （ ） ： — 等各类 等案件 群众 人员 事项 业务 服务 工作 情况 整体
  总体 一直 连续 全市 全区 全县 大幅 多 其中 现 目前 总 即 相关 款 款物 财物 经济 价值 折合 折款
  性 率达 率为 率高达 排查 摸排 落地 程度 指数 测评 评价 权益 合法权益 利益 人民币 合 累积 陆续 累计达 用户 注册 安装 注册量 安装量 下载量 注册数 安装数 下载 注册用户 使用 人口
`);

/** Between a noun and a change: also what says how it was compared. */
export const changeFillers = wordList(`
  同比 环比 同期 相比 相较 比 较 与 同 年均 上年 去年 上一年 前一年 上年度 往年 以来 大幅 明显 持续
  继续 显著 进一步 双 双双 同时 指标 指数 有所 略 稳步 逐年 首次 出现 呈 连续 去年同期 上年同期
  同比去年 再次 每年 率先 总体 基数 发生 发案 立案 受理 接报 警情 破案 破获 抓获 查处 化解
`);

/** Verbs that make a figure something else than solved, resolved or done. The nearest verb to a noun governs it. */
export const governingVerbs = wordList(`
  立案侦查 立案 受理 接报 发生 查处 办理 侦办 移送审查起诉 移送起诉 移送 移诉 起诉 公诉 刑事拘留 刑拘
  行政拘留 拘留 批准逮捕 逮捕 批捕 排查 摸排 排查出 收集 征集 发放 检查 走访 止付 冻结 查封 扣押 查扣
  劝返 劝阻 预警 缴获 收缴 查获 宣传 召开 举办 出动 投入 救助 接待 答复 审理 审结 判处 移交 押解
  协助 协破 协抓 串并 带破 核查 督办 挂牌督办 挂牌整治 发现 梳理 登记 录入 采集 推送 签订 培训 张贴
  悬挂 组建 成立 配备 新增 建立 开通 接到 接处 受案 结案 查结 办结 交办 上报 通报 约谈 处罚 训诫
  罚款 整改 处理 解救 清理 惩戒 关停 封堵 拦截 处置 涉及 涉案 发还 返还 追回 挽回 抓获 抓捕 破获 侦破
  打掉 捣毁 化解 调处 建成 压缩 精简 取消 下放 推出 出台 服务 解决 查破 攻破 告破 抓捕 捕获 缉捕 缉获 铲除
  摧毁 端掉 追缴 退还 调解 消除 整治 稳控 签发 制发 审批 帮扶 打造 创建 缩短 压减 制定 印发 实施 落实
  查纠 纠正 注册 安装 挂牌 上牌 破 劝投 惠及 慰问
  立
`);

/** Neutral before a noun: they neither narrow it nor name a kind. */
export const neutralModifiers = wordList(`
  各类 各种 各项 全部 全市 全区 全县 全州 全省 全盟 全旗 全局 辖区 辖区内 本市 本区 本县 我市 我区
  我县 市 区 县 省 公安机关 公安 警方 共 共计 累计 先后 成功 一批 一大批 大量 多起 了 的 “ ”
  社会 总体 整体 实现 推动 确保 使 全年 年 普通 有关 相关 涉及 其他 突出 和 案件 及 新 现 又 再
  同比 今年 去年 以来 目前 其中 有 接报 有效 110 分局 市局 县局 电话 期间 全地区 本地 当地 持续
  促进 带动 促使 实现了 有力 类 一年来 人民 广大 全体 在逃 涉案  各 本年度 本年 当年 一般 公众
  公安局 月 日 达 为
  道路 交通 道路交通 交通管理 交警 交管 部门 公安交管 公安交警 已 均 及时 就地 有效 实际 总 国家 当场就地 依法 累计共 刑侦 各级 而 且 并 则 也 让 高效 快速 迅速 陆续 为 群众 连续 实有 同期 全域 城区 城乡 涉及的 各类型 发生的 我局 全国
`);

/** A rise is positive, a fall negative. */
export const directions: Readonly<Record<string, 1 | -1>> = {
  下降: -1,
  下滑: -1,
  减少: -1,
  降低: -1,
  压降: -1,
  回落: -1,
  少发: -1,
  压减: -1,
  缩减: -1,
  减: -1,
  降: -1,
  降幅: -1,
  降幅达: -1,
  降幅为: -1,
  负增长: -1,
  上升: 1,
  增长: 1,
  增加: 1,
  提升: 1,
  提高: 1,
  攀升: 1,
  上涨: 1,
  多破: 1,
  多抓: 1,
  升高: 1,
  升: 1,
  增: 1,
  涨: 1,
  增幅: 1,
  升幅: 1,
  增幅达: 1,
  增幅为: 1,
};

/** Crimes that no indicator of the catalogue is about, but that make a figure narrower than a total. */
export const otherCrimes = wordList(`
 涉枪 枪支 弹药 枪弹 枪爆 涉爆 黄赌 赌博 涉黄 卖淫 拐卖 拐骗 性侵 强奸 养老诈骗 野生动物 走私 偷渡 偷越 妨害国
 网络犯罪 侵犯公民 知识产权 文物 盗掘 非法集资 传销 洗钱 地下钱庄 帮信 假币 银行卡 两卡 非法捕捞
 盗采 采砂 采矿 农资 制假 售假 假冒 伪劣 命案 杀人 故意伤害 寻衅 聚众 打架
 危险驾驶 肇事 逃逸 非法经营 非法拘禁 套路贷 高利贷 油气 邪教 涉军 合同诈骗 黑客 净网 跨境
 诈骗 盗窃 两抢 抢劫 抢夺 盗抢 侵财 涉黑 涉恶 黑恶 电诈 涉诈 
 涉众 涉农 危害食品 涉疫 涉警 袭警 欠薪
`);

/** Other words that make a noun narrower than a total, though no crime. */
export const narrowingWords = wordList(`
  团伙 系列 恶性 重大 街面 可防性 民生 小案 积案 旧案 陈案 外地 省外 挂牌 督办 专案 个案 重特大 特大 未成年 铁路 农村 水域 网络 假 涉 恶意 商圈 地区 旅馆 车站 景区 医院 校园 小区 路段 高速 辖区内的 夜间 夏季 摩托 公交 疑难 大要案 外省 境外 涉外 未破
  电动自行车 电动车 货车 客车 三轮 行人 老年人 高速公路 国省道 涉酒 酒驾 施工 学校 非机动车 逃逸 学生 危化 易发 重点 主要 五类 七类 旅馆业 出租 宾馆 娱乐 部分 某 生产 生产安全 火灾 涉网 涉校 涉医
  经济 环境 食品 药品 毒品 涉毒 食药环 环食药 破坏 非法 侵犯 旅游 保险 金融 电力 电动车 三车 林业 森林 伤害 食药 暴力 五类 七类 四类 八类 8类 烟草 入室 涉企
`);

/** Between the subject of a change and its verb: how it was compared. */
export const comparisonWords = wordList(`
  同比 环比 分别 均 都 双双 双 同时 又 再 也 则 仍 继续 持续 大幅 明显 连续 实现 首次 出现 呈 较 比 与 同 和 跟 相比 相较
  同期 比较 去年 上年 上年度 前一年 往年 年初 累计 共 总体 各 “ ” 四项指数 三项指数 四项指标 三项指标 两项指数 四项 三项
  指数 指标 之下 再次 逐年 稳步 大大 有效 显著 进一步 并 且  分别同比 的 了 在  近年 双下降 双降 三下降 全面
  率先 整体 基数   以上  升降  相对 对比   历史 同步 
  反而 却 五连降 四连降 三连降 六连降 连降 连续下降 连年 三连升 双升 双提升 双增长 两升 两降
`);

/** Says how many of what was counted before: 起数 下降6%. */
export const countWords = wordList(`
  起数 数 数量 总数 总量 人数 件数 破案数 破案 抓获数 抓获 查处数 查处量 总数量 这一数字 该数据 该数字 数字 总额 金额 案件数 案值
  其中 化解数 办理量 受理数 受理量 量 户数 注册数 注册量 规模 成功数 返还数 挽损数 挽损额 全市 全区 全县 全省 已 抓人数 破获案件数 侦破案件数 抓获犯罪嫌疑人数 抓获嫌疑人数 抓获人数 数值 战果 查获数 成绩
  绝对数 二者 两者 三者
`);

/** Verbs that are also parts of nouns: an indicator's own verb before one governs across it. */
export const softVerbs = wordList(`
  服务 登记 处理 处置 宣传 检查 培训 预警 整治 注册 安装 建立 办理 救助 接待 保障 落实 实施 破 整改 走访 涉及 涉案 发现 冻结 受理 发生 组织
`);

/** Before a verb whose noun was said earlier: 通过网上受理1.35万件, 比上年多抓312名, 仅2022年就破获3450起. */
export const frontWords = wordList(`
  免费 为民 为 通过 网上 网络 线上 自助 上门 比 较 多 仅 就 当场 已 先后 累计 其中 而 且 并 帮助 协助群众 共 总 上年 去年 少 又 其他 期间 也 再 现场 就地 依法
  总共 合计 同时 另 主动 积极 我们 民警 全力 当年 次 登记 事故 造成 致 累计共 落实
`);
