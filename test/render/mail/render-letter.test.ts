/** The report as a letter: what the template says is filled in as text, and the plain text says what the HTML says. */
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { openFolder } from '../../../src/host/node-folder.js';
import { languages } from '../../../src/model/language.js';
import type { Letter, LetterTemplate } from '../../../src/model/letter.js';
import type { Report } from '../../../src/model/report.js';
import { Collector } from '../../../src/diagnostics/collector.js';
import { readLetter } from '../../../src/read/read-letter.js';
import { renderLetter, type RenderLetterInput } from '../../../src/render/mail/render-letter.js';
import { nameAttachments } from '../../../src/render/mail/name-attachments.js';
import { prepareShipped, reportIn } from '../../brief/prepared.js';
import { projectRoot } from '../../cli/run-bench.js';

const files = { pdf: '简报.pdf', xlsx: '工作簿.xlsx' };

function shippedTemplate(language: 'zh' | 'en'): LetterTemplate {
  const template = readLetter(openFolder(join(projectRoot, 'templates')), language, new Collector());
  if (!template) throw new Error('the shipped letter is broken');
  return template;
}

function write(body: string, { report = reportIn('zh'), ...input }: Partial<RenderLetterInput> = {}): Letter {
  const template = { language: report.language, path: 'email.md', subjectLine: 2, subject: '{title}', body };
  const picture = { png: new Uint8Array([1, 2, 3]), width: 640 };
  return renderLetter({
    report,
    template,
    theme: prepareShipped().templates.theme,
    name: '',
    files,
    picture,
    ...input,
  });
}

/** Words of the page, with what stands for a picture, without blanks. */
function wordsOf(html: string): string {
  const { document } = parseHTML(html);
  for (const image of document.querySelectorAll('img'))
    image.replaceWith(document.createTextNode(image.getAttribute('alt') ?? ''));
  return (document.querySelector('body')?.textContent ?? '').replaceAll(/\s/g, '');
}

const hostile = '**a** _b_ `c` <b>d</b> [e](https://x.example) ![f](g) {h} & "i" \'j\' 1. k # l > m | n ~ o \\ p';

describe.each(languages)('the shipped letter in %s', (language) => {
  const report = reportIn(language);
  const letter = renderLetter({
    report,
    template: shippedTemplate(language),
    theme: prepareShipped().templates.theme,
    name: '',
    files: nameAttachments(report),
    picture: { png: new Uint8Array([1]), width: 640 },
  });

  it('has every message and every limit of page one, and the first chart', () => {
    for (const text of [...report.messages.map((message) => message.text), ...report.limits]) {
      expect(letter.text).toContain(text);
      expect(wordsOf(letter.html)).toContain(text.replaceAll(/\s/g, ''));
    }
    expect(letter.html.match(/<img /g)).toHaveLength(1);
    expect(letter.html).toContain(`src="cid:${letter.picture?.cid}"`);
    expect(letter.text).toContain(report.front_figure?.alt);
  });

  it('says the same as plain text', () => {
    const marks = /^(?:\d+\.|-) /gm;
    const [before = '', after = ''] = letter.text.replaceAll(marks, '').split('[');
    const heading = report.front_figure?.heading ?? '';
    const plain = language === 'zh' ? `${before}[${after}` : letter.text.replaceAll(marks, '');
    const words = plain
      .replace(`[${heading}\n`, '')
      .replace('.]\n', '.\n')
      .replace('。]\n', '。\n')
      .replaceAll(/\s/g, '');
    expect(words).toBe(wordsOf(letter.html));
  });

  it('takes nothing from outside, and sets no colours of text or ground', () => {
    expect(letter.html).not.toMatch(/https?:|url\(|<link|<script|<style|@import/);
    expect(letter.html).not.toMatch(/style="[^"]*(?:color|background)[-a-z]*:/);
    expect(letter.html).toContain(`<html lang="${language === 'zh' ? 'zh-CN' : 'en-GB'}">`);
  });
});

