/** `bench check` on the command line. */
import type { Command } from 'commander';
import type { CheckOptions } from '../commands/check.js';
import { addExamples, debugOption, folderArgument, quietOption } from './shared.js';

export function defineCheck(program: Command): void {
  const command = program
    .command('check')
    .description('tell every mistake of a benchmark folder and its templates, with file, line and column')
    .argument(...folderArgument)
    .option('--json', 'print the mistakes as JSON on stdout')
    .addOption(quietOption())
    .addOption(debugOption())
    .action(async (folder: string | undefined, options: CheckOptions) => {
      const { runCheck } = await import('../commands/check.js');
      process.exitCode = await runCheck(folder, options);
    });
  addExamples(command, ['bench check', 'bench check my-benchmark --json']);
}
