/** The reference of the command line (docs/cli.md), written from the program's own definitions. */
import type { DescribedCommand } from './describe-program.js';

const head = `# The command line

    bench <command> [options]

\`bench help <command>\` prints what stands here. Data goes to stdout, all else to stderr; colour only on a terminal (\`NO_COLOR\` turns it
off).

| exit status | means                                                                               |
| ----------- | ----------------------------------------------------------------------------------- |
| 0           | fine                                                                                |
| 1           | something is wrong in the data, or not everything could be done; it is told what    |
| 2           | wrong usage, or a failure of the program or its surroundings; nothing was done      |
| 130         | ended by Ctrl-C; what was there before is whole. \`build --watch\`, which ends that way, gives 0 |

With \`--json\` stdout holds one JSON document when the exit status is 0 or 1: what was found, and \`diagnostics\` where something is wrong in
the data (\`extract\` tells that on stderr). With 2 it holds nothing, and stderr says why. On the command line a folder or a language that
there is not is wrong usage; in benchmark.yaml it is something wrong in the data. Of one kind of mistake stderr shows the first twenty of a file
and counts the rest; JSON has all.
`;

const tail = `## Environment

| variable                                  | means                                                                      |
| ----------------------------------------- | -------------------------------------------------------------------------- |
| \`SOURCE_DATE_EPOCH\`                       | the time that outputs carry, in whole seconds since 1970; else the date of benchmark.yaml |
| \`NO_COLOR\`                                | no colour                                                                  |
| \`BENCH_MODEL_KEY\`                         | key of the language model that \`extract --model\` asks                      |
| \`BENCH_SMTP_USER\`, \`BENCH_SMTP_PASSWORD\`  | user and password of the mail server that \`email --smtp\` sends through     |
`;

/** Pipes part the cells of a table. */
const cell = (text: string): string => text.replaceAll('|', String.raw`\|`).replaceAll('<', '&lt;');

function section({ name, usage, description, arguments: operands, options, examples }: DescribedCommand): string {
  const rows = [
    ...operands.map((operand) => [`\`${operand.name}\``, operand.description]),
    ...options.map((option) => [`\`${option.flags}\``, option.description]),
  ];
  return `## bench ${name}

    ${usage}

${description.charAt(0).toUpperCase()}${description.slice(1)}.

| argument or option | |
| --- | --- |
${rows.map(([left = '', right = '']) => `| ${left.replaceAll('|', String.raw`\|`)} | ${cell(right)} |`).join('\n')}
${examples.length === 0 ? '' : `\n${examples.map((line) => `    ${line}`).join('\n')}\n`}`;
}

/** Markdown; the tables are not aligned. */
export const writeReference = (commands: readonly DescribedCommand[]): string =>
  [head, ...commands.map(section), tail].join('\n');
