/** Sets content of a test as a PDF with the shipped fonts, and reads its lines back with poppler. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Content } from 'pdfmake/interfaces.js';
import { typeset, type Manuscript } from '../../../../src/render/pdf/typeset/typeset.js';
import { runProgram } from '../../../host/programs.js';
import { shippedFonts } from '../../../host/shipped-fonts.js';

const scratch = mkdtempSync(join(tmpdir(), 'bench-typeset-'));
afterAll(() => rmSync(scratch, { recursive: true }));
let written = 0;

const face = shippedFonts['serif-regular'];

/** Writes the content and gives the file's path. @param width of the text block, in points */
export async function setContent(content: Content[], width: number, more: Partial<Manuscript> = {}): Promise<string> {
  const margins = { left: 40, top: 40, right: 40, bottom: 40 };
  const bytes = await typeset({
    write: () => content,
    page: { width: width + 80, height: 600, margins },
    fonts: { Serif: { normal: face, bold: shippedFonts['sans-bold'], italics: face, bolditalics: face } },
    defaultStyle: { font: 'Serif', fontSize: 10, lineHeight: 1.2 },
    header: () => '',
    footer: () => '',
    language: 'zh-CN',
    foreign: undefined,
    info: { Title: '试排', CreationDate: new Date('2024-01-01T00:00:00Z') },
    archival: false,
    attachment: undefined,
    ...more,
  });
  const path = join(scratch, `${++written}.pdf`);
  writeFileSync(path, bytes);
  return path;
}

export interface Word {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** Words of each line, from the top of the first page to the foot of the last. */
export function readWords(path: string): Word[][] {
  const pages = runProgram('pdftotext', ['-bbox', path, '-']).split('<page ').slice(1);
  return pages.flatMap((page) => {
    const lines = new Map<string, Word[]>();
    const words = page.matchAll(/<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<\/word>/g);
    for (const [, left, right, bottom = '', text = ''] of words) {
      const line = lines.get(bottom) ?? [];
      lines.set(bottom, line);
      line.push({ text: unescape(text), left: Number(left), right: Number(right) });
    }
    return [...lines].sort(([a], [b]) => Number(a) - Number(b)).map(([, line]) => line.sort((a, b) => a.left - b.left));
  });
}

export const textOf = (line: readonly Word[]): string => line.map(({ text }) => text).join('');

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const unescape = (text: string): string => text.replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole);
