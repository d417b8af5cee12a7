/** Completion scripts for shells, written from the program's own definitions. They stand alone: no key press starts the program. */
import type { DescribedCommand, DescribedOption, ValueOf } from './describe-program.js';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

export interface CompletionInput {
  readonly commands: readonly DescribedCommand[];
  /** Codes of the comparability rules. */
  readonly rules: readonly string[];
  /** Folder of the benchmark that is taken where there is no other. */
  readonly shipped: string;
}

/** @returns the script, with a first line on how to install it. */
export function writeCompletion(shell: Shell, name: string, { commands, rules, shipped }: CompletionInput): string {
  const withWords = (value: ValueOf): ValueOf =>
    value.kind === 'rule' ? { kind: 'words', words: rules, isList: false } : value;
  const known = commands.map((command) => ({
    ...command,
    arguments: command.arguments.map((operand) => ({ ...operand, value: withWords(operand.value) })),
  }));
  return writers[shell](name, known, shipped);
}

const names = (options: readonly DescribedOption[]): string => options.flatMap((option) => option.names).join(' ');

const withValues = (options: readonly DescribedOption[]): { option: DescribedOption; value: ValueOf }[] =>
  options.flatMap((option) => (option.value ? [{ option, value: option.value }] : []));

const quote = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** Where a command's benchmark stands, for the shells' functions: the option that names it, if not an operand, and all that take a value. */
const benchmarkOf = ({ options }: DescribedCommand): string =>
  `${options.some((option) => option.names.includes('--benchmark')) ? '--benchmark' : "''"} "${names(withValues(options).map(({ option }) => option))}"`;

/** Prints the ids of a list in YAML; the file's name follows. */
const listIds = String.raw`sed -nE 's/^[ -]*[{]?[ ]*id:[^a-z]*([a-z][a-z0-9-]*).*/\1/p'`;

/**
 * Prints the ids of the bureaus of the benchmark on the line, in bash and zsh. It stands behind the option $1, or is the first word that is
 * no option and no value of one ($2).
 */
const listBureaus = (bound: string, unquoted: string, shipped: string): string => `_bench_bureaus() {
  local i folder=""
  for ((i = 2; i ${bound}; i++)); do
    if [[ -n $1 ]]; then
      if [[ \${words[i-1]} == "$1" ]]; then folder="\${words[i]}"; fi
      if [[ \${words[i]} == "$1="* ]]; then folder="\${words[i]#*=}"; fi
    elif [[ \${words[i]} != -* && " $2 " != *" \${words[i-1]} "* ]]; then
      folder="\${words[i]}"
      break
    fi
  done
  folder="${unquoted}"
  if [[ $folder == "~/"* ]]; then folder="$HOME/\${folder:2}"; fi
  if [[ -z $folder ]]; then
    if [[ -e seeds/benchmark.yaml ]]; then folder=seeds; else folder=${quote(shipped)}; fi
  fi
  ${listIds} "$folder/bureaus.yaml" 2>/dev/null
}`;

/** What bash offers for a value; words of a list go on after a comma. */
function bashReply(value: ValueOf, command: DescribedCommand): string {
  if (value.kind === 'words') return `_bench_words ${value.isList ? 'list' : 'one'} "${value.words.join(' ')}"`;
  if (value.kind === 'bureau') return `_bench_words one "$(_bench_bureaus ${benchmarkOf(command)})"`;
  if (value.kind === 'folder') return '_bench_paths -d';
  return value.kind === 'file' ? '_bench_paths -f' : ':';
}

function bashCommand(command: DescribedCommand): string {
  const cases = withValues(command.options).map(
    ({ option, value }) => `        ${option.names.join('|')}) ${bashReply(value, command)}; return ;;`,
  );
  const [first] = command.arguments;
  return [
    `    ${command.name})`,
    ...(cases.length > 0 ? ['      case "$prev" in', ...cases, '      esac'] : []),
    `      if [[ $cur == -* ]]; then _bench_words one "${names(command.options)}"`,
    `      else ${first ? bashReply(first.value, command) : ':'}; fi`,
    '      ;;',
  ].join('\n');
}

function writeBash(name: string, commands: readonly DescribedCommand[], shipped: string): string {
  return `# Completion of ${name} for bash. Install: ${name} completion bash > ~/.local/share/bash-completion/completions/${name}
_bench_words() {
  local head="" word
  if [[ $1 == list && $cur == *,* ]]; then head="\${cur%,*},"; fi
  for word in $2; do
    if [[ $head$word == "$cur"* && ",$head" != *",$word,"* ]]; then COMPREPLY+=("$head$word"); fi
  done
}
_bench_paths() {
  local IFS=$'\\n'
  COMPREPLY=($(compgen "$1" -- "$cur"))
  compopt -o filenames
}
${listBureaus('< ${#words[@]}', '${folder//[\\\\\\"\\\']/}', shipped)}
_bench() {
  # Bash makes three words of --option=value.
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="" words=() i
  if [[ $cur == = ]]; then cur=""; fi
  for ((i = 0; i < \${#COMP_WORDS[@]}; i++)); do
    if [[ \${COMP_WORDS[i]} == = ]]; then continue; fi
    words+=("\${COMP_WORDS[i]}")
    if ((i < COMP_CWORD)); then prev="\${COMP_WORDS[i]}"; fi
  done
  COMPREPLY=()
  if [[ $COMP_CWORD -eq 1 ]]; then
    _bench_words one "${commands.map((command) => command.name).join(' ')} --help --version"
    return
  fi
  case "\${COMP_WORDS[1]}" in
${commands.map(bashCommand).join('\n')}
  esac
}
complete -F _bench ${name}
`;
}

