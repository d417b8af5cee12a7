/** Numerals as they are written: 1203, 1,203, 1.2万, 三百二十, 千余, 二〇二二. Gives value and places; refuses vague ones. */

/** A number and how finely it was written. */
export interface Numeral {
  readonly value: number;
  /**
   * Place value of the last digit that was written: 0.01 for 14.71, 10 000 for 8万, 1 for 398. Zeros that speech leaves out count as written
   * (三百二十 is 320, 一千二百万 is 1200万), but not after a 万 or 亿 (八万五千) and not where no digit stands at all (百, 千万).
   */
  readonly lastPlace: number;
  /** Place value of the last digit that is not zero: 100 for 1200. For 0 it is `lastPlace`. */
  readonly lastNonZeroPlace: number;
  /** Whether it was written out in full, to the unit: with no decimal, and with no 万 or 亿 unless digits to the unit follow (八万零五). */
  readonly full: boolean;
}

const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const places: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const tens: Readonly<Record<string, number>> = { 廿: 20, 卅: 30 };
const myriads: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** The magnitude that a run of 万 and 亿 stands for: 1 for none, 10¹² for 万亿. */
export function readMagnitude(text: string): number {
  return [...text].reduce((product, sign) => product * (myriads[sign] ?? 1), 1);
}

/** Keeps sums such as 225.76 × 10 000 free of binary dust. */
const tidy = (value: number): number => Number(value.toPrecision(15));

/**
 * Reads Arabic digits with an optional decimal, thousands commas and 万 or 亿 after them: `1203`, `1,203`, `225.76万`, `5.38亿`.
 * Undefined for anything else, and for more than 15 digits.
 */
export function parseArabic(text: string): Numeral | undefined {
  const match = /^(\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.(\d{1,6}))?([万亿]{0,2})$/.exec(text);
  if (!match) return undefined;
  const whole = (match[1] ?? '').replaceAll(',', '');
  const decimals = match[2] ?? '';
  const magnitude = readMagnitude(match[3] ?? '');
  const written = whole + decimals;
  const zeros = /0*$/.exec(written)?.[0].length ?? 0;
  const lastPlace = tidy(magnitude / 10 ** decimals.length);
  const value = tidy(Number(`${whole}.${decimals || '0'}`) * magnitude);
  return {
    value,
    lastPlace,
    lastNonZeroPlace: zeros === written.length ? lastPlace : tidy(lastPlace * 10 ** zeros),
    full: decimals === '' && magnitude === 1,
  };
}

interface Section {
  readonly value: number;
  readonly lastPlace: number;
  /** Whether it has a digit and not places alone, as 百 and 千 have. */
  readonly hasDigit: boolean;
}

/** The value of a numeral below 10 000 with its last place, or undefined: 三百二十, 百 (a hundred), 三百五 (350 in speech). */
function parseSection(text: string): Section | undefined {
  let value = 0;
  let digit: number | undefined;
  let previousPlace = 10_000;
  let lastPlace = 1;
  let sawZero = false;
  let hasDigit = false;
  for (const sign of text) {
    const ten = tens[sign];
    const place = places[sign];
    const next = digits[sign];
    if (ten !== undefined) {
      if (digit !== undefined || previousPlace <= 10) return undefined;
      [value, lastPlace, previousPlace, hasDigit] = [value + ten, 10, 10, true];
    } else if (place !== undefined) {
      // 千百 and 百千 are many, no number.
      if (place >= previousPlace || (digit === undefined && value > 0 && place !== 10)) return undefined;
      value += (digit ?? 1) * place;
      // 十万 is said for 一十万; 百万 is no number by itself.
      hasDigit ||= place === 10;
      [digit, lastPlace, previousPlace, sawZero] = [undefined, place, place, false];
    } else if (next === 0) {
      if (digit !== undefined) return undefined;
      sawZero = true;
    } else if (next !== undefined) {
      if (digit !== undefined) return undefined;
      digit = next;
      hasDigit = true;
    } else return undefined;
  }
  if (digit !== undefined) {
    // 三百五 is 350; 三百零五 and 二十五 are what they say.
    const spoken = !sawZero && previousPlace >= 100 && previousPlace < 10_000;
    lastPlace = spoken ? previousPlace / 10 : 1;
    value += digit * lastPlace;
  }
  return { value, lastPlace, hasDigit };
}

/**
 * Reads a Chinese numeral: 三百二十, 十二, 一万二千三百四十五, 八万五 (85 000), 千 (1000), 二〇二二 (digit by digit). Undefined for
 * vague ones (几, 数), for two digits in a row (三五百 is a range) and for what is no numeral.
 */
export function parseChinese(text: string): Numeral | undefined {
  if (text === '' || [...text].length > 24) return undefined;
  if (/^[〇零一二三四五六七八九]{2,}$/.test(text) && /[〇零]/.test(text)) {
    const value = Number([...text].map((sign) => digits[sign] ?? 0).join(''));
    return { value, lastPlace: 1, lastNonZeroPlace: 1, full: true };
  }
  let value = 0;
  let lastPlace = 1;
  let lastNonZeroPlace = 1;
  let previous = Infinity;
  let rest = text;
  while (rest !== '') {
    const at = rest.search(/[万亿]/);
    const section = at < 0 ? rest : rest.slice(0, at);
    const mark = at < 0 ? '' : (/^[万亿]+/.exec(rest.slice(at))?.[0] ?? '');
    const magnitude = readMagnitude(mark);
    const parsed = section === '' && mark !== '' ? { value: 1, lastPlace: 1, hasDigit: false } : parseSection(section);
    if (!parsed || magnitude >= previous || mark.length > 2) return undefined;
    // 八万五: a single digit right after 万 or 亿 stands for thousands or ten millions.
    const spoken = at < 0 && previous < Infinity && previous > 1 && /^[一二三四五六七八九]$/.test(section);
    const factor = spoken ? previous / 10 : magnitude;
    value += parsed.value * factor;
    if (parsed.value !== 0 || value === 0) {
      lastNonZeroPlace = parsed.lastPlace * factor;
      lastPlace = previous === Infinity && parsed.hasDigit && !isSpoken(section) ? factor : lastNonZeroPlace;
    }
    previous = magnitude;
    rest = rest.slice(section.length + mark.length);
  }
  return { value, lastPlace, lastNonZeroPlace, full: !/[万亿]/.test(text) || lastPlace === 1 };
}

/** 三百五 is 350, said to the tens; in 三百零五 the zero says that units follow. */
const isSpoken = (section: string): boolean => /[百千][一二三四五六七八九]$/.test(section);

/** Arabic or Chinese. */
export function parseNumeral(text: string): Numeral | undefined {
  return /^\d/.test(text) ? parseArabic(text) : parseChinese(text);
}
