/** Where in an article a phrase stands: `p<n>:<start>-<end>`. */
import { z } from 'zod';

/** Paragraph: non-blank lines from 1. Start and end: UTF-16 offsets into the decoded text (BOM off, line ends kept), end exclusive. */
export interface Locator {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
}

const pattern = /^p([1-9]\d*):(\d+)-(\d+)$/;

/** The parts of a locator, or undefined when the text is none. */
export function parseLocator(text: string): Locator | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [paragraph, start, end] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return start < end ? { paragraph, start, end } : undefined;
}

export function formatLocator(locator: Locator): string {
  return `p${locator.paragraph}:${locator.start}-${locator.end}`;
}

export const LocatorSchema = z
  .string()
  .refine((text) => parseLocator(text) !== undefined, {
    error: 'expected p<paragraph>:<start>-<end> with start before end',
  })
  .meta({ pattern: pattern.source });
