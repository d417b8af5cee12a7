/** `bench completion`: a shell's completion script on stdout. */
import type { Command } from 'commander';
import { describeProgram } from '../describe-program.js';
import { openTerminal } from '../output.js';
import { writeCompletion, type Shell } from '../write-completion.js';

export function runCompletion(shell: Shell, program: Command): void {
  openTerminal({ quiet: false }).data(writeCompletion(shell, program.name(), describeProgram(program)).trimEnd());
}
