/** What was published, by k of n, in words. */
import type { CoverageView } from '../model/report.js';
import { label, labelBureau, type Context } from './context.js';
import { joinItems } from './format.js';

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

/** Indicators of the catalogue that nobody published: by 0 of n. */
export function describeSilence({ coverage, wording, language, indicator }: Context): string[] {
  const silent = coverage.indicators.filter(({ published, applicable }) => published === 0 && applicable > 0);
  if (silent.length === 0) return [];
  const names = silent.map((entry) => indicator(entry.indicator).name[language]);
  return [wording.say('coverage.silent', { count: silent.length, titles: joinItems(names, language) })];
}
