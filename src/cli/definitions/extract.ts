/** `bench extract` on the command line. */
import type { Command } from 'commander';
import type { ExtractOptions } from '../commands/extract.js';
import { addExamples, debugOption, fileName, folderOption, quietOption } from './shared.js';

export function defineExtract(program: Command): void {
  const command = program
    .command('extract')
    .description('find the figures in articles, for review')
    .argument('<article...>', 'files (txt, md, html, docx, pdf), or folders of them')
    .addOption(
      folderOption(
        '--benchmark <dir>',
        'folder with the catalogue, the bureaus and the sources (default: as for build)',
      ),
    )
    .option('--bureau <id>', 'whose review it is (default: as the article says)')
    .option('--period <period>', 'what it covers: 2023, or 2023-01-01..2023-06-30 (default: as the article says)')
    .option('--all', 'show also the figures of no indicator')
    .option('--json', 'print everything as JSON on stdout')
    .option('-o, --output <file>', 'write YAML for the folder observations of a benchmark', fileName)
    .option('--force', 'overwrite the file named with -o')
    .option('--model <url>', 'ask a language model for further figures; the article is sent to this address')
    .option('--model-name <name>', 'which model is asked; its key is read from BENCH_MODEL_KEY')
    .addOption(quietOption())
    .addOption(debugOption())
    .action(async (paths: string[], options: ExtractOptions) => {
      const { runExtract } = await import('../commands/extract.js');
      process.exitCode = await runExtract(paths, options);
    });
  addExamples(command, [
    'bench extract review.txt',
    'bench extract reviews/ --benchmark my-benchmark --json',
    'bench extract review.docx --bureau laixi --period 2023 -o laixi-2023.yaml',
  ]);
}
