/** Words around numerals: measure words, approximation, and what makes a numeral something else than a quantity. */

/**
 * Measure words by what they count. A figure is read only with one of them beside it: a bare number (110, 96110, “1+6”) is a name.
 * Compounds such as 人次 win over 人.
 */
export const measureWords: Readonly<Record<string, MeasureClass>> = {
  起: 'case',
  件: 'case',
  宗: 'case',
  例: 'case',
  桩: 'case',
  案: 'case',
  起次: 'case',
  件次: 'case',
  人: 'person',
  名: 'person',
  位: 'person',
  余人: 'person',
  人次: 'person-time',
  名次: 'person-time',
  笔: 'transaction',
  次: 'time',
  趟: 'time',
  场: 'time',
  场次: 'time',
  个: 'piece',
  处: 'piece',
  项: 'piece',
  条: 'piece',
  伙: 'piece',
  股: 'piece',
  副: 'piece',
  块: 'piece',
  面: 'piece',
  张: 'piece',
  本: 'piece',
  份: 'piece',
  枚: 'piece',
  户: 'household',
  户次: 'household',
  家: 'household',
  家次: 'household',
  辆: 'vehicle',
  辆次: 'vehicle',
  台: 'vehicle',
  台次: 'vehicle',
  部: 'vehicle',
  元: 'money',
  元人民币: 'money',
  块钱: 'money',
  美元: 'other',
  年: 'year',
  周年: 'other',
  个年头: 'year',
  个月: 'month',
  天: 'day',
  日: 'day',
  小时: 'other',
  分钟: 'other',
  秒: 'other',
  周: 'other',
  周岁: 'other',
  岁: 'other',
  个工作日: 'other',
  个小时: 'other',
  支: 'other',
  所: 'other',
  座: 'other',
  期: 'other',
  篇: 'other',
  只: 'other',
  头: 'other',
  米: 'other',
  公里: 'other',
  千米: 'other',
  平方米: 'other',
  平方公里: 'other',
  亩: 'other',
  吨: 'other',
  公斤: 'other',
  千克: 'other',
  克: 'other',
  升: 'other',
  路: 'other',
  套: 'other',
  批: 'other',
  批次: 'other',
  轮: 'other',
  级: 'other',
  层: 'other',
  类: 'other',
  种: 'other',
  支队伍: 'other',
  字: 'other',
  发: 'other',
  瓶: 'other',
  箱: 'other',
  幅: 'other',
  段: 'other',
  道: 'other',
  口: 'other',
  点: 'other',
  倍: 'fold',
  '%': 'percent',
  个百分点: 'points',
  个点: 'points',
  百分点: 'points',
  成: 'tenth',
};

export type MeasureClass =
  | 'case'
  | 'person'
  | 'person-time'
  | 'transaction'
  | 'time'
  | 'piece'
  | 'household'
  | 'vehicle'
  | 'money'
  | 'year'
  | 'month'
  | 'day'
  | 'other'
  | 'fold'
  | 'percent'
  | 'points'
  | 'tenth';

/** What may stand right before a numeral, and what it says. */
export const approximationsBefore: Readonly<Record<string, '超' | '近' | '约' | '以上'>> = {
  将近: '近',
  接近: '近',
  近: '近',
  大约: '约',
  约为: '约',
  约: '约',
  超过: '超',
  超出: '超',
  超: '超',
  逾: '超',
  突破: '超',
  上: '以上',
  达上: '以上',
  至少: '以上',
  不少于: '以上',
  不低于: '以上',
};

/** What may follow the measure word. */
export const approximationsAfter: Readonly<Record<string, '以上' | '约' | '余'>> = {
  以上: '以上',
  及以上: '以上',
  左右: '约',
  上下: '约',
  多: '余',
  余: '余',
};

/** After the measure word these make another word of it: 成员, 人民, 件套. */
export const otherWords =
  /^(?:成(?:员|功|立|为|效|果|绩|都|本|品|年|长|分|熟|交|型|立)|人(?:民|员|口|大|才|群|均|社|生|家|工|力|防|物|行道)|条例|个体|年(?:代|度|级|轻|龄|初|底|末|货|夜|关)|家(?:庭|人|园|长|属|乡)|户(?:籍|外|政|口)|次(?:日|数|序)|点(?:位|对)|名(?:单|义|誉|牌|称|优)|项(?:目|指数|指标)|处(?:置|理|罚|警|结)|日(?:常|均|前|志|夜)|天(?:网|津|眼|窗)|面(?:对|向|临)|部(?:门|署|委|分)|案(?:件|情|值|事|卷|发)|路(?:段|口|面|长)|所(?:有|长|辖)|支(?:队|持|部|撑|付)|台(?:账|湾|风)|本(?:级|地|届|着|年|科)|份(?:额)|升(?:级)|级(?:别)|级公安|发(?:展|案|生|现|放|布)|口(?:岸|碑)|只(?:有|要)|期(?:间|待)|场(?:所|景)|批(?:准|评)|路线|道路|道德)/;
