/** Writes the pages that are made from the program's own definitions: `npm run docs`. Needs a build. */
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { describeProgram } from '../dist/cli/describe-program.js';
import { createProgram } from '../dist/cli/program.js';
import { writeReference } from '../dist/cli/write-reference.js';

const pages = { 'cli.md': writeReference(describeProgram(createProgram())) };

for (const [name, text] of Object.entries(pages)) {
  const file = new URL(name, import.meta.url).pathname;
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}