describe('what is filled in', () => {
  const report: Report = {
    ...reportIn('zh'),
    title: hostile,
    question: '  1. 问题\n- 甲  ',
    limits: [hostile],
    messages: [{ template: 'x', text: hostile, observations: [], evidence: [] }],
  };

  it('is text, whatever signs it has', () => {
    const { html, text, subject } = write('{title}\n\n{question}\n\n{limits}\n\n{messages}\n', { report });
    expect(text).toBe(`${hostile}\n\n1. 问题 - 甲\n\n- ${hostile}\n\n1. ${hostile}\n`);
    expect(subject).toBe(hostile);
    const { document } = parseHTML(html);
    for (const tag of ['b', 'strong', 'em', 'code', 'a', 'img', 'h1', 'blockquote'])
      expect(document.querySelectorAll(tag)).toHaveLength(0);
    expect([...document.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual([hostile, hostile]);
    expect(document.querySelector('title')?.textContent).toBe(hostile);
  });

  it('is a reader by name, where there is one', () => {
    const body = '{has_name, select, yes {{name}：} other {各位：}}\n';
    expect(write(body, { name: '张*局长*' }).text).toBe('张*局长*：\n');
    expect(write(body).text).toBe('各位：\n');
  });

  it('leaves no blank paragraph where the edition has nothing', () => {
    const bare: Report = { ...reportIn('zh'), office: undefined, front_figure: undefined, limits: [] };
    const { text, html, picture } = write('一\n\n{office}\n\n{figure}\n\n{limits}\n\n二\n', { report: bare });
    expect(text).toBe('一\n\n二\n');
    expect(html.match(/<p/g)).toHaveLength(2);
    expect(picture).toBeUndefined();
  });
});

describe('Markdown', () => {
  it.each<[string, string, string]>([
    ['emphasis beside Chinese punctuation', '**要点：**第一', '要点：第一\n'],
    ['lines of Chinese are one', '第一行\n第二行', '第一行第二行\n'],
    ['lines of English have a blank', 'one\ntwo', 'one two\n'],
    ['lines that are broken', 'one\\\ntwo', 'one\ntwo\n'],
    [
      'links with their targets',
      '[目录](https://a.example/x) 和 <https://b.example>',
      '目录 (https://a.example/x) 和 https://b.example\n',
    ],
    ['addresses', '<zhang@a.example>', 'zhang@a.example\n'],
    ['lists in lists', '1. 甲\n   - 乙\n   - 丙\n2. 丁', '1. 甲\n   - 乙\n   - 丙\n2. 丁\n'],
    ['lists that start later', '7. 甲\n8. 乙', '7. 甲\n8. 乙\n'],
    ['paragraphs in lists', '- 甲\n\n  乙\n\n丙', '- 甲\n  乙\n\n丙\n'],
    ['quotations', '> 甲\n>\n> 乙', '> 甲\n\n> 乙\n'],
    ['rules and headings', '# 甲\n\n---\n\n乙', '甲\n\n----\n\n乙\n'],
    ['HTML as text', '甲 <b>乙</b>', '甲 <b>乙</b>\n'],
    ['no links that run', '[甲](javascript:alert%281%29)', '[甲](javascript:alert%281%29)\n'],
  ])('gives %s', (_, body, expected) => {
    const { text, html } = write(`${body}\n`);
    expect(text).toBe(expected);
    expect(html).not.toMatch(/<b>|href="javascript/);
  });
});

describe('names of attachments', () => {
  const name = (title: string, language: 'zh' | 'en' = 'zh'): string =>
    nameAttachments({ ...reportIn(language), title }).pdf;

  it.each([
    ['公安年终盘点', '公安年终盘点（2023-02-01）.pdf'],
    ['莱西：甲/乙', '莱西：甲／乙（2023-02-01）.pdf'],
    ['CON', 'CON（2023-02-01）.pdf'],
    ['𬇕川', '𬇕川（2023-02-01）.pdf'],
  ])('%s', (title, expected) => {
    expect(name(title)).toBe(expected);
  });

  it('fit into a file system, however long the title is', () => {
    for (const title of ['长'.repeat(300), '𬇕'.repeat(300), 'a '.repeat(300)]) {
      expect(Buffer.byteLength(name(title))).toBeLessThan(230);
      expect(name(title)).toMatch(/（2023-02-01）\.pdf$/);
      expect(name(title)).not.toMatch(/\p{Surrogate}/u);
    }
    expect(name('Long '.repeat(100), 'en')).toMatch(/g \(2023-02-01\)\.pdf$/);
  });
});
