/** What several commands have in common: options, examples, lists of words. */
import { InvalidArgumentError, Option, type Command } from 'commander';

export const quietOption = (): Option => new Option('-q, --quiet', 'print errors only');
export const debugOption = (): Option => new Option('--debug', 'print where in the program a failure happened');

/** Takes a name of any length but none: an empty one is mostly a variable that is not set. */
const nameOf =
  (kind: 'file' | 'folder') =>
  (text: string): string => {
    if (text === '') throw new InvalidArgumentError(`The ${kind}'s name is empty.`);
    return text;
  };
export const fileName = nameOf('file');
export const folderName = nameOf('folder');

export const folderOption = (flags: string, description: string): Option =>
  new Option(flags, description).argParser(folderName);

export const outOption = (): Option =>
  folderOption('-o, --out <dir>', 'output folder (default: ./output, or <folder>/output for a folder named)');

export const folderArgument = [
  '[folder]',
  'benchmark folder (default: ./seeds, else the one shipped)',
  folderName,
] as const;

const examples = new WeakMap<Command, readonly string[]>();

/** Command lines that show what a command is for: printed below its help, and in docs/cli.md. */
export function addExamples(command: Command, lines: readonly string[]): void {
  examples.set(command, lines);
  command.addHelpText('after', `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}`);
}

export const examplesOf = (command: Command): readonly string[] => examples.get(command) ?? [];

const words = new WeakMap<Option, readonly string[]>();

/** An option that takes allowed words in a row, parted by commas; each counts once. */
export function listOption(flags: string, description: string, allowed: readonly string[]): Option {
  const option = new Option(flags, description).argParser((text: string) => {
    const items = text.split(',').map((item) => item.trim());
    const wrong = items.find((item) => !allowed.includes(item));
    if (wrong !== undefined) throw new InvalidArgumentError(`"${wrong}" is not one of ${allowed.join(', ')}.`);
    return [...new Set(items)];
  });
  words.set(option, allowed);
  return option;
}

/** The allowed words of an option that takes several. */
export const wordsOf = (option: Option): readonly string[] | undefined => words.get(option);
