/** Reads every output back and compares it with the model; hashes are compared with the manifest. */
import type { ChartSpec, Drawing } from '../model/chart.js';
import type { Manifest } from '../model/manifest.js';
import { stemOf, type Report } from '../model/report.js';
import type { Wording } from '../model/wording.js';
import { checkChart, visibleTexts } from './check-chart.js';
import type { ExpectedTable } from './check-workbook.js';
import { checkDataFile } from './check-data.js';
import { checkSpec } from './check-spec.js';
import type { CheckResult, Problem } from './problem.js';

/** The outputs of one edition in one language as the model gives them now. */
export interface ExpectedEdition {
  readonly report: Report;
  readonly wording: Wording;
  /** By figure id. */
  readonly drawings: ReadonlyMap<string, Drawing>;
  /** Complete specs of the charts, by figure id. */
  readonly specs: ReadonlyMap<string, ChartSpec>;
  /** The workbook's tables. */
  readonly tables: readonly ExpectedTable[];
}

export interface VerifyInput {
  readonly editions: readonly ExpectedEdition[];
  /** Files of the data package, by path. */
  readonly data: ReadonlyMap<string, Uint8Array>;
  readonly manifest: Manifest;
  readonly counts: Manifest['counts'];
  /** Hashes of the inputs as they are now. */
  readonly inputs: readonly { readonly path: string; readonly sha256: string }[];
  /** The bytes of an output, and their hash. */
  readonly readOutput: (path: string) => { readonly bytes: Uint8Array; readonly sha256: string } | undefined;
}

/** One result a file, in the manifest's order; first of all the manifest's own. */
export async function verifyOutputs(input: VerifyInput): Promise<CheckResult[]> {
  const { manifest, readOutput } = input;
  const problems = checkHashes(input);
  const results: CheckResult[] = [{ file: 'manifest.json', compared: manifest.outputs.length, problems }];
  for (const { path } of manifest.outputs) {
    const bytes = readOutput(path)?.bytes;
    if (bytes) results.push(await readSafely(path, () => checkFile(path, bytes, input)));
  }
  return results;
}

/** What another program wrote may be beyond our readers; that is a difference too, and says nothing of the other files. */
async function readSafely(file: string, check: () => Promise<CheckResult>): Promise<CheckResult> {
  try {
    return await check();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { file, compared: 0, problems: [{ file, message: `it cannot be read back: ${reason}` }] };
  }
}

function checkHashes({ manifest, inputs, readOutput, counts }: VerifyInput): Problem[] {
  const file = 'manifest.json';
  const problems: Problem[] = [];
  for (const { path, sha256 } of manifest.outputs) {
    const output = readOutput(path);
    if (!output) problems.push({ file, message: `${path} is missing` });
    else if (output.sha256 !== sha256) problems.push({ file, message: `${path} was changed after the build` });
  }
  for (const [name, count] of Object.entries(counts)) {
    const told = manifest.counts[name as keyof Manifest['counts']];
    if (told !== count) problems.push({ file, message: `it counts ${told} ${name}, the model has ${count}` });
  }
  const now = new Map(inputs.map(({ path, sha256 }) => [path, sha256]));
  const before = new Map(manifest.inputs.map(({ path, sha256 }) => [path, sha256]));
  const changed = [...new Set([...now.keys(), ...before.keys()])].filter((path) => now.get(path) !== before.get(path));
  if (changed.length > 0) {
    problems.push({ file, message: `inputs changed since the build: ${changed.join(', ')}; build again` });
  }
  return problems;
}

async function checkFile(path: string, bytes: Uint8Array, { editions, data }: VerifyInput): Promise<CheckResult> {
  const expected = data.get(path);
  if (expected) return checkDataFile(path, bytes, expected);
  const edition = editions.find(
    ({ report }) =>
      path === `${stemOf(report)}.pdf` ||
      path === `${stemOf(report)}.xlsx` ||
      (!report.focus && path.startsWith(`charts/${report.language}/`)),
  );
  if (edition && path.endsWith('.svg')) return checkSvg(path, bytes, edition);
  if (edition && path.endsWith('.vl.json')) return checkSpecFile(path, bytes, edition);
  if (edition && path.endsWith('.pdf')) {
    const { checkPdf } = await import('./check-pdf.js');
    const drawn = [...edition.drawings.values()].flatMap(({ svg }) => visibleTexts(svg));
    return await checkPdf(path, bytes, { ...edition, drawn, workbook: path.replace(/pdf$/, 'xlsx') });
  }
  if (edition && path.endsWith('.xlsx')) {
    const { checkWorkbook } = await import('./check-workbook.js');
    return await checkWorkbook(path, bytes, edition.tables);
  }
  return { file: path, compared: 0, problems: [{ file: path, message: 'the model gives no such file' }] };
}

function checkSvg(path: string, bytes: Uint8Array, { drawings }: ExpectedEdition): CheckResult {
  const drawing = drawings.get(figureId(path, '.svg'));
  return drawing ? checkChart(path, new TextDecoder().decode(bytes), drawing.svg) : noSuchChart(path);
}

function checkSpecFile(path: string, bytes: Uint8Array, { specs }: ExpectedEdition): CheckResult {
  const spec = specs.get(figureId(path, '.vl.json'));
  return spec ? checkSpec(path, new TextDecoder().decode(bytes), spec) : noSuchChart(path);
}

const figureId = (path: string, suffix: string): string => path.slice(path.lastIndexOf('/') + 1, -suffix.length);

const noSuchChart = (file: string): CheckResult => ({
  file,
  compared: 0,
  problems: [{ file, message: 'the report has no such chart' }],
});
