/** The briefing of the shipped benchmark, read back by other programs. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report, Section } from '../../../src/model/report.js';
import { readWords } from './typeset/set-text.js';
import { editionIn, reportIn } from '../../brief/prepared.js';
import { buildTimeout, sharedBuild } from '../../host/shared-build.js';
import { runProgram, because } from '../../host/programs.js';
import {
  readBookmarks,
  readFonts,
  readInfo,
  readLines,
  readLinks,
  readPages,
  withoutReaders,
  type Bookmark,
} from './read-pdf.js';

const strip = (text: string): string => text.replaceAll(/\s+/gu, '');

/** Headings within a section, in order. */
const headingsIn = ({ blocks }: Section): string[] =>
  blocks.flatMap((block) => (block.type === 'heading' ? [block.text] : []));

const flatten = (bookmarks: readonly Bookmark[]): Bookmark[] =>
  bookmarks.flatMap((bookmark) => [bookmark, ...flatten(bookmark.children)]);

describe.skipIf(withoutReaders !== undefined).each([
  { language: 'zh', tag: 'u:zh-CN' },
  { language: 'en', tag: 'u:en-GB' },
] as const)(`the briefing in $language${because(withoutReaders)}`, ({ language, tag }) => {
  const report: Report = reportIn(language);
  let path = '';
  let pages: string[] = [];
  beforeAll(async () => {
    path = join((await sharedBuild()).folder, `bench-sample.${language}.pdf`);
    pages = readPages(path);
  }, buildTimeout);

  it('has its title and subject, is A4, and is light enough to mail', () => {
    const info = readInfo(path);
    expect(info['Title']).toBe(report.title);
    expect(info['Subject']).toBe(report.subtitle);
    expect(info['Page size']).toMatch(/\(A4\)$/);
    expect(info['CreationDate']).toBe(`${report.date.iso}T00:00:00Z`);
    expect(Number(info['Pages'])).toBe(pages.length);
    expect(statSync(path).size).toBeLessThan(1_500_000);
  });

  it('declares its language', () => {
    expect(runProgram('qpdf', ['--show-object=trailer', path])).toContain('/Root');
    const json = runProgram('qpdf', ['--json=2', '--json-key=qpdf', path]);
    expect(json).toContain(`"/Lang": "${tag}"`);
  });

  it('embeds its fonts, cut down and with a way back to the characters', () => {
    const fonts = readFonts(path);
    expect(fonts.map(({ name }) => name.replace(/^[A-Z]{6}\+/, '')).toSorted()).toEqual([
      'NotoSansSC-Bold',
      'NotoSansSC-Regular',
      'NotoSerifSC-Regular',
    ]);
    for (const { embedded, subset, unicode } of fonts) expect([embedded, subset, unicode]).toEqual([true, true, true]);
  });

  it('is sound as qpdf sees it', () => {
    expect(runProgram('qpdf', ['--check', path])).toContain('No syntax or stream encoding errors found');
  });

  it('has the question, every message and every limit on page one', () => {
    const first = strip(pages[0] ?? '');
    for (const text of [
      report.title,
      report.question,
      ...report.messages.map((message) => message.text),
      ...report.limits,
    ])
      expect(first).toContain(strip(text));
    expect(first).toContain(`bench-sample.${language}.xlsx`);
  });

  it('prints every phrase of the evidence', () => {
    const all = strip(pages.join(''));
    expect(report.evidence.length).toBeGreaterThan(60);
    for (const { phrase, formula } of report.evidence) expect(all).toContain(strip(phrase === '' ? formula : phrase));
  });

  it('has something on every page, with the page’s number and a running head from the second on', () => {
    for (const [index, text] of pages.entries()) {
      const stripped = strip(text);
      const head = index > 0 ? strip(report.title) : '';
      const foot = language === 'zh' ? `—${index + 1}/${pages.length}—` : `Page${index + 1}of${pages.length}`;
      expect(stripped).toContain(foot);
      expect(stripped).toContain(head);
      expect(stripped.length).toBeGreaterThan(foot.length + strip(report.title).length + 100);
    }
  });

  it('prints its marking on every page', () => {
    expect(report.marking).toBeDefined();
    for (const text of pages) expect(text).toContain(report.marking);
  });

  it('has a bookmark for each heading, nested as they are', () => {
    const { say } = editionIn(language).wording;
    const before = ['front.messages', 'front.limits', 'contents', 'signs'].map((key) => say(key));
    const expected = [
      ...before.map((title) => ({ title, children: [] as string[] })),
      ...report.sections.map((section) => ({ title: section.heading, children: headingsIn(section) })),
    ];
    const found = readBookmarks(path).map(({ title, children }) => ({
      title,
      children: children.map((child) => child.title),
    }));
    expect(found).toEqual(expected);
    expect(found.flatMap(({ children }) => children).length).toBeGreaterThanOrEqual(report.matrix.bureaus.length);
  });

  it('opens each bookmark just above its heading', () => {
    const missed = flatten(readBookmarks(path)).filter(({ title, page, top }) => {
      const lines = readLines(path, page).filter(({ text }) => text === strip(title));
      return !lines.some((line) => line.top - top > -0.01 && line.top - top < 24);
    });
    expect(missed).toEqual([]);
  });

  it('lists the headings in the contents with the pages on which they stand', () => {
    const contents = strip(pages[1] ?? '');
    const bookmarks = flatten(readBookmarks(path));
    for (const { title, page } of bookmarks) expect(strip(pages[page - 1] ?? '')).toContain(strip(title));
    // The topics of the method, and what stands before the sections, have bookmarks only.
    const topics = new Set(report.method.map(({ heading }) => heading));
    const listed = bookmarks.slice(4).filter(({ title }) => !topics.has(title));
    expect(bookmarks.length - listed.length).toBe(4 + topics.size);
    for (const { title } of listed) expect(contents).toContain(strip(title));
    const printed = runProgram('pdftotext', ['-layout', '-f', '2', '-l', '2', path, '-']);
    const numbers = [...printed.matchAll(/\S {3,}(\d+)$/gm)].map(([, number]) => Number(number));
    expect(numbers).toEqual(listed.map(({ page }) => page));
  });

  it('prints no text over another', () => {
    const crossing = readWords(path).flatMap((line) =>
      line.slice(1).flatMap((word, index) => {
        const before = line[index];
        return before && word.left < before.right - 1 ? [`${before.text} | ${word.text}`] : [];
      }),
    );
    expect(crossing).toEqual([]);
  });

  it('has a destination for every link, to each evidence row and back', () => {
    const { targets, destinations } = readLinks(path);
    expect(targets.filter((target) => !destinations.has(target))).toEqual([]);
    const last = readBookmarks(path).at(-1);
    const used = new Set(targets);
    for (const { number } of report.evidence) {
      expect(destinations.get(`evidence-${number}`)).toBeGreaterThanOrEqual(last?.page ?? Infinity);
      expect(used.has(`evidence-${number}`)).toBe(true);
      expect(used.has(`use-${number}`)).toBe(true);
    }
    for (const { id } of report.sections) expect(used.has(`section-${id}`)).toBe(true);
  });
});
