/** Reads a PDF with poppler and qpdf, which share no code with its writer. */
import { runProgram, whyWithout } from '../../host/programs.js';

/** Why the tests of PDF files are skipped; undefined when they run. */
export const withoutReaders = ['pdftotext', 'pdfinfo', 'pdffonts', 'qpdf']
  .map(whyWithout)
  .find((reason) => reason !== undefined);

/** `Title: …` lines as poppler prints them. */
export function readInfo(path: string): Record<string, string> {
  const lines = runProgram('pdfinfo', ['-isodates', path]).split('\n');
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [, name, value] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value]];
    }),
  );
}

export interface ReadFont {
  readonly name: string;
  readonly embedded: boolean;
  readonly subset: boolean;
  readonly unicode: boolean;
}

export function readFonts(path: string): ReadFont[] {
  return runProgram('pdffonts', [path])
    .trimEnd()
    .split('\n')
    .slice(2)
    .map((line) => {
      const [, name = '', emb, sub, uni] = /^(\S+).*?\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$/.exec(line) ?? [];
      return { name, embedded: emb === 'yes', subset: sub === 'yes', unicode: uni === 'yes' };
    });
}

/** Text of each page, in the order in which it was written, so that cells of a table do not mix. */
export function readPages(path: string): string[] {
  return runProgram('pdftotext', ['-raw', '-enc', 'UTF-8', path, '-']).split('\f').slice(0, -1);
}

export interface Line {
  readonly text: string;
  /** Points from the page's top. */
  readonly top: number;
}

/** Lines of one page with their places. */
export function readLines(path: string, page: number): Line[] {
  const xml = runProgram('pdftotext', ['-bbox-layout', '-f', `${page}`, '-l', `${page}`, path, '-']);
  return [...xml.matchAll(/<line [^>]*yMin="([\d.]+)"[^>]*>([\s\S]*?)<\/line>/g)].map(([, top, inner = '']) => ({
    text: [...inner.matchAll(/<word [^>]*>([^<]*)<\/word>/g)].map(([, word]) => word).join(''),
    top: Number(top),
  }));
}

export interface Bookmark {
  readonly title: string;
  readonly page: number;
  /** Points from the page's top at which the view opens. */
  readonly top: number;
  readonly children: readonly Bookmark[];
}

interface JsonOutline {
  readonly title: string;
  readonly destpageposfrom1: number;
  readonly dest: readonly [string, string, null, number, null];
  readonly kids: readonly JsonOutline[];
}

const pageHeight = 841.89;

export function readBookmarks(path: string): Bookmark[] {
  const { outlines }: { outlines: JsonOutline[] } = JSON.parse(
    runProgram('qpdf', ['--json', '--json-key=outlines', path]),
  );
  const toBookmark = ({ title, destpageposfrom1: page, dest, kids }: JsonOutline): Bookmark => {
    if (dest[1] !== '/XYZ') throw new Error(`the bookmark ${title} opens as ${dest[1]}`);
    return { title, page, top: pageHeight - dest[3], children: kids.map(toBookmark) };
  };
  return outlines.map(toBookmark);
}

type Json = null | number | boolean | string | readonly Json[] | { readonly [name: string]: Json };

/** Destinations that links name, with multiplicity, and the page of each destination that exists. */
export function readLinks(path: string): { targets: string[]; destinations: Map<string, number> } {
  const { qpdf, pages }: { qpdf: [Json, Record<string, { value?: Json }>]; pages: { object: string }[] } = JSON.parse(
    runProgram('qpdf', ['--json=2', '--json-key=qpdf', '--json-key=pages', path]),
  );
  const objects = qpdf[1];
  const resolve = (value: Json | undefined): Json => {
    if (typeof value === 'string' && /^\d+ 0 R$/.test(value)) return resolve(objects[`obj:${value}`]?.value);
    return value ?? null;
  };
  const entry = (value: Json | undefined, name: string): Json => {
    const found = resolve(value);
    return typeof found === 'object' && found !== null && name in found
      ? resolve((found as Record<string, Json>)[name])
      : null;
  };
  const pageNumbers = new Map(pages.map(({ object }, index) => [object, index + 1]));
  const everything = Object.values(objects).map(({ value }) => value ?? null);
  const catalog = everything.find((value) => entry(value, '/Type') === '/Catalog');
  const names = entry(entry(entry(catalog, '/Names'), '/Dests'), '/Names');
  const destinations = new Map<string, number>();
  if (Array.isArray(names)) {
    for (let index = 0; index < names.length; index += 2) {
      const destination = resolve(names[index + 1] as Json);
      const page = Array.isArray(destination) ? pageNumbers.get(String(destination[0])) : undefined;
      if (page !== undefined) destinations.set(String(names[index]).replace(/^u:/, ''), page);
    }
  }
  const targets = everything.flatMap((value) => {
    if (entry(value, '/Subtype') !== '/Link') return [];
    const target = entry(entry(value, '/A'), '/D') ?? entry(value, '/Dest');
    return [typeof target === 'string' ? target.replace(/^u:/, '') : JSON.stringify(target)];
  });
  return { targets, destinations };
}
