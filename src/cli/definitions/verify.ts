/** `bench verify` on the command line. */
import type { Command } from 'commander';
import type { VerifyOptions } from '../commands/verify.js';
import { addExamples, debugOption, folderArgument, folderOption, outOption, quietOption } from './shared.js';

export function defineVerify(program: Command): void {
  const command = program
    .command('verify')
    .description('read the outputs back and check every number against the model')
    .argument(...folderArgument)
    .addOption(outOption())
    .addOption(folderOption('--articles <dir>', 'folder of the articles: check each phrase in its place as well'))
    .option('--json', 'print what was compared and what differs as JSON on stdout')
    .addOption(quietOption())
    .addOption(debugOption())
    .action(async (folder: string | undefined, options: VerifyOptions) => {
      const { runVerify } = await import('../commands/verify.js');
      process.exitCode = await runVerify(folder, options);
    });
  addExamples(command, ['bench verify', 'bench verify my-benchmark --articles articles']);
}
