/** `bench build` on the command line. */
import { Option, type Command } from 'commander';
import type { BuildOptions } from '../commands/build.js';
import { addExamples, debugOption, folderArgument, listOption, outOption, quietOption } from './shared.js';

export function defineBuild(program: Command): void {
  const command = program
    .command('build')
    .description('make the briefing, the workbook, the charts and the data package')
    .argument(...folderArgument)
    .addOption(outOption())
    .addOption(listOption('--lang <list>', 'languages: zh,en (default: those of benchmark.yaml)', ['zh', 'en']))
    .addOption(
      listOption('--format <list>', 'formats: pdf,xlsx,svg,data (default: all)', ['pdf', 'xlsx', 'svg', 'data']),
    )
    .option('--bureau <id>', 'make the edition about one bureau instead (pdf,xlsx), beside the main one')
    .option('--attach', 'put the workbook into the PDF')
    .option('--pdfa', 'write the PDF as PDF/A-3b, for archives')
    .option('--candidates', 'let figures that wait for review take part, marked as such')
    .option('--force', 'write into a folder that no build made')
    .option('--json', 'print what was written, or what is wrong, as JSON on stdout')
    .addOption(
      new Option('--watch', 'build again whenever an input or a template changes').conflicts(['timings', 'json']),
    )
    .addOption(new Option('--timings', 'print time and memory of each phase as JSON on stdout').hideHelp())
    .addOption(quietOption())
    .addOption(debugOption())
    .action(async (folder: string | undefined, { watch, ...options }: BuildOptions & { watch?: boolean }) => {
      if (watch) {
        const { runWatch } = await import('../commands/watch.js');
        process.exitCode = await runWatch(folder, options);
        return;
      }
      const { runBuild } = await import('../commands/build.js');
      process.exitCode = await runBuild(folder, options);
    });
  addExamples(command, [
    'bench build',
    'bench build my-benchmark --lang zh --format pdf,xlsx',
    'bench build --bureau laixi',
    'bench build my-benchmark --watch --format pdf',
  ]);
}
