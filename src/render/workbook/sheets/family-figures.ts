/** Columns of a family's sheet that hold the figure, its rate and what the rate is made of, by formulas over Observations and Bureaus. */
import type { ObservationColumn } from '../../../model/observation.js';
import type { MemberView } from '../../../model/report.js';
import type { Edition } from '../edition.js';
import { orBlank, referTo, toFormula, whenNumbers } from '../formula.js';
import { poissonLower, poissonUpper, wilson } from '../interval-formulas.js';
import { chooseFormat } from '../number-format.js';
import type { TableCell } from '../sheet.js';
import { toNumberCell, type ColumnOf } from '../table-builder.js';
import { populationCell } from './bureaus.js';
import { toFigureNote } from './figure-note.js';
import { comparedOf, isSigned, type FamilyRow } from './family-row.js';

export function figureColumns(edition: Edition, table: string): ColumnOf<FamilyRow>[] {
  const { wording } = edition;
  const say = (key: string): string => wording.say(`workbook.column.${key}`);
  const number = (
    key: string,
    read: (row: FamilyRow) => TableCell,
    more: Partial<ColumnOf<FamilyRow>> = {},
  ): ColumnOf<FamilyRow> => ({ header: say(key), align: 'right', read, ...more });
  const { own } = referTo(table);
  const observations = referTo('Observations');
  // One search a row: programs read through all ids for each.
  const observation = (column: ObservationColumn): string =>
    `INDEX(${observations.column(column)},${own(say('observation-row'))})`;
  const population = own(say('population'));
  const perHead = (count: string, events = count): string =>
    whenNumbers([count, population], `${events}*rate_base/${population}`);
  const [lower, upper] = [own(say('stated-lower')), own(say('stated-upper'))];
  const proportion = [own(say('numerator')), own(say('denominator'))] as const;
  const noteOf = toFigureNote(edition);
  const toCompared = ({ comparison: { measure }, member }: FamilyRow): string | undefined => {
    if (measure === 'rate') return member.rate && own(say('rate'));
    return member.share ? whenNumbers(proportion, `100*${proportion[0]}/${proportion[1]}`) : own(say('stated'));
  };
  const limit = ({ member }: FamilyRow, bound: 'lower' | 'upper', ofCount: string): TableCell => ({
    ...toRateBound(member.interval?.[bound], intervalText(member)),
    formula: member.interval && { text: member.rate ? ofCount : whenNumbers(proportion, wilson[bound](...proportion)) },
  });
  return [
    number(
      'stated',
      (row) => ({
        ...toNumberCell(row.member.stated, isSigned(row)),
        formula: { text: orBlank(observation('value')) },
        note: () => noteOf(row.member.evidence, `${row.member.bureau.label} · ${row.member.period}`),
        link: edition.placeObservation(row.member.evidence),
      }),
      { noted: true, linked: 'quiet' },
    ),
    number('stated-lower', (row) => ({
      ...toBound(row.member.stated.lower, isSigned(row)),
      formula: { text: orBlank(observation('lower')) },
    })),
    number('stated-upper', (row) => ({
      ...toBound(row.member.stated.upper, isSigned(row)),
      formula: { text: orBlank(observation('upper')) },
    })),
    { header: say('unit'), long: true, widest: 12, read: ({ member }) => member.unit.label },
    number('rate', ({ member }) => ({
      ...toNumberCell(member.rate),
      formula: member.rate && { text: perHead(own(say('stated'))) },
    })),
    number(
      'rate-lower',
      ({ member }) => ({
        ...toRateBound(member.rate?.lower, member.rate?.text),
        formula: member.rate && { text: perHead(lower) },
      }),
      { detail: true },
    ),
    number(
      'rate-upper',
      ({ member }) => ({
        ...toRateBound(member.rate?.upper, member.rate?.text),
        formula: member.rate && { text: perHead(upper) },
      }),
      { detail: true },
    ),
    number('interval-lower', (row) => limit(row, 'lower', perHead(lower, poissonLower(lower)))),
    number('interval-upper', (row) => limit(row, 'upper', perHead(upper, poissonUpper(upper)))),
    ...(['numerator', 'denominator'] as const).map((part) =>
      number(
        part,
        ({ member }) => ({
          content: member.share && edition.observation(member.evidence)?.[part],
          formula: member.share && { text: orBlank(observation(part)) },
        }),
        { detail: true },
      ),
    ),
    number(
      'observation-row',
      ({ member: { evidence } }) => ({
        content: evidence,
        formula: { text: `MATCH(${own(say('observation'))},${observations.column('id')},0)` },
      }),
      { detail: true },
    ),
    number(
      'compared',
      (row) => ({ ...toNumberCell(comparedOf(row), isSigned(row)), formula: toFormula(toCompared(row)) }),
      { detail: true },
    ),
    {
      header: say('rate-unit'),
      long: true,
      widest: 16,
      read: ({ comparison, member }) => (member.rate ? comparison.unit : undefined),
    },
    number('population', ({ member }) => ({
      ...toNumberCell(member.population),
      formula: toFormula(
        member.population && populationCell(edition, member.bureau.id, member.population, observation('bureau')),
      ),
    })),
  ];
}

function toBound(value: number | null, signed: boolean): TableCell {
  return value === null ? { content: undefined } : { content: value, format: chooseFormat(value, { signed }) };
}

/** Limits have as many decimals as the rate that they belong to. */
const intervalText = ({ rate, interval }: MemberView): string | undefined => rate?.text ?? interval?.text;

/** A rate's bound has as many decimals as the rate. */
function toRateBound(value: number | null | undefined, text: string | undefined): TableCell {
  if (value === null || value === undefined) return { content: undefined };
  const decimals = /\.(\d+)/.exec(text ?? '')?.[1]?.length ?? 0;
  return { content: value, format: chooseFormat(value, { text: value.toFixed(decimals) }) };
}
