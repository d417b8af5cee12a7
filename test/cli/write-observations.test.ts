/** The YAML that extraction writes reads back as what was extracted, whatever the article is called and holds. */
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { writeObservations } from '../../src/cli/extraction/write-observations.js';
import type { Extracted } from '../../src/pipeline.js';

function make(source: string, facts: Partial<Extracted['extraction']> = {}, phrase = '破案12起'): Extracted {
  const candidate = {
    indicator: 'criminal-cases-solved',
    kind: 'level',
    value: 12,
    lower: 12,
    upper: null,
    unit: 'case',
    qualifier: 'more-than',
    period: null,
    scope: "秋风行动; 'A'",
    phrase,
    start: 4,
    end: 9,
    paragraph: 1,
    confidence: 0.8,
    rule: 'noun-before',
    note: '',
  } as const;
  const { start: _s, end: _e, paragraph: _p, confidence: _c, rule: _r, ...fields } = candidate;
  return {
    article: { file: 'x.txt', sha256: '', format: 'txt', text: '', title: null, publisher: null, published: null },
    extraction: {
      file: 'x.txt',
      sha256: 'ab',
      bureau: null,
      bureauName: null,
      title: null,
      publisher: null,
      published: null,
      period: null,
      candidates: [candidate],
      setAside: [],
      ...facts,
    },
    source: { id: source, isOnFile: false },
    observations: [{ id: `${source}/1`, bureau: null, ...fields, source, locator: 'p1:4-9', status: 'candidate' }],
  };
}

const write = (...all: Extracted[]): string => writeObservations(all, { observations: [] });

/** What stands at the top for sources.yaml. */
const sourcesOf = (text: string): unknown =>
  parse(/^# - id: [^]*?sha256: .+$/m.exec(text)?.[0].replaceAll(/^# ?/gm, '') ?? '');

describe('observations', () => {
  it('keep quotes, line ends and open bounds', () => {
    const text = write(make('qinghe-2023', {}, "破案'12\r\n起"));
    expect(parse(text)).toEqual([
      {
        id: 'qinghe-2023/1',
        bureau: 'qinghe',
        indicator: 'criminal-cases-solved',
        kind: 'level',
        value: 12,
        lower: 12,
        upper: null,
        unit: 'case',
        qualifier: 'more-than',
        period: null,
        scope: "秋风行动; 'A'",
        source: 'qinghe-2023',
        locator: 'p1:4-9',
        phrase: "破案'12\r\n起",
        status: 'candidate',
      },
    ]);
  });

  it('are an empty list where nothing was found', () => {
    expect(parse(write({ ...make('qinghe-2023', { candidates: [] }), observations: [] }))).toEqual([]);
  });

  it.each(['null', 'true'])('of a file called %s are of a source of that name', (name) => {
    expect(parse(write(make(name)))).toEqual([expect.objectContaining({ bureau: name, source: name })]);
  });
});

describe('the source at the top', () => {
  it('is an entry of sources.yaml', () => {
    const facts = { title: "盘点：'2023'\n续", publisher: '云澜日报', file: 'a/b c.txt', sha256: '12e34' };
    expect(sourcesOf(write(make('qinghe-2023', facts)))).toEqual([
      {
        id: 'qinghe-2023',
        kind: 'news',
        bureau: 'qinghe',
        title: "盘点：'2023'\n续",
        publisher: '云澜日报',
        published: null,
        covers: null,
        file: 'b c.txt',
        sha256: '12e34',
      },
    ]);
  });

  it('stands once for two files of the same bytes', () => {
    const text = write(make('qinghe-2023'), make('qinghe-2023'));
    expect(text.match(/# - id:/g)).toHaveLength(1);
  });

  it('never breaks out of its comment', () => {
    const title = '一行\n- id: other/1\u2028- id: more/1';
    for (const line of write(make('qinghe-2023', { title })).split(/[\n\u2028]/))
      expect(line).toMatch(/^(?:#|$| {2}|- id: qinghe-2023\/1 #)/);
  });
});
