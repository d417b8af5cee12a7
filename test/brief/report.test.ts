/** The report of the shipped benchmark in both languages: its messages, limits, figures and tables. */
import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../src/model/comparison.js';
import { endYear } from '../../src/model/period.js';
import type { Observation } from '../../src/model/observation.js';
import type { Figure, KeyMessage, Table } from '../../src/model/report.js';
import { figuresIn, prepareShipped, reportIn, shippedDataset } from './prepared.js';

const languages = ['zh', 'en'] as const;
const { comparisons, templates } = prepareShipped();
const dataset = shippedDataset();

function observationOf(id: string): Observation {
  const observation = dataset.observations.find((each) => each.id === id);
  if (!observation) throw new Error(`no observation ${id}`);
  return observation;
}

const tablesOf = (language: (typeof languages)[number]): Table[] =>
  reportIn(language).sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.type === 'table' ? [block.table] : [])),
  );

const read = (token: string): number => Number(token.replaceAll(',', '').replace('\u2212', '-'));
const tokensOf = (text: string): string[] =>
  (text.match(/[\u2212]?\d[\d,]*(?:\.\d+)?/g) ?? []).map((token) => token.replace(/,+$/, ''));

/** Residents of a bureau at the census. */
function censusOf(bureau: string): number {
  const found = dataset.bureaus.find(({ id }) => id === bureau)?.population.find(({ basis }) => basis === 'census');
  if (!found) throw new Error(`no census for ${bureau}`);
  return found.value;
}

/** Numbers that a message on these observations may state: figures, rates, their ratio, years, the base of rates. */
function statable(observations: readonly Observation[]): number[] {
  const values = observations.map(({ value }) => value);
  // Rough figures are told by their bounds.
  const rates = observations.flatMap(({ value, lower, upper, bureau }) =>
    [value, lower, upper ?? value].map((number) => (number / censusOf(bureau)) * 100_000),
  );
  const years = observations.flatMap(({ period }) =>
    period ? [Number(period.start.slice(0, 4)), endYear(period)] : [],
  );
  const ratios = rates.flatMap((rate) => rates.map((other) => rate / other));
  return [...values, ...rates, ...ratios, ...years, 100_000, 10];
}

/** Limits of the intervals that stand between those observations, and their level of 95 %. */
function limitsBetween(observations: readonly string[]): number[] {
  const cited = comparisons.filter(({ members }) =>
    members.some(({ observation }) => observations.includes(observation.id)),
  );
  return [
    95,
    ...cited.flatMap(({ pairs }) => pairs.flatMap(({ interval }) => [interval?.lower ?? 0, interval?.upper ?? 0])),
  ];
}

/** Whether a printed number is one of the candidates, rounded to the places that it shows. */
function isRounded(token: string, candidates: readonly number[]): boolean {
  const places = token.split('.')[1]?.length ?? 0;
  return candidates.some((value) => Math.abs(value - read(token)) <= 0.5 * 10 ** -places + 1e-9);
}

