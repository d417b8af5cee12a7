/** Structure, repeated heads and packing of a small document, read back by other programs. */
import { writeFileSync } from 'node:fs';
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { describe, expect, it } from 'vitest';
import { packObjects } from '../../../../src/render/pdf/typeset/pack-objects.js';
import { because, runProgram } from '../../../host/programs.js';
import { readPages, withoutReaders } from '../read-pdf.js';
import { setContent } from './set-text.js';

const rows = Array.from({ length: 60 }, (_row, index): TableCell[] => [`第${index + 1}区`, `${index * 7}`]);

/** The library's types know neither roles nor ids on every node. */
const nodes = (...all: object[]): Content[] => all as Content[];

const document = (): Content[] =>
  nodes(
    { text: '云江盘点', headlineLevel: 0 },
    { text: '破案', headlineLevel: 1, id: 'solved' },
    { text: ['正文一段，见', { text: '[7]', linkToDestination: 'row-7' }, '。'] },
    { list: true, stack: [{ columns: [{ text: '1.', width: 20 }, { text: '第一条' }] }] },
    {
      table: {
        headerRows: 2,
        body: [
          [
            {
              caption: true,
              colSpan: 2,
              stack: [
                { text: '续表1', when: 'again', artifact: true, relativePosition: { x: 0, y: 0 } },
                { text: '表1', when: 'first' },
              ],
            },
            '',
          ],
          ['地区', '数值'],
          ...rows.map(([area, value], index) => [index === 6 ? { text: area, id: 'row-7' } : area, value]),
        ],
      },
    },
    {
      svg: '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="40"><rect width="9" height="9"/></svg>',
      alt: '一个方块',
    },
  );

describe.skipIf(withoutReaders !== undefined)(`a document as it is set${because(withoutReaders)}`, () => {
  it('has the structure of its content, each thing once and in order', async () => {
    const path = await setContent(document(), 300);
    expect(runProgram('qpdf', ['--check', path])).toContain('No syntax or stream encoding errors found');
    const tree = runProgram('pdfinfo', ['-struct-text', path]);
    const kinds = [...tree.matchAll(/^ *([A-Z]\w*)\b/gm)].map(([, kind = '']) => kind);
    expect(kinds.slice(0, 12)).toEqual([
      'Document',
      'H1',
      'H2',
      'P',
      'Link',
      'Object',
      'L',
      'LI',
      'Lbl',
      'LBody',
      'Table',
      'Caption',
    ]);
    const times = (kind: string): number => kinds.filter((each) => each === kind).length;
    // The head's row and sixty more, although the head is drawn on each page.
    expect(times('TR')).toBe(61);
    expect(times('TD')).toBe(60);
    expect(times('TH')).toBe(2 + 60);
    expect(times('Figure')).toBe(1);
    expect(tree.match(/"数值"/g)).toHaveLength(1);
    expect(runProgram('qpdf', ['--json=2', '--json-key=qpdf', path])).toContain('"/Alt": "u:一个方块"');
  });

  it('says on each further page that its table goes on', async () => {
    const pages = readPages(await setContent(document(), 300));
    expect(pages.length).toBeGreaterThan(1);
    const withTable = pages.filter((text) => text.includes('区'));
    expect(withTable.map((text) => /续?表1/.exec(text)?.[0])).toEqual([
      '表1',
      ...withTable.slice(1).map(() => '续表1'),
    ]);
    for (const text of withTable) expect(text).toContain('数值');
  });

  it('is PDF/A-3b when asked, as its metadata says', async () => {
    const path = await setContent(document(), 300, { archival: true, language: 'zh-CN' });
    const metadata = runProgram('pdfinfo', ['-meta', path]);
    expect(metadata).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(metadata).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(runProgram('qpdf', ['--check', path])).toContain('No syntax or stream encoding errors found');
  });

  it('is the same bytes for the same content', async () => {
    const [first, second] = [await setContent(document(), 300), await setContent(document(), 300)];
    expect(() => runProgram('cmp', [first, second])).not.toThrow();
  });
});

describe('packing', () => {
  it('refuses what has no cross-reference table', () => {
    expect(() => packObjects(Buffer.from('%PDF-1.7\nstartxref\n0\n%%EOF\n'))).toThrow('no cross-reference table');
  });

  it.skipIf(withoutReaders !== undefined)(`keeps every object${because(withoutReaders)}`, async () => {
    const path = await setContent(document(), 300);
    const plain = `${path}.plain.pdf`;
    // qpdf writes the objects out again, each on its own, with a table; packed anew, the text is the same.
    runProgram('qpdf', ['--object-streams=disable', path, plain]);
    const repacked = `${path}.packed.pdf`;
    const { readFileSync } = await import('node:fs');
    writeFileSync(repacked, packObjects(readFileSync(plain)));
    expect(runProgram('qpdf', ['--check', repacked])).toContain('No syntax or stream encoding errors found');
    expect(readPages(repacked)).toEqual(readPages(path));
    expect(readFileSync(repacked).length).toBeLessThan(readFileSync(plain).length);
  });
});
