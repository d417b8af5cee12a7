/** `bench completion` on the command line. */
import { Argument, type Command } from 'commander';
import { shells, type Shell } from '../write-completion.js';
import { addExamples, debugOption } from './shared.js';

export function defineCompletion(program: Command): void {
  const command = program
    .command('completion')
    .description('print a script that completes commands and options in a shell')
    .addArgument(new Argument('<shell>', `one of ${shells.join(', ')}`).choices(shells))
    .addOption(debugOption())
    .action(async (shell: Shell) => {
      const { runCompletion } = await import('../commands/completion.js');
      runCompletion(shell, program);
    });
  addExamples(command, [
    'source <(bench completion bash)',
    'bench completion zsh > "${fpath[1]}/_bench"',
    'bench completion fish > ~/.config/fish/completions/bench.fish',
  ]);
}