describe.each(languages)('messages in %s', (language) => {
  const { messages } = reportIn(language);
  const factual = messages.filter(({ template }) => template !== 'coverage');

  it('are three to six, each said once', () => {
    expect(messages.length).toBeGreaterThanOrEqual(3);
    expect(messages.length).toBeLessThanOrEqual(6);
    expect(messages).toHaveLength(templates.plan.messages);
    expect(new Set(messages.map(({ text }) => text)).size).toBe(messages.length);
  });

  it('cite their observations, by id and by row of the evidence', () => {
    expect(factual.length).toBeGreaterThanOrEqual(3);
    for (const { observations, evidence } of factual) {
      expect(observations.length).toBeGreaterThanOrEqual(2);
      expect(evidence.map((row) => reportIn(language).evidence[row - 1]?.observation)).toEqual(observations);
    }
  });

  it('state no number that is not their observations’ own, their rate, their ratio or its interval', () => {
    for (const { text, observations } of factual) {
      const candidates = [...statable(observations.map(observationOf)), ...limitsBetween(observations)];
      for (const token of tokensOf(text))
        expect({ text, token, stated: isRounded(token, candidates) }).toMatchObject({ stated: true });
    }
  });

  it('state the figure of every observation that they cite, or its rate', () => {
    for (const { text, observations } of factual) {
      for (const { value, bureau } of observations.map(observationOf)) {
        const own = [value, (value / censusOf(bureau)) * 100_000];
        const said = tokensOf(text).some((token) => isRounded(token, own));
        expect({ text, bureau, said }).toMatchObject({ said: true });
      }
    }
  });

  it('compare figures of one indicator only, each bureau named with its figure', () => {
    for (const { text, observations } of factual) {
      const cited = observations.map(observationOf);
      expect(new Set(cited.map(({ indicator, kind }) => `${indicator}/${kind}`)).size).toBe(1);
      for (const { bureau } of cited) {
        const name = dataset.bureaus.find(({ id }) => id === bureau)?.short_name[language] ?? '?';
        expect(text).toContain(name);
      }
    }
  });

  it('assert no cause and no praise', () => {
    const causes =
      /因为|由于|因此|所以|导致|使得|得益|归功|归因|促使|成效|有力|because|due to|thanks to|owing|caus|led to|result|therefore|effective|success/i;
    for (const { text } of messages) expect(text).not.toMatch(causes);
  });

  it('tell that an indicative figure is shown and not ranked, and what limits it', () => {
    const told = factual.flatMap((message) => indicativeOf(message).map((observation) => ({ message, observation })));
    expect(told.length).toBeGreaterThan(0);
    for (const { message, observation } of told) {
      const name = dataset.bureaus.find(({ id }) => id === observation.bureau)?.short_name[language] ?? '?';
      const pattern =
        language === 'zh'
          ? new RegExp(`另有${name}${observation.value}（范围有限、[^。]+），仅供并列参考，不参与排名。`)
          : new RegExp(`Shown beside them, not ranked: ${name} ${observation.value} \\(limited scope, [^.]+\\)\\.`);
      expect(message.text).toMatch(pattern);
    }
  });

  it('name the caveats of their set', () => {
    const withCaveats = factual.filter((message) =>
      comparisonOf(message).findings.some(({ severity }) => severity === 'caveat'),
    );
    expect(withCaveats.length).toBeGreaterThan(0);
    for (const { text } of withCaveats)
      expect(text).toMatch(language === 'zh' ? /需注意：[^。]+。$/ : / Caveats: [^.]+\.$/);
  });

  it('end with how much was published at all, recounted here', () => {
    const last = messages.at(-1);
    expect(last?.template).toBe('coverage');
    const single = comparisons.filter(({ members }) => members.length === 1).length;
    const expected = [
      dataset.bureaus.length,
      new Set(dataset.observations.map(({ indicator }) => indicator)).size,
      dataset.indicators.length,
      new Set(dataset.observations.map(({ indicator, kind }) => `${indicator}/${kind}`)).size,
      comparisons.filter(({ verdict }) => verdict.startsWith('comparable')).length,
      comparisons.filter(({ verdict }) => verdict === 'comparable-with-caveats').length,
      comparisons.filter(({ verdict }) => verdict === 'indicative').length,
      comparisons.filter(({ verdict }) => verdict === 'undetermined').length,
      comparisons.filter(({ verdict, members }) => verdict === 'not-comparable' && members.length > 1).length,
      single,
      dataset.bureaus.length,
      comparisons.filter(({ members }) => members.length === dataset.bureaus.length).length,
    ];
    const found = tokensOf(last?.text ?? '').map(Number);
    // The English sentence says the number of all bureaus last.
    expect(found).toEqual(language === 'zh' ? expected : [...expected.slice(0, 10), expected[11], expected[10]]);
  });
});

function comparisonOf({ observations }: KeyMessage): Comparison {
  const found = comparisons.find(({ members }) =>
    members.some(({ observation }) => observation.id === observations[0]),
  );
  if (!found) throw new Error('a message is about one comparison');
  return found;
}

/** Cited observations that stand beside their set only. */
function indicativeOf(message: KeyMessage): Observation[] {
  return comparisonOf(message).members.flatMap(({ standing, observation }) =>
    standing === 'indicative' && message.observations.includes(observation.id) ? [observation] : [],
  );
}

