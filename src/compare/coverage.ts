/** Counts what was published and what was not, and says which kind of absence each is. */
import type { Bureau } from '../model/bureau.js';
import type { Absence } from '../model/comparison.js';
import type { Coverage } from '../model/coverage.js';
import type { Dataset } from '../model/dataset.js';
import type { Indicator } from '../model/indicator.js';

/** Bureaus with an article on file. */
export function bureausWithSources({ sources }: Pick<Dataset, 'sources'>): ReadonlySet<string> {
  return new Set(sources.flatMap(({ bureau }) => bureau ?? []));
}

/** Why a bureau has no figure. `otherKind`: whether it published the indicator in another form. */
export function explainAbsence(
  { id, level }: Bureau,
  { applies_to: levels }: Indicator,
  withSources: ReadonlySet<string>,
  otherKind: boolean,
): Absence {
  if (!levels.includes(level)) return { bureau: id, reason: 'not-applicable' };
  if (otherKind) return { bureau: id, reason: 'other-kind' };
  return { bureau: id, reason: withSources.has(id) ? 'not-published' : 'no-source' };
}

export function measureCoverage(dataset: Dataset): Coverage {
  const { bureaus, indicators, observations, sources } = dataset;
  const published = new Set(observations.map(({ indicator, bureau }) => `${indicator}|${bureau}`));
  const withSources = bureausWithSources(dataset);
  const has = (indicator: Indicator, bureau: Bureau): boolean => published.has(`${indicator.id}|${bureau.id}`);
  const applies = (indicator: Indicator, bureau: Bureau): boolean => indicator.applies_to.includes(bureau.level);
  return {
    indicators: indicators.map((indicator) => ({
      indicator: indicator.id,
      published: bureaus.filter((bureau) => has(indicator, bureau)).length,
      applicable: bureaus.filter((bureau) => applies(indicator, bureau)).length,
      absences: bureaus.flatMap((bureau) =>
        has(indicator, bureau) ? [] : [explainAbsence(bureau, indicator, withSources, false)],
      ),
    })),
    bureaus: bureaus.map((bureau) => ({
      bureau: bureau.id,
      published: indicators.filter((indicator) => has(indicator, bureau)).length,
      applicable: indicators.filter((indicator) => applies(indicator, bureau)).length,
      sources: sources.filter((source) => source.bureau === bureau.id).length,
    })),
  };
}
