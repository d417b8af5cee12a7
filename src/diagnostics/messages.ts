/** Every sentence that a diagnostic says, by code. Sentences take strings and numbers, never domain objects. */

export const diagnosticMessages = {
  'file-missing': (p: { what: string }) => `the ${p.what} is missing`,
  'file-unread': (_p: object) => 'a file of this name is not read',
  'folder-unread': (p: { files: number }) =>
    p.files === 1 ? 'the file in this folder is not read' : `the ${p.files} files in this folder are not read`,
  'link-broken': (_p: object) => 'the link leads to no file',
  'folder-empty': (p: { folder: string }) => `the folder ${p.folder} holds no observations`,
  'folder-missing': (p: { folder: string }) => `there is no benchmark in ${p.folder}: benchmark.yaml was not found`,
  encoding: (p: { encoding: string }) =>
    `the file is not UTF-8 text${p.encoding === 'unknown' ? '' : `; it looks like ${p.encoding.toUpperCase()}`}`,
  'byte-order-mark': (_p: object) => 'the file starts with a byte order mark',
  'yaml-syntax': (p: { problem: string }) => `malformed YAML: ${p.problem}`,
  'json-syntax': (p: { problem: string }) => `malformed JSON: ${p.problem}`,
  'csv-syntax': (p: { problem: string }) => `malformed CSV: ${p.problem}`,
  'csv-column-missing': (p: { column: string }) => `the column "${p.column}" is missing`,
  'column-missing': (p: { column: string }) => `the column "${p.column}" is missing`,
  'column-repeated': (p: { column: string }) => `the column "${p.column}" stands twice`,
  'workbook-broken': (_p: object) => 'the file is no sound .xlsx workbook',
  'workbook-locked': (_p: object) => 'the workbook is locked with a password',
  'workbook-kind': (p: { kind: string }) => `a workbook of the kind "${p.kind}" is not read`,
  'table-missing': (p: { table: string }) => `the workbook has no table called ${p.table}`,
  'table-headless': (p: { table: string }) => `the header of the table ${p.table} names none of the columns`,
  'cells-merged': (p: { range: string }) => `the cells ${p.range} are merged`,
  'rows-below-table': (p: { rows: number; table: string }) =>
    p.rows === 1
      ? `the row below the table ${p.table} is not read`
      : `the ${p.rows} rows below the table ${p.table} are not read`,
  'unknown-key': (p: { key: string }) => `nothing is called "${p.key}" here`,
  'key-missing': (p: { key: string }) => `"${p.key}" is missing`,
  'wrong-type': (p: { key: string; expected: string; found: string }) =>
    `"${p.key}" should be ${p.expected}, not ${p.found}`,
  'wrong-value': (p: { key: string; problem: string }) => `"${p.key}": ${p.problem}`,
  'text-hidden': (p: { key: string; found: string }) => `"${p.key}" holds ${p.found}, which nobody sees`,
  'not-listed': (p: { key: string; found: string; allowed: string }) =>
    `"${p.key}" is ${p.found}; allowed are ${p.allowed}`,
  'unknown-id': (p: { concept: string; id: string }) => `no ${p.concept} is called "${p.id}"`,
  'duplicate-id': (p: { concept: string; id: string }) => `two ${p.concept} are called "${p.id}"`,
  'unit-does-not-fit': (p: { unit: string; indicator: string; kind: string }) =>
    `a ${p.kind} of ${p.indicator} cannot have the unit "${p.unit}"`,
  'kind-does-not-fit': (p: { kind: string; indicator: string; measureType: string }) =>
    `${p.indicator} is a ${p.measureType} and cannot have a figure of the kind "${p.kind}"`,
  'percent-out-of-range': (p: { value: number; range: string }) => `${p.value} percent is outside ${p.range}`,
  'count-negative': (p: { value: number }) => `a count cannot be ${p.value}`,
  'period-reversed': (p: { start: string; end: string }) => `the period ends (${p.end}) before it starts (${p.start})`,
  'streak-length': (p: { value: number; unit: string; start: string; end: string; length: number }) =>
    `${p.value} ${p.unit}s in a row, but the period ${p.start} to ${p.end} has ${p.length}`,
  'streak-period': (p: { value: number; unit: string; start: string; end: string }) =>
    `${p.value} ${p.unit}s in a row do not take the published period, ${p.start} to ${p.end}`,
  'value-outside-bounds': (p: { value: number; lower: number; upper: string }) =>
    `the value ${p.value} is outside its own bounds, ${p.lower} to ${p.upper}`,
  'share-impossible': (p: { numerator: number; denominator: number }) =>
    `the numerator ${p.numerator} is not within the denominator ${p.denominator}`,
  'share-contradicted': (p: { value: number; computed: string }) =>
    `the value is ${p.value} percent, but numerator and denominator give ${p.computed}`,
  'bounds-missing': (p: { qualifier: string }) => `a figure that is "${p.qualifier}" needs its bounds`,
  'bounds-inexact': (p: { lower: number; upper: string }) =>
    `a figure that is "exact" cannot be anything from ${p.lower} to ${p.upper}`,
  'fact-contradicted': (p: { id: string; value: number; other: number }) =>
    `the same fact has two values: ${p.value} here, ${p.other} in ${p.id}`,
  'sources-disagree': (p: { id: string; value: number; other: number }) =>
    `two sources give the same fact different values: ${p.value} here, ${p.other} in ${p.id}`,
  'correction-outdated': (p: { id: string; expect: number; found: number }) =>
    `the correction of ${p.id} is for the value ${p.expect}, but ${p.found} is on file`,
  'correction-idle': (p: { id: string; value: number }) =>
    `the correction of ${p.id} changes nothing: ${p.value} is what is on file`,
  'correction-unused': (p: { id: string; status: string }) =>
    `${p.id} is ${p.status} and takes no part, with its correction or without`,
  'correction-outside': (p: { id: string; without: string }) =>
    `${p.id} takes no part, with its correction or without: benchmark.yaml does not include ${p.without}`,
  'reply-outside': (p: { bureau: string }) =>
    `the reply is printed nowhere: benchmark.yaml does not include ${p.bureau}`,
  'correction-overrules': (p: { id: string; found: number | string; counts: number | string; why: string }) =>
    `${p.found} stands here for ${p.id}, but ${p.counts} counts: ${p.why}`,
  'dated-later': (p: { what: string; date: string; own: string }) =>
    `the ${p.what} is dated ${p.date}, later than the edition (${p.own})`,
  'derived-outdated': (p: { id: string; from: string; published: number; holds: number }) =>
    `${p.id} is derived from ${p.from}, which is corrected from ${p.published} to ${p.holds}, and still rests on what was published`,
  'count-fractional': (p: { value: number; unit: string }) => `${p.value} is no whole number of the unit "${p.unit}"`,
  'formula-missing': (_p: object) => 'a derived figure needs its formula and the ids it comes from',
  'words-missing': (_p: object) => 'a reported figure has no phrase: it does not lead to its words',
  'variant-unknown': (p: { variant: string; indicator: string }) => `${p.indicator} has no variant "${p.variant}"`,
  'id-of-other-source': (p: { id: string; source: string }) =>
    `the id "${p.id}" should start with its source, "${p.source}/"`,
  'bureau-of-other-source': (p: { bureau: string; source: string; other: string }) =>
    `the source ${p.source} is about ${p.other}, not ${p.bureau}`,
  'english-missing': (p: { what: string; text: string }) => `the ${p.what} "${p.text}" has no English term`,
  'source-unused': (p: { id: string }) => `nothing cites the source "${p.id}"`,
  'level-not-applicable': (p: { indicator: string; level: string }) =>
    `${p.indicator} does not exist at the level "${p.level}"`,
  'glyph-missing': (p: { character: string; codePoint: string }) =>
    `no font on board has the character ${p.character} (${p.codePoint})`,
  'sheet-too-long': (p: { table: string; rows: number; most: number }) =>
    `the workbook's table ${p.table} would have ${p.rows} rows; a sheet of Excel holds ${p.most} below its header`,
  'article-missing': (_p: object) => 'there is no such file',
  'article-closed': (p: { reason: string }) => `the file cannot be opened: ${p.reason}`,
  'article-kind': (p: { kind: string }) => `a file of the kind "${p.kind}" cannot be read as an article`,
  'article-encoding': (_p: object) => 'the text is in none of the encodings known here: UTF-8, UTF-16, GB 18030, Big5',
  'article-broken': (p: { kind: string }) => `the file is no sound ${p.kind.toUpperCase()} file`,
  'article-locked': (_p: object) => 'the file is locked with a password',
  'article-empty': (_p: object) => 'the file holds no text',
  'article-scanned': (p: { pages: number }) =>
    p.pages === 1 ? 'the page is a picture without text' : `all ${p.pages} pages are pictures without text`,
  'article-unmapped': (_p: object) => 'the fonts of the PDF do not say which characters they draw',
  'pages-scanned': (p: { pages: number; of: number }) =>
    `${p.pages} of ${p.of} pages are pictures without text and are left out`,
  'previous-unreadable': (p: { path: string; problem: string }) =>
    `the edition before cannot be read, ${p.path}: ${p.problem}`,
  'previous-later': (p: { date: string; own: string }) =>
    `the edition before is dated ${p.date}, later than this one (${p.own})`,
  'template-broken': (p: { problem: string }) => p.problem,
  'address-wrong': (p: { problem: string }) => p.problem,
  'recipient-twice': (p: { address: string }) => `${p.address} would get the same letter twice`,
  'recipient-apart': (p: { what: string }) =>
    `${p.what} takes a letter of its own, and one letter for all was asked for`,
  'header-unsafe': (p: { what: string; found: string }) =>
    `the ${p.what} holds ${p.found}, which cannot stand in a letter's head`,
  'chart-broken': (p: { path: string; reason: string }) => `${p.path}: ${p.reason}`,
} as const;

export type DiagnosticCode = keyof typeof diagnosticMessages;
type ValuesOf<C extends DiagnosticCode> = Parameters<(typeof diagnosticMessages)[C]>;

/** The sentence of a code, filled. */
export function diagnosticMessage<C extends DiagnosticCode>(code: C, ...values: ValuesOf<C>): string {
  const write = diagnosticMessages[code] as (...args: ValuesOf<C>) => string;
  return write(...values);
}
