/** What was published, by k of n, in words. */
import type { CoverageView } from '../model/report.js';
import { label, labelBureau, type Context } from './context.js';

export function viewCoverage(context: Context): CoverageView {
  const { coverage, wording, language } = context;
  return {
    indicators: coverage.indicators.map(({ indicator: id, published, applicable }) => {
      const indicator = context.indicator(id);
      return {
        indicator: { id, label: indicator.name[language] },
        family: label(context, 'family', indicator.family),
        published: {
          value: published,
          of: applicable,
          text: wording.say('published', { count: published, of: applicable }),
        },
      };
    }),
    bureaus: coverage.bureaus.map(({ bureau, published, applicable, sources }) => ({
      bureau: labelBureau(context, bureau),
      published: {
        value: published,
        of: applicable,
        text: wording.say('published-indicators', { count: published, of: applicable }),
      },
      sources,
    })),
  };
}
