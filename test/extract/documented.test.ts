/** docs/extract.md explains every field of a lexicon and every option of the command. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { IndicatorSchema } from '../../src/model/indicator.js';

const page = readFileSync(new URL('../../docs/extract.md', import.meta.url), 'utf8');
const main = readFileSync(new URL('../../src/cli/main.ts', import.meta.url), 'utf8');

it.each(Object.keys(IndicatorSchema.shape.lexicon.shape))('the lexicon’s %s', (field) => {
  expect(page).toContain(`\`${field}\``);
});

const command = /\.command\('extract'\)[^]*?\.action\(/.exec(main)?.[0] ?? '';

it.each([...command.matchAll(/(--[a-z-]+)/g)].map(([flag]) => flag))('the option %s', (flag) => {
  expect(page).toContain(flag);
});