/** A description within zsh's specifications, where : and brackets have a meaning. */
const zshText = (text: string): string => text.replaceAll(/[:[\]\\]/g, String.raw`\$&`);

function zshValue(value: ValueOf, command: DescribedCommand): string {
  if (value.kind === 'words')
    return value.isList ? `:words:_values -s , words ${value.words.join(' ')}` : `:word:(${value.words.join(' ')})`;
  if (value.kind === 'bureau') return `:bureau:{compadd -- \${(f)"$(_bench_bureaus ${benchmarkOf(command)})"}}`;
  if (value.kind === 'folder') return ':folder:_files -/';
  return value.kind === 'file' ? ':file:_files' : ':text: ';
}

function zshCommand(command: DescribedCommand): string {
  const options = command.options.map((option) => {
    const tail = `[${zshText(option.description)}]${option.value ? zshValue(option.value, command) : ''}`;
    // With = the value may also stand in the same word.
    const flags = option.names.map((flag) => (option.value && flag.startsWith('--') ? `${flag}=` : flag));
    return flags.length === 1 ? quote(`${flags[0]}${tail}`) : `{${flags.join(',')}}${quote(tail)}`;
  });
  const operands = command.arguments.map(({ name, value }) =>
    quote(`${name.includes('...') ? '*' : ''}${zshValue(value, command)}`),
  );
  return `    ${command.name}) _arguments ${[...options, ...operands].join(' \\\n      ')} ;;`;
}

function writeZsh(name: string, commands: readonly DescribedCommand[], shipped: string): string {
  const described = commands.map((command) => quote(`${command.name}:${zshText(command.description)}`));
  return `#compdef ${name}
# Completion of ${name} for zsh. Install: ${name} completion zsh > "\${fpath[1]}/_${name}"
${listBureaus('<= $#words', '${(Q)folder}', shipped)}
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

const fishQuote = (text: string): string => `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`;

function fishOption(name: string, command: DescribedCommand, option: DescribedOption): string {
  const { names: flags, description, value } = option;
  const short = flags.find((flag) => !flag.startsWith('--'))?.slice(1);
  const long = flags.find((flag) => flag.startsWith('--'))?.slice(2);
  const parts = [
    `complete -c ${name} -n "__fish_seen_subcommand_from ${command.name}"`,
    ...(short === undefined ? [] : [`-s ${short}`]),
    ...(long === undefined ? [] : [`-l ${long}`]),
    ...(value ? [fishValue(value, command)] : []),
    `-d ${fishQuote(description)}`,
  ];
  return parts.join(' ');
}

function fishValue(value: ValueOf, command: DescribedCommand): string {
  if (value.kind === 'words')
    return value.isList
      ? `-x -a "(__bench_list ${value.words.join(' ')})"`
      : `-x -a ${fishQuote(value.words.join(' '))}`;
  if (value.kind === 'bureau') return `-x -a ${fishQuote(`(__bench_bureaus ${benchmarkOf(command)})`)}`;
  if (value.kind === 'folder') return '-x -a "(__fish_complete_directories)"';
  return value.kind === 'file' ? '-r -F' : '-x';
}

function writeFish(name: string, commands: readonly DescribedCommand[], shipped: string): string {
  const none = `complete -c ${name} -n __fish_use_subcommand -f`;
  return `# Completion of ${name} for fish. Install: ${name} completion fish > ~/.config/fish/completions/${name}.fish
function __bench_list
    set -l value (commandline -ct | string replace -r '^--[^=]*=' '')
    set -l head (string match -r '^.*,' -- "$value")
    for word in $argv
        contains -- $word (string split , -- "$head"); or echo "$head$word"
    end
end
function __bench_bureaus
    set -l folder
    set -l before ''
    for token in (commandline -o)[2..-1]
        if test "$before" = ''
            # The command itself.
        else if test -n "$argv[1]"
            test "$before" = "$argv[1]"; and set folder $token
            string match -q -- "$argv[1]=*" $token; and set folder (string replace -r -- '^[^=]*=' '' $token)
        else if not string match -q -- '-*' "$token"; and not contains -- "$before" (string split ' ' -- "$argv[2]")
            set folder $token
            break
        end
        set before $token
    end
    set folder (string replace -r -- '^~/' "$HOME/" "$folder")
    if test -z "$folder"
        test -e seeds/benchmark.yaml; and set folder seeds; or set folder ${fishQuote(shipped)}
    end
    ${listIds} "$folder/bureaus.yaml" 2>/dev/null
end
complete -c ${name} -e
${commands.map((command) => `${none} -a ${command.name} -d ${fishQuote(command.description)}`).join('\n')}
${commands
  .flatMap((command) => [
    ...command.options.map((option) => fishOption(name, command, option)),
    ...command.arguments.slice(0, 1).map(({ value }) => {
      const words = value.kind === 'words' || value.kind === 'folder' ? fishValue(value, command) : '-F';
      return `complete -c ${name} -n "__fish_seen_subcommand_from ${command.name}" ${words}`;
    }),
  ])
  .join('\n')}
`;
}

const writers: Readonly<
  Record<Shell, (name: string, commands: readonly DescribedCommand[], shipped: string) => string>
> = {
  bash: writeBash,
  zsh: writeZsh,
  fish: writeFish,
};
