#!/usr/bin/env node
/** Runs the command line. Each command loads what it needs when it runs, so that `--version` is quick. */
import nodeModule from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { CommanderError } from 'commander';
import { createProgram } from './program.js';

// A build is over before most of what V8 would optimise has paid for itself: with a larger budget only what stays hot is compiled
// anew, which takes a third off the CPU time of a small build and a tenth off that of a large one.
setFlagsFromString('--interrupt-budget=1000000');

// Saves parsing from the second run on, where Node has it (22.8).
(nodeModule as { enableCompileCache?: () => unknown }).enableCompileCache?.();

async function tell(error: unknown): Promise<number> {
  const { tellFailure } = await import('./tell-failure.js');
  return tellFailure(error);
}

async function end(error: unknown): Promise<never> {
  process.exit(await tell(error));
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads a pipe may have seen enough (bench extract … | head): that is no failure.
  if (error.code === 'EPIPE') process.exit();
  void end(Object.assign(error, { path: 'what is printed' }));
});

try {
  const program = createProgram();
  // In a folder that was removed the file system answers with riddles, or never.
  program.hook('preAction', () => void process.cwd());
  const typed = process.argv.slice(2);
  const [first, named = ''] = typed;
  const known = ['help', ...program.commands.map((command) => command.name())];
  // Help on a command that there is not would be the help of all, without a word of the slip: it is told as if it had been typed alone.
  const isSlip = first === 'help' && /^[^-]/.test(named) && !known.includes(named);
  await program.parseAsync(isSlip ? [named] : typed, { from: 'user' });
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else process.exitCode = await tell(error);
}
