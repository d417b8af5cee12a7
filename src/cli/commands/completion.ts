/** `bench completion`: a shell's completion script on stdout. */
import type { Command } from 'commander';
import { listRules } from '../../pipeline.js';
import { describeHelp, describeProgram } from '../describe-program.js';
import { shippedBenchmark } from '../locate.js';
import { openTerminal } from '../output.js';
import { writeCompletion, type Shell } from '../write-completion.js';

export function runCompletion(shell: Shell, program: Command): void {
  const script = writeCompletion(shell, program.name(), {
    commands: [...describeProgram(program), describeHelp(program)],
    rules: listRules().map(({ code }) => code),
    shipped: shippedBenchmark,
  });
  openTerminal({ quiet: false }).data(script.trimEnd());
}