describe.each(languages)('limits in %s', (language) => {
  const { limits, comparisons: views } = reportIn(language);
  const several = comparisons.filter(({ members }) => members.length > 1);
  const groups = [
    several.filter(({ verdict }) => verdict === 'indicative' || verdict === 'undetermined'),
    several.filter(({ verdict }) => verdict === 'not-comparable'),
    comparisons.filter(({ members }) => members.length === 1),
  ];

  it('are one sentence for each way of not comparing, with its count', () => {
    expect(limits.map((text) => tokensOf(text)[0])).toEqual(groups.map((group) => `${group.length}`));
  });

  it('name the sets that several published', () => {
    for (const [index, group] of groups.slice(0, 2).entries()) {
      expect(group.length).toBeGreaterThan(0);
      for (const { id } of group.slice(0, 10))
        expect(limits[index]).toContain(views.find((view) => view.id === id)?.title);
    }
  });

  it('say that what was not published is not zero', () => {
    expect(limits.at(-1)).toMatch(language === 'zh' ? /也不等于零/ : /neither zero nor/);
  });
});

describe.each(languages)('figures in %s', (language) => {
  const figures = figuresIn(language);
  const report = reportIn(language);

  it('are eight or more, numbered through, each with a title, a description and a source', () => {
    expect(figures.length).toBeGreaterThanOrEqual(8);
    expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
    expect(figures.map(({ number }) => number)).toEqual(
      figures.map((_, index) => (language === 'zh' ? `图${index + 1}` : `Figure ${index + 1}`)),
    );
    for (const { title, alt, sources, rows } of figures) {
      expect([title.length > 5, alt.length > 20, sources.length > 0, rows.length > 1]).toEqual([
        true,
        true,
        true,
        true,
      ]);
    }
  });

  it('draw nothing that does not compare as if it did', () => {
    const notComparable = comparisons.filter(({ verdict }) => verdict === 'not-comparable');
    expect(notComparable.length).toBeGreaterThan(0);
    for (const { id } of notComparable)
      expect(figures.map((figure) => figure.id)).not.toContain(`figure-${id.replace('/', '-')}`);
    for (const figure of figures) {
      const comparison = comparisons.find(({ id }) => figure.id === `figure-${id.replace('/', '-')}`);
      if (comparison?.verdict !== 'indicative') continue;
      expect(figure.title).toMatch(language === 'zh' ? /只能并列，不能排名$/ : /side by side only, not ranked$/);
    }
  });

  it('name every bureau that published nothing', () => {
    for (const { id, absences, members } of comparisons) {
      const absent = absences.map(
        ({ bureau }) => dataset.bureaus.find((each) => each.id === bureau)?.short_name[language],
      );
      expect(members.length + absences.length).toBe(dataset.bureaus.length);
      const drawn = figures.filter((figure) => figure.id === `figure-${id.replace('/', '-')}`);
      for (const { rows } of drawn)
        expect(rows.flatMap((row) => (row['state'] === 'absent' ? [row['label']] : []))).toEqual(absent);
      const view = report.comparisons.find((each) => each.id === id);
      expect(view?.absences.map(({ bureau }) => bureau.label)).toEqual(absent);
    }
    const absentRows = tablesOf(language)
      .flatMap(({ rows }) => rows)
      .flatMap((row) =>
        row.length === 1 && /^(未公布|Not published)[：:]/.test(row[0]?.text ?? '') ? [row[0]?.text] : [],
      );
    const levels = comparisons.filter(
      ({ kind, absences }) => (kind === 'level' || kind === 'streak') && absences.length > 0,
    );
    expect(absentRows.length).toBeGreaterThanOrEqual(levels.length);
  });

  it('rank no set of two', () => {
    const pairs = report.comparisons.filter(({ members }) => members.length <= 2);
    expect(pairs.length).toBeGreaterThan(5);
    for (const { members, median } of pairs) {
      expect(members.flatMap(({ rank }) => rank ?? [])).toEqual([]);
      expect(median).toBeUndefined();
    }
    const ranked = new Set(
      report.comparisons.flatMap(({ members }) => members.flatMap(({ rank }) => rank?.text ?? [])),
    );
    const printed = tablesOf(language).flatMap(({ columns, rows }) => {
      const column = columns.findIndex(({ heading }) => heading === '位次' || heading === 'Rank');
      return rows.flatMap((row) => (row.length === 1 ? [] : (row[column]?.text ?? '')));
    });
    expect(printed.filter((text) => text !== '' && !ranked.has(text))).toEqual([]);
  });
});

