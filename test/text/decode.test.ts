/** Bytes are taken as UTF-8 or refused by name. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convertText, decodeText } from '../../src/text/decode.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16le = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));

test.each([
  { name: 'plain', bytes: utf8('东川 12'), is: { encoding: 'utf-8', text: '东川 12', byteOrderMark: false } },
  { name: 'empty', bytes: utf8(''), is: { encoding: 'utf-8', text: '', byteOrderMark: false } },
  { name: 'mark', bytes: utf8('\u{feff}东川'), is: { encoding: 'utf-8', text: '东川', byteOrderMark: true } },
  {
    name: 'a mark further in is text',
    bytes: utf8('a\u{feff}b'),
    is: { encoding: 'utf-8', text: 'a\u{feff}b', byteOrderMark: false },
  },
  {
    name: 'line ends kept',
    bytes: utf8('a\r\nb\n'),
    is: { encoding: 'utf-8', text: 'a\r\nb\n', byteOrderMark: false },
  },
  { name: 'UTF-16, little end first', bytes: utf16le('\u{feff}东川'), is: { encoding: 'utf-16' } },
  {
    name: 'UTF-16, big end first',
    bytes: new Uint8Array(Buffer.from('\u{feff}东川', 'utf16le').swap16()),
    is: { encoding: 'utf-16' },
  },
  { name: 'UTF-16 without a mark', bytes: utf16le('id: a'), is: { encoding: 'utf-16' } },
  { name: 'GBK', bytes: Uint8Array.from([0xb6, 0xab, 0xb4, 0xa8]), is: { encoding: 'gbk' } },
  { name: 'half a UTF-16 mark', bytes: Uint8Array.from([0xff, 0x41]), is: { encoding: 'unknown' } },
  { name: 'the other half', bytes: Uint8Array.from([0xfe, 0x41]), is: { encoding: 'gbk' } },
  {
    name: 'a letter that starts like a mark',
    bytes: utf8('ﻁ'),
    is: { encoding: 'utf-8', text: 'ﻁ', byteOrderMark: false },
  },
  { name: 'a picture', bytes: Uint8Array.from([0x89, 0x50, 0xff, 0xff, 0x0a]), is: { encoding: 'unknown' } },
])('$name', ({ bytes, is }) => {
  expect(decodeText(bytes)).toEqual(is);
});

test('every text without NUL survives', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      fc.pre(!text.includes('\0') && !text.startsWith('\u{feff}') && !/\p{Surrogate}/u.test(text));
      expect(decodeText(utf8(text))).toEqual({ encoding: 'utf-8', text, byteOrderMark: false });
    }),
  );
});

describe('articles are converted', () => {
  const words = '东川市公安局破获刑事案件398起，抓获35人。\n';
  test.each([
    { name: 'UTF-8', bytes: utf8(words), encoding: 'utf-8' },
    { name: 'UTF-8 with a mark', bytes: utf8(`\u{feff}${words}`), encoding: 'utf-8' },
    { name: 'UTF-16 with a mark', bytes: utf16le(`\u{feff}${words}`), encoding: 'utf-16le' },
    { name: 'UTF-16 without', bytes: utf16le(words), encoding: 'utf-16le' },
    { name: 'big end first', bytes: new Uint8Array(Buffer.from(words, 'utf16le').swap16()), encoding: 'utf-16be' },
  ])('$name', ({ bytes, encoding }) => {
    expect(convertText(bytes)).toEqual({ encoding, text: words });
  });

  const gbk = Uint8Array.from([0xb6, 0xab, 0xb4, 0xa8]);

  test.each([undefined, 'gb2312', 'GBK', 'utf-8', 'no-such-thing'])('GBK that declares %s', (declared) => {
    expect(convertText(gbk, declared)).toEqual({ encoding: 'gb18030', text: '东川' });
  });

  test('traditional characters in UTF-16 without a mark', () => {
    const text = '東川縣警察局偵辦詐騙案件，獲報後與銀行連繫攔阻匯款，協尋失蹤長輩。';
    expect(convertText(utf16le(text))).toEqual({ encoding: 'utf-16le', text });
  });

  test('Big5 that declares nothing', () => {
    // 警察破獲案件
    const bytes = [0xc4, 0xb5, 0xb9, 0xee, 0xaf, 0x7d, 0xc0, 0xf2, 0xae, 0xd7, 0xa5, 0xf3];
    expect(convertText(Uint8Array.from(bytes))).toEqual({ encoding: 'big5', text: '警察破獲案件' });
  });

  test('nothing is guessed', () => {
    expect(convertText(Uint8Array.from([0x89, 0x50, 0xff, 0xff, 0x0a]))).toBeUndefined();
    expect(convertText(Uint8Array.from([0xff, 0xfe, 0x00, 0xd8]))).toBeUndefined();
    expect(convertText(Uint8Array.from([]))).toEqual({ encoding: 'utf-8', text: '' });
  });
});
