/** Corrections of published figures, and what bureaus reply, in one language. */
import type { CorrectionView, Report } from '../model/report.js';
import { labelBureau, titleOf, type Context } from './context.js';
import { joinItems, showPeriod, showStated } from './format.js';

/** In the order of the evidence; of an edition about one bureau those of the rows that it prints. */
export function viewCorrections(context: Context): CorrectionView[] {
  const { dataset, wording, language, focus, evidenceRows } = context;
  return dataset.corrections
    .map((correction): CorrectionView => {
      const observation = context.observation(correction.observation);
      const { value, lower, upper, kind, qualifier, period, unit } = observation;
      return {
        observation: observation.id,
        evidence: context.evidence(observation.id),
        bureau: labelBureau(context, observation.bureau),
        title: titleOf(context, observation.indicator, kind),
        period: period ? showPeriod(period, language) : wording.say('period.not-stated'),
        stated: correction.stated,
        expected: showStated(correction.original, kind, correction.original.qualifier, language),
        holds: showStated({ value, lower, upper }, kind, qualifier, language),
        unit: wording.say(`unit.${unit}`),
        reason: correction.reason[language],
        provider: correction.provider[language],
        date: correction.date,
      };
    })
    .filter(({ evidence }) => !focus || evidenceRows.has(evidence))
    .toSorted((a, b) => a.evidence - b.evidence);
}

/** Each with who signed it and when, before its first paragraph. */
export function viewReplies(context: Context): Report['replies'] {
  const { dataset, wording, language, focus } = context;
  return dataset.replies
    .filter(({ bureau }) => !focus || bureau === focus.id)
    .map(({ bureau, date, text, signed }) => {
      const [first = '', ...others] = paragraphsOf(text[language]);
      const who = signed?.[language] ?? context.bureau(bureau).name[language];
      const opening = wording.say('bureau.reply', { signed: who, date, text: first });
      return { bureau: labelBureau(context, bureau), paragraphs: [opening, ...others] };
    });
}

/** A blank line ends a paragraph; another line break is one of the file, with a blank between words and none between Chinese characters. */
const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => paragraph.replaceAll(/(?<=\P{ASCII})\s*\n\s*(?=\P{ASCII})/gu, '').replaceAll(/\s*\n\s*/g, ' '));

/** Corrected figures that a sentence names. */
const mostNamed = 4;

/** That figures among these hold instead of what was published, and what that was; nothing where there are none. */
export function tellCorrected(context: Context, ids: Iterable<string>): string[] {
  const { dataset, wording, language } = context;
  if (dataset.corrections.length === 0) return [];
  const shown = new Set(ids);
  const items = dataset.corrections
    .filter(({ observation }) => shown.has(observation))
    .toSorted((a, b) => context.evidence(a.observation) - context.evidence(b.observation))
    .map(({ observation: id, original }) => {
      const { bureau, indicator, kind, unit } = context.observation(id);
      return wording.say('corrected.item', {
        bureau: labelBureau(context, bureau).label,
        title: titleOf(context, indicator, kind),
        was: wording.say('table.with-unit', {
          value: showStated(original, kind, original.qualifier, language).text,
          unit: wording.say(`unit.${unit}`),
        }),
      });
    });
  const more = items.length - mostNamed;
  const named = more > 0 ? [...items.slice(0, mostNamed), wording.say('corrected.more', { count: more })] : items;
  return items.length === 0 ? [] : [wording.say('corrected', { items: joinItems(named, language) })];
}
