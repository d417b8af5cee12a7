/** `bench diff` on the command line. */
import type { Command } from 'commander';
import type { DiffOptions } from '../commands/diff.js';
import { addExamples, debugOption, folderName, quietOption } from './shared.js';

export function defineDiff(program: Command): void {
  const command = program
    .command('diff')
    .description('tell what lies between two editions: figures, ranks and verdicts that moved, and why')
    .argument('<old>', 'output folder of the earlier edition, its manifest.json, or a benchmark folder', folderName)
    .argument('<new>', 'the later edition, in the same way', folderName)
    .option('--json', 'print the difference as JSON on stdout')
    .addOption(quietOption())
    .addOption(debugOption())
    .action(async (from: string, to: string, options: DiffOptions) => {
      const { runDiff } = await import('../commands/diff.js');
      process.exitCode = runDiff(from, to, options);
    });
  addExamples(command, ['bench diff output-2022 output', 'bench diff output my-benchmark --json']);
}
