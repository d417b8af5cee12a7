/** docs/extract.md explains every field of a lexicon and every option of the command. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createProgram } from '../../src/cli/program.js';
import { IndicatorSchema } from '../../src/model/indicator.js';

const page = readFileSync(new URL('../../docs/extract.md', import.meta.url), 'utf8');

it.each(Object.keys(IndicatorSchema.shape.lexicon.shape))('the lexicon’s %s', (field) => {
  expect(page).toContain(`\`${field}\``);
});

const options = createProgram().commands.find((command) => command.name() === 'extract')?.options ?? [];

it('the command has options', () => expect(options.length).toBeGreaterThan(5));

it.each(options.filter(({ long }) => !['--quiet', '--debug'].includes(long ?? '')))('the option $long', ({ long }) => {
  expect(page).toContain(long);
});