describe.each(languages)('the 80 of one night beside the 80,000 of a year, in %s', (language) => {
  const night = dataset.observations.find(
    ({ indicator, value }) => indicator === 'traffic-violations-processed' && value === 80,
  );
  const year = dataset.observations.find(
    ({ indicator, value }) => indicator === 'traffic-violations-processed' && value === 80_000,
  );
  const row = dataset.observations.findIndex(({ id }) => id === night?.id) + 1;

  it('is on file, limited to its night, and passed over for that', () => {
    expect(night?.scope).not.toBe('');
    expect(year?.scope).toBe('');
    const passed = comparisons.flatMap(({ members }) => members.flatMap(({ passed_over }) => passed_over));
    expect(passed.find(({ observation }) => observation === night?.id)?.reason).toBe('scope');
  });

  it('is in no chart, no message and no set', () => {
    const ids = reportIn(language).comparisons.flatMap(({ members }) => members.map(({ observation }) => observation));
    expect(ids).toContain(year?.id);
    expect(ids).not.toContain(night?.id);
    for (const { rows } of figuresIn(language)) {
      for (const { text } of rows) expect(String(text)).not.toMatch(/(?:^| )80(?:余|\+)/);
    }
    for (const { observations } of reportIn(language).messages) expect(observations).not.toContain(night?.id);
  });

  it('stands in the tables of its bureau, as passed over, and of the evidence, and in no other', () => {
    const tables = tablesOf(language).filter(({ rows }) =>
      rows.some((cells) =>
        cells.some(({ text, evidence }) => evidence === row || (cells.length > 1 && text === `[${row}]`)),
      ),
    );
    expect(tables.map(({ id }) => id)).toEqual([`table-bureau-${night?.bureau}`]);
    const cells = tables[0]?.rows.find((each) => each.some(({ evidence }) => evidence === row)) ?? [];
    expect(cells[1]?.text).toBe(language === 'zh' ? '80余起' : '80+ cases');
    expect(cells[4]?.text).toMatch(language === 'zh' ? /范围/ : /scope|limited|whole/i);
    const evidence = tablesOf(language).find(({ id }) => id === 'table-evidence');
    expect(evidence?.rows.find(([number]) => number?.text === `${row}`)?.[5]?.text).toContain(night?.phrase);
  });
});

describe('the two languages', () => {
  it('say the same: the same observations in messages, the same numbers in figures and tables', () => {
    const [zh, en] = [reportIn('zh'), reportIn('en')];
    expect(en.messages.map(({ template, observations }) => ({ template, observations }))).toEqual(
      zh.messages.map(({ template, observations }) => ({ template, observations })),
    );
    const valuesOf = (figures: readonly Figure[]): unknown[] =>
      figures.map(({ id, rows }) => ({
        id,
        values: rows.map(({ value, lower, upper, state, count }) => [value, lower, upper, state === 'absent', count]),
      }));
    expect(valuesOf(figuresIn('en'))).toEqual(valuesOf(figuresIn('zh')));
    expect(tablesOf('en').map(({ id, rows }) => [id, rows.length])).toEqual(
      tablesOf('zh').map(({ id, rows }) => [id, rows.length]),
    );
  });

  it('English pages have Chinese in the quoted phrases only', () => {
    const { sections, messages, limits, question } = reportIn('en');
    const texts = sections.flatMap(({ heading, blocks }) => [
      heading,
      ...blocks.flatMap((block) => {
        if (block.type === 'figure') {
          const { title, alt, notes, sources } = block.figure;
          return [title, alt, ...notes, ...sources];
        }
        return block.type === 'table' && block.table.id !== 'table-evidence'
          ? block.table.rows.flat().map(({ text }) => text)
          : [];
      }),
    ]);
    expect(texts.length).toBeGreaterThan(500);
    const all = [question, ...limits, ...messages.map(({ text }) => text), ...texts];
    expect(all.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
  });
});
