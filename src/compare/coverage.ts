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
  const publishers = new Map(indicators.map(({ id }) => [id, new Set<string>()]));
  for (const { indicator, bureau } of observations) publishers.get(indicator)?.add(bureau);
  const articles = new Map<string, number>();
  for (const { bureau } of sources) if (bureau !== null) articles.set(bureau, (articles.get(bureau) ?? 0) + 1);
  const withSources = bureausWithSources(dataset);
  const has = (indicator: Indicator, bureau: Bureau): boolean => publishers.get(indicator.id)?.has(bureau.id) ?? false;
  const applies = (indicator: Indicator, bureau: Bureau): boolean => indicator.applies_to.includes(bureau.level);
  return {
    indicators: indicators.map((indicator) => ({
      indicator: indicator.id,
      published: publishers.get(indicator.id)?.size ?? 0,
      applicable: bureaus.filter((bureau) => applies(indicator, bureau)).length,
      absences: bureaus.flatMap((bureau) =>
        has(indicator, bureau) ? [] : [explainAbsence(bureau, indicator, withSources, false)],
      ),
    })),
    bureaus: bureaus.map((bureau) => ({
      bureau: bureau.id,
      published: indicators.filter((indicator) => has(indicator, bureau)).length,
      applicable: indicators.filter((indicator) => applies(indicator, bureau)).length,
      sources: articles.get(bureau.id) ?? 0,
    })),
  };
}
