#!/usr/bin/env node
/** The command line. Each command loads what it needs when it runs, so that `--version` is quick. */
import nodeModule from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { version } from './version.js';

// A build is over before most of what V8 would optimise has paid for itself: with a larger budget only what stays hot is compiled
// anew, which takes a third off the CPU time of a small build and a tenth off that of a large one.
setFlagsFromString('--interrupt-budget=1000000');

// Saves parsing from the second run on, where Node has it (22.8).
(nodeModule as { enableCompileCache?: () => unknown }).enableCompileCache?.();

function parseList(allowed: readonly string[]): (text: string) => string[] {
  return (text) => {
    const items = text.split(',').map((item) => item.trim());
    const wrong = items.find((item) => !allowed.includes(item));
    if (wrong !== undefined) throw new InvalidArgumentError(`"${wrong}" is not one of ${allowed.join(', ')}.`);
    return [...new Set(items)];
  };
}

const program = new Command('bench')
  .description('Compares police bureaus by the figures in their published reviews. Every number leads to its words.')
  .version(version, '-V, --version', 'print the version')
  .helpOption('-h, --help', 'print help')
  .showSuggestionAfterError()
  .exitOverride();

const quiet = new Option('-q, --quiet', 'print errors only');
const out = new Option('-o, --out <dir>', 'output folder (default: ./output, or <folder>/output for a folder named)');

program
  .command('build')
  .description('make the briefing, the workbook, the charts and the data package')
  .argument('[folder]', 'benchmark folder (default: ./seeds, else the one shipped)')
  .addOption(out)
  .option('--lang <list>', 'languages: zh,en (default: those of benchmark.yaml)', parseList(['zh', 'en']))
  .option('--format <list>', 'formats: pdf,xlsx,svg,data', parseList(['pdf', 'xlsx', 'svg', 'data']))
  .option('--bureau <id>', 'make the edition about one bureau instead (pdf,xlsx), beside the main one')
  .option('--attach', 'put the workbook into the PDF')
  .option('--pdfa', 'write the PDF as PDF/A-3b, for archives')
  .option('--candidates', 'let figures that wait for review take part, marked as such')
  .option('--force', 'write into a folder that no build made')
  .addOption(new Option('--timings', 'print time and memory of each phase as JSON on stdout').hideHelp())
  .addOption(quiet)
  .addHelpText(
    'after',
    '\nExamples:\n  bench build\n  bench build my-benchmark --lang zh --format pdf,xlsx\n  bench build --bureau laixi',
  )
  .action(async (folder: string | undefined, options: Parameters<typeof import('./commands/build.js').runBuild>[1]) => {
    const { runBuild } = await import('./commands/build.js');
    process.exitCode = await runBuild(folder, options);
  });

program
  .command('check')
  .description('tell every mistake of a benchmark folder and its templates, with file, line and column')
  .argument('[folder]', 'benchmark folder (default: ./seeds, else the one shipped)')
  .option('--json', 'print the mistakes as JSON on stdout')
  .addOption(quiet)
  .action(async (folder: string | undefined, options: Parameters<typeof import('./commands/check.js').runCheck>[1]) => {
    const { runCheck } = await import('./commands/check.js');
    process.exitCode = await runCheck(folder, options);
  });

program
  .command('verify')
  .description('read the outputs back and check every number against the model')
  .argument('[folder]', 'benchmark folder (default: ./seeds, else the one shipped)')
  .addOption(out)
  .option('--articles <dir>', 'folder of the articles: check each phrase in its place as well')
  .addOption(quiet)
  .action(
    async (folder: string | undefined, options: Parameters<typeof import('./commands/verify.js').runVerify>[1]) => {
      const { runVerify } = await import('./commands/verify.js');
      process.exitCode = await runVerify(folder, options);
    },
  );

program
  .command('extract')
  .description('find the figures in articles, for review')
  .argument('<article...>', 'files (txt, md, html, docx, pdf), or folders of them')
  .option('--benchmark <dir>', 'folder with the catalogue, the bureaus and the sources (default: as for build)')
  .option('--bureau <id>', 'whose review it is (default: as the article says)')
  .option('--period <period>', 'what it covers: 2023, or 2023-01-01..2023-06-30 (default: as the article says)')
  .option('--all', 'show also the figures of no indicator')
  .option('--json', 'print everything as JSON on stdout')
  .option('-o, --output <file>', 'write YAML for the folder observations of a benchmark')
  .option('--force', 'overwrite the file named with -o')
  .option('--model <url>', 'ask a language model for further figures; the article is sent to this address')
  .option('--model-name <name>', 'which model is asked; its key is read from BENCH_MODEL_KEY')
  .addOption(quiet)
  .addHelpText(
    'after',
    '\nExamples:\n  bench extract review.txt\n  bench extract reviews/ --benchmark my-benchmark --json\n  bench extract review.docx --bureau laixi --period 2023 -o seeds/observations/laixi-2023.yaml',
  )
  .action(async (paths: string[], options: Parameters<typeof import('./commands/extract.js').runExtract>[1]) => {
    const { runExtract } = await import('./commands/extract.js');
    process.exitCode = await runExtract(paths, options);
  });

program
  .command('explain')
  .description('print what a comparability rule finds, why that misleads, and what to do')
  .argument('[code]', 'code of the rule, such as scope-differs (default: list all rules)')
  .addOption(new Option('--lang <language>', 'language of the page').choices(['zh', 'en']).default('en'))
  .option('--json', 'print as JSON')
  .addHelpText('after', '\nExamples:\n  bench explain\n  bench explain scope-differs --lang zh')
  .action(
    async (code: string | undefined, options: Parameters<typeof import('./commands/explain.js').runExplain>[1]) => {
      const { runExplain } = await import('./commands/explain.js');
      process.exitCode = runExplain(code, options);
    },
  );

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    const { tellFailure } = await import('./tell-failure.js');
    process.exitCode = tellFailure(error);
  }
}
