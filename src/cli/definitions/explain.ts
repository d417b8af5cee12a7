/** `bench explain` on the command line. */
import { Option, type Command } from 'commander';
import type { ExplainOptions } from '../commands/explain.js';
import { addExamples, debugOption } from './shared.js';

export function defineExplain(program: Command): void {
  const command = program
    .command('explain')
    .description('print what a comparability rule finds, why that misleads, and what to do')
    .argument('[code]', 'code of the rule, such as scope-differs (default: list all rules)')
    .addOption(new Option('--lang <language>', 'language of the page').choices(['zh', 'en']).default('en'))
    .option('--json', 'print as JSON')
    .addOption(debugOption())
    .action(async (code: string | undefined, options: ExplainOptions) => {
      const { runExplain } = await import('../commands/explain.js');
      process.exitCode = runExplain(code, options);
    });
  addExamples(command, ['bench explain', 'bench explain scope-differs --lang zh']);
}
