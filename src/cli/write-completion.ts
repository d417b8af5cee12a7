/** Completion scripts for shells, written from the program's own definitions. They stand alone: no key press starts the program. */
import type { DescribedCommand, DescribedOption, ValueOf } from './describe-program.js';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** @returns the script, with a first line on how to install it. */
export function writeCompletion(shell: Shell, name: string, commands: readonly DescribedCommand[]): string {
  return writers[shell](name, commands);
}

const names = (options: readonly DescribedOption[]): string => options.flatMap((option) => option.names).join(' ');

const withValues = (options: readonly DescribedOption[]): { option: DescribedOption; value: ValueOf }[] =>
  options.flatMap((option) => (option.value ? [{ option, value: option.value }] : []));

/** What bash offers for a value; words of a list go on after a comma. */
function bashReply(value: ValueOf): string {
  if (value.kind === 'words') return `_bench_words ${value.isList ? 'list' : 'one'} "${value.words.join(' ')}"`;
  if (value.kind === 'folder') return 'COMPREPLY=($(compgen -d -- "$cur")); compopt -o filenames';
  return value.kind === 'file' ? 'COMPREPLY=($(compgen -f -- "$cur")); compopt -o filenames' : ':';
}

function bashCommand(command: DescribedCommand): string {
  const cases = withValues(command.options).map(
    ({ option, value }) => `        ${option.names.join('|')}) ${bashReply(value)}; return ;;`,
  );
  const [first] = command.arguments;
  return [
    `    ${command.name})`,
    ...(cases.length > 0 ? ['      case "$prev" in', ...cases, '      esac'] : []),
    `      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "${names(command.options)}" -- "$cur"))`,
    `      else ${first ? bashReply(first.value) : ':'}; fi`,
    '      ;;',
  ].join('\n');
}

function writeBash(name: string, commands: readonly DescribedCommand[]): string {
  return `# Completion of ${name} for bash. Install: ${name} completion bash > ~/.local/share/bash-completion/completions/${name}
_bench_words() {
  local head=""
  if [[ $1 == list && $cur == *,* ]]; then head="\${cur%,*},"; fi
  COMPREPLY=($(compgen -P "$head" -W "$2" -- "\${cur#"$head"}"))
}
_bench() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}"
  COMPREPLY=()
  if [[ $COMP_CWORD -eq 1 ]]; then
    COMPREPLY=($(compgen -W "${commands.map((command) => command.name).join(' ')} --help --version" -- "$cur"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${commands.map(bashCommand).join('\n')}
  esac
}
complete -F _bench ${name}
`;
}

const quote = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** A description within zsh's specifications, where : and brackets have a meaning. */
const zshText = (text: string): string => text.replaceAll(/[:[\]\\]/g, String.raw`\$&`);

function zshValue(value: ValueOf): string {
  if (value.kind === 'words')
    return value.isList ? `:words:_values -s , words ${value.words.join(' ')}` : `:word:(${value.words.join(' ')})`;
  if (value.kind === 'folder') return ':folder:_files -/';
  return value.kind === 'file' ? ':file:_files' : ':text: ';
}

function zshCommand(command: DescribedCommand): string {
  const options = command.options.map((option) => {
    const tail = `[${zshText(option.description)}]${option.value ? zshValue(option.value) : ''}`;
    const [short, long] = option.names;
    return long === undefined || short === undefined
      ? quote(`${short ?? long}${tail}`)
      : `{${short},${long}}${quote(tail)}`;
  });
  const operands = command.arguments.map(({ name, value }) =>
    quote(`${name.includes('...') ? '*' : ''}${zshValue(value)}`),
  );
  return `    ${command.name}) _arguments ${[...options, ...operands].join(' \\\n      ')} ;;`;
}

function writeZsh(name: string, commands: readonly DescribedCommand[]): string {
  const described = commands.map((command) => quote(`${command.name}:${zshText(command.description)}`));
  return `#compdef ${name}
# Completion of ${name} for zsh. Install: ${name} completion zsh > "\${fpath[1]}/_${name}"
_bench() {
  local -a commands
  commands=(
    ${described.join('\n    ')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${commands.map(zshCommand).join('\n')}
  esac
}
if [ "$funcstack[1]" = "_bench" ]; then _bench "$@"; else compdef _bench ${name}; fi
`;
}

function fishOption(name: string, command: string, { names: flags, description, value }: DescribedOption): string {
  const short = flags.find((flag) => !flag.startsWith('--'))?.slice(1);
  const long = flags.find((flag) => flag.startsWith('--'))?.slice(2);
  const parts = [
    `complete -c ${name} -n "__fish_seen_subcommand_from ${command}"`,
    ...(short === undefined ? [] : [`-s ${short}`]),
    ...(long === undefined ? [] : [`-l ${long}`]),
    ...(value ? [fishValue(value)] : []),
    `-d ${fishQuote(description)}`,
  ];
  return parts.join(' ');
}

const fishQuote = (text: string): string => `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`;

function fishValue(value: ValueOf): string {
  if (value.kind === 'words')
    return value.isList
      ? `-x -a "(__fish_append , ${value.words.join(' ')})"`
      : `-x -a ${fishQuote(value.words.join(' '))}`;
  if (value.kind === 'folder') return '-x -a "(__fish_complete_directories)"';
  return value.kind === 'file' ? '-r -F' : '-x';
}

function writeFish(name: string, commands: readonly DescribedCommand[]): string {
  const none = `complete -c ${name} -n __fish_use_subcommand -f`;
  return `# Completion of ${name} for fish. Install: ${name} completion fish > ~/.config/fish/completions/${name}.fish
complete -c ${name} -e
${commands.map((command) => `${none} -a ${command.name} -d ${fishQuote(command.description)}`).join('\n')}
${commands
  .flatMap((command) => [
    ...command.options.map((option) => fishOption(name, command.name, option)),
    ...command.arguments.slice(0, 1).map(({ value }) => {
      const words = value.kind === 'words' ? fishValue(value) : value.kind === 'folder' ? fishValue(value) : '-F';
      return `complete -c ${name} -n "__fish_seen_subcommand_from ${command.name}" ${words}`;
    }),
  ])
  .join('\n')}
`;
}

const writers: Readonly<Record<Shell, (name: string, commands: readonly DescribedCommand[]) => string>> = {
  bash: writeBash,
  zsh: writeZsh,
  fish: writeFish,
};
