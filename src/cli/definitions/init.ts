/** `bench init` on the command line. */
import type { Command } from 'commander';
import type { InitOptions } from '../commands/init.js';
import { addExamples, debugOption, folderName, quietOption } from './shared.js';

export function defineInit(program: Command): void {
  const command = program
    .command('init')
    .description('make a benchmark folder with invented bureaus, to write over')
    .argument('<folder>', 'folder to make; empty, if it is there', folderName)
    .option(
      '--eject',
      'copy the templates into it as well, to change words, looks and charts; also for a benchmark that is there',
    )
    .addOption(quietOption())
    .addOption(debugOption())
    .action(async (folder: string, options: InitOptions) => {
      const { runInit } = await import('../commands/init.js');
      process.exitCode = await runInit(folder, options);
    });
  addExamples(command, ['bench init my-benchmark', 'bench init my-benchmark --eject']);
}
