/** Truths that a league can hold at known places: what is changed of bureaus and figures, and nothing else. */

export const lastYear = 2024;

/**
 * What can be planted. triple: three times the usual rate · contradiction: a stated change that the levels of both years rule out, beside two
 * that agree · level: a prefecture among counties · population: residents on another basis only · break: a larger area from July of the
 * last year on, with half as many cases again · ties: two bureaus with the same figure and residents · rounding: two with the same
 * residents, 1250 of the one and 1200余 of the other.
 */
export const plants = ['triple', 'contradiction', 'level', 'population', 'break', 'ties', 'rounding'] as const;
export type Plant = (typeof plants)[number];

/** Where a truth is planted: in the last year. */
export interface Planted {
  /** The bureaus that it is about. */
  readonly bureaus: readonly string[];
  /** Bureaus of the same kind that are in order. */
  readonly beside: readonly string[];
  readonly indicator: string;
}

/** Places of bureaus behind the prefectures, and of the indicator. */
export const places: Readonly<
  Record<Plant, { bureaus: readonly number[]; beside?: readonly number[]; indicator: number }>
> = {
  triple: { bureaus: [0], indicator: 0 },
  contradiction: { bureaus: [1], beside: [2, 3], indicator: 1 },
  level: { bureaus: [4], indicator: 2 },
  population: { bureaus: [5], indicator: 3 },
  break: { bureaus: [6], indicator: 1 },
  ties: { bureaus: [7, 8], indicator: 2 },
  rounding: { bureaus: [9, 10], indicator: 0 },
};

/** An indicator that is counted over a year and has a rate per head. */
export interface Flow {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  /** The catalogue's own entry. */
  readonly entry: unknown;
}

/** Changed where something is planted. */
export interface LeagueBureau {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  word: { zh: string; en: string };
  level: 'prefecture' | 'county';
  adcode: string;
  residents: number;
  basis: 'census' | 'year-end';
  /** How much more or less than usual is counted here, whatever it is. */
  readonly temper: number;
  readonly breaks: unknown[];
}

/** Changed where something is planted. */
export interface LeagueFigure {
  readonly bureau: LeagueBureau;
  readonly year: number;
  readonly indicator: Flow;
  count: number;
  isMissing: boolean;
  isRounded: boolean;
  /** The change on the year before that the bureau states, in whole percent. */
  statedChange?: number;
}

/** What figures are drawn from. `perHead`: usual numbers a year per 100 000 residents. */
export interface League {
  readonly seed: number;
  readonly identical: boolean;
  readonly levels: readonly (Flow & { readonly perHead: number })[];
  readonly planted: Readonly<Record<Plant, Planted>>;
}

/** What a prefecture is called. */
export const city = { zh: '市', en: 'Municipal' };

/** Changes of bureaus, before anything is counted. */
export const plantBureaus: Readonly<
  Partial<Record<Plant, (league: League, bureaus: readonly LeagueBureau[]) => void>>
> = {
  level: ({ planted }, bureaus) => {
    for (const bureau of own(bureaus, planted.level)) {
      // A prefecture that holds none of the others.
      Object.assign(bureau, { level: 'prefecture', adcode: '995000', word: city });
    }
  },
  population: ({ planted }, bureaus) => {
    for (const bureau of own(bureaus, planted.population)) bureau.basis = 'year-end';
  },
  break: ({ planted }, bureaus) => {
    for (const { id, breaks } of own(bureaus, planted.break)) {
      const reason = { zh: '辖区扩大', en: 'the area grew' };
      const indicators = [planted.break.indicator];
      breaks.push({ date: `${lastYear}-07-01`, indicators, reason, source: `${id}-${lastYear}` });
    }
  },
  ties: ({ planted }, bureaus) => {
    const [first, second] = own(bureaus, planted.ties);
    if (first && second) second.residents = first.residents;
  },
  rounding: ({ planted, levels }, bureaus) => {
    const { perHead = 0 } = levels.find(({ id }) => id === planted.rounding.indicator) ?? {};
    // As many residents as usually have 1250.
    for (const bureau of own(bureaus, planted.rounding)) bureau.residents = Math.round((1250 / perHead) * 1e5);
  },
};

/** Changes of figures, once all are counted. */
export const plantFigures: Readonly<
  Partial<Record<Plant, (league: League, figures: readonly LeagueFigure[]) => void>>
> = {
  triple: ({ planted }, figures) => {
    const [figure] = lastOf(figures, planted.triple);
    if (figure) publish(figure, 3 * figure.count);
  },
  contradiction: ({ planted: { contradiction } }, figures) => {
    const { indicator, bureaus, beside } = contradiction;
    for (const id of [...bureaus, ...beside]) {
      const [before, after] = [lastYear - 1, lastYear].map((year) =>
        figures.find((each) => each.bureau.id === id && each.indicator.id === indicator && each.year === year),
      );
      if (!before || !after) throw new Error('a contradiction needs two years');
      for (const figure of [before, after]) publish(figure, figure.count);
      const change = Math.round((after.count / before.count - 1) * 100);
      after.statedChange = bureaus.includes(id) ? change + 25 : change;
    }
  },
  break: ({ planted }, figures) => {
    const [figure] = lastOf(figures, planted.break);
    if (figure) publish(figure, Math.round(1.5 * figure.count));
  },
  ties: ({ planted }, figures) => {
    const [first, second] = lastOf(figures, planted.ties);
    if (!first || !second) return;
    publish(first, first.count);
    publish(second, first.count);
  },
  rounding: ({ planted }, figures) => {
    const [exact, rough] = lastOf(figures, planted.rounding);
    if (!exact || !rough) return;
    publish(exact, 1250);
    publish(rough, 1250);
    rough.isRounded = true;
  },
};

const own = (bureaus: readonly LeagueBureau[], { bureaus: ids }: Planted): LeagueBureau[] =>
  ids.flatMap((id) => bureaus.find((bureau) => bureau.id === id) ?? []);

const lastOf = (figures: readonly LeagueFigure[], { bureaus: ids, indicator }: Planted): LeagueFigure[] =>
  ids.flatMap(
    (id) =>
      figures.find((each) => each.bureau.id === id && each.indicator.id === indicator && each.year === lastYear) ?? [],
  );

/** Published, and in full. */
function publish(figure: LeagueFigure, count: number): void {
  Object.assign(figure, { count, isMissing: false, isRounded: false });
}
