/** The program as completion and the reference need it: commands with their arguments, options, words and examples, in their order. */
import type { Argument, Command, Option } from 'commander';
import { examplesOf, wordsOf } from './definitions/shared.js';

/** What stands where a value is wanted; `rule` is the code of one, `bureau` the id of one of the benchmark's. */
export type ValueKind = 'words' | 'folder' | 'file' | 'rule' | 'bureau' | 'text';

export interface ValueOf {
  readonly kind: ValueKind;
  readonly words: readonly string[];
  /** Whether several words may stand in a row, with commas. */
  readonly isList: boolean;
}

export interface DescribedOption {
  readonly flags: string;
  /** `-q`, `--quiet`. */
  readonly names: readonly string[];
  readonly description: string;
  /** Undefined for a switch. */
  readonly value: ValueOf | undefined;
}

export interface DescribedCommand {
  readonly name: string;
  readonly usage: string;
  readonly description: string;
  readonly arguments: readonly { readonly name: string; readonly description: string; readonly value: ValueOf }[];
  readonly options: readonly DescribedOption[];
  readonly examples: readonly string[];
}

/** By the name of the value: `<dir>`, `<file>`, `<id>`; `[folder]` and `<article...>` take both kinds of path. */
function kindOf(name: string): ValueKind {
  if (name === 'code') return 'rule';
  if (name === 'id') return 'bureau';
  if (/dir|folder/i.test(name)) return 'folder';
  return /file|article|old|new/i.test(name) ? 'file' : 'text';
}

function valueOf(name: string, words: readonly string[] | undefined, isList = false): ValueOf {
  return words ? { kind: 'words', words, isList } : { kind: kindOf(name), words: [], isList: false };
}

const optionOf = (option: Option): DescribedOption => {
  const list = wordsOf(option);
  const takesValue = option.required || option.optional;
  const name = /[<[]([^>\]]+)/.exec(option.flags)?.[1] ?? '';
  return {
    flags: option.flags,
    names: [option.short, option.long].flatMap((flag) => flag ?? []),
    description: option.description,
    value: takesValue ? valueOf(name, list ?? option.argChoices, list !== undefined) : undefined,
  };
};

const argumentOf = (argument: Argument): DescribedCommand['arguments'][number] => ({
  name: argument.required
    ? `<${argument.name()}${argument.variadic ? '...' : ''}>`
    : `[${argument.name()}${argument.variadic ? '...' : ''}]`,
  description: argument.description,
  value: valueOf(argument.name(), argument.argChoices),
});

/** `--help`, which every command has. */
const help: DescribedOption = {
  flags: '-h, --help',
  names: ['-h', '--help'],
  description: 'print help',
  value: undefined,
};

export function describeProgram(program: Command): DescribedCommand[] {
  return program.commands.map((command) => ({
    name: command.name(),
    usage: `${program.name()} ${command.name()} ${command.usage()}`,
    description: command.description(),
    arguments: command.registeredArguments.map(argumentOf),
    options: [...command.options.filter(({ hidden }) => !hidden).map(optionOf), help],
    examples: examplesOf(command),
  }));
}

/** `help`, which is no command of ours: it takes the name of one. */
export const describeHelp = (program: Command): DescribedCommand => ({
  name: 'help',
  usage: `${program.name()} help [command]`,
  description: 'print help on a command',
  arguments: [
    {
      name: '[command]',
      description: 'command',
      value: { kind: 'words', words: program.commands.map((command) => command.name()), isList: false },
    },
  ],
  options: [],
  examples: [],
});
