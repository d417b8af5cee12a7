/** A figure that spans a date from which its bureau's figures are not continuous. */
import { shiftYears } from '../../model/period.js';
import { finding, type Rule } from './rule.js';

export const seriesBroken: Rule = {
  code: 'series-broken',
  page: {
    finds: {
      zh: '期间跨越口径、辖区或统计办法变更日的数据；同比则连同上年一起看。',
      en: 'A figure whose period contains a date from which definition, area or counting changed; for a change, the year before is looked at as well.',
    },
    misleads: {
      zh: '变更前后数的不是一回事，升降可能只是变更造成的。',
      en: 'Before and after do not count the same, so that a rise or fall may be the change of rules.',
    },
    example: {
      zh: '2021年7月起辖区扩大，当年的同比增长30%。',
      en: 'The area grew in July 2021; the figure of that year rose by 30%.',
    },
    remedy: {
      zh: '注明变更日期和原因；不跨变更计算变化和趋势。',
      en: 'Print the date and the reason; compute no change and no trend across it.',
    },
    references: 'SDMX, OBS_STATUS B (break in series)',
  },
  find(set) {
    const isChange = set.kind === 'change' || set.kind === 'change-points';
    return set.members.flatMap((member) => {
      const { period } = member.observation;
      if (!period || set.indicator.measure_type === 'stock') return [];
      const start = isChange ? shiftYears(period, -1).start : period.start;
      return member.bureau.breaks.flatMap(({ date, indicators, reason }) => {
        if (!indicators.includes(set.indicator.id) || date <= start || date > period.end) return [];
        const values = { date, reason_zh: reason.zh, reason_en: reason.en };
        const evidence = [member.observation.id];
        return [finding('series-broken', 'caveat', [member], set, { values, evidence })];
      });
    });
  },
};
