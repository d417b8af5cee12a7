/** Reads every output back and compares it with the model; hashes are compared with the manifest. */
import type { Comparison } from '../model/comparison.js';
import type { Dataset } from '../model/dataset.js';
import type { Manifest } from '../model/manifest.js';
import type { Figure, Report } from '../model/report.js';
import { checkChart, drawnTexts } from './check-chart.js';
import { checkComparisonsCsv, checkObservationsCsv } from './check-data.js';
import type { CheckResult, Problem } from './problem.js';

export interface VerifyInput {
  readonly dataset: Dataset;
  readonly comparisons: readonly Comparison[];
  readonly reports: readonly { readonly report: Report; readonly figures: readonly Figure[] }[];
  readonly manifest: Manifest;
  /** Hashes of the inputs as they are now. */
  readonly inputs: readonly { readonly path: string; readonly sha256: string }[];
  /** The bytes of an output, and their hash. */
  readonly readOutput: (path: string) => { readonly bytes: Uint8Array; readonly sha256: string } | undefined;
}

/** One result a file, in the manifest's order; first of all the manifest's own. */
export async function verifyOutputs(input: VerifyInput): Promise<CheckResult[]> {
  const { manifest, readOutput } = input;
  const results: CheckResult[] = [
    { file: 'manifest.json', compared: manifest.outputs.length, problems: checkHashes(input) },
  ];
  for (const { path } of manifest.outputs) {
    const bytes = readOutput(path)?.bytes;
    if (bytes) results.push(await checkFile(path, bytes, input));
  }
  return results;
}

function checkHashes({ manifest, inputs, readOutput }: VerifyInput): Problem[] {
  const file = 'manifest.json';
  const problems: Problem[] = [];
  for (const { path, sha256 } of manifest.outputs) {
    const output = readOutput(path);
    if (!output) problems.push({ file, message: `${path} is missing` });
    else if (output.sha256 !== sha256) problems.push({ file, message: `${path} was changed after the build` });
  }
  const now = new Map(inputs.map(({ path, sha256 }) => [path, sha256]));
  const then = new Map(manifest.inputs.map(({ path, sha256 }) => [path, sha256]));
  const changed = [...new Set([...now.keys(), ...then.keys()])].filter((path) => now.get(path) !== then.get(path));
  if (changed.length > 0)
    problems.push({ file, message: `inputs changed since the build: ${changed.join(', ')}; build again` });
  return problems;
}

async function checkFile(path: string, bytes: Uint8Array, input: VerifyInput): Promise<CheckResult> {
  const { dataset, comparisons, reports } = input;
  if (path === 'data/observations.csv') return checkObservationsCsv(path, bytes, dataset);
  if (path === 'data/comparisons.csv') return checkComparisonsCsv(path, bytes, comparisons);
  const edition = reports.find(
    ({ report }) =>
      path.startsWith(`${report.slug}.${report.language}.`) || path.startsWith(`charts/${report.language}/`),
  );
  if (edition && path.endsWith('.svg')) return checkSvg(path, bytes, edition.figures);
  if (edition && path.endsWith('.pdf')) {
    const { checkPdf } = await import('./check-pdf.js');
    const drawn = await drawnBy(edition, input);
    return await checkPdf(path, bytes, edition.report, edition.figures, drawn);
  }
  if (edition && path.endsWith('.xlsx')) {
    const { checkWorkbook } = await import('./check-workbook.js');
    return await checkWorkbook(path, bytes, dataset, edition.report);
  }
  return { file: path, compared: 0, problems: [] };
}

function checkSvg(path: string, bytes: Uint8Array, figures: readonly Figure[]): CheckResult {
  const figure = figures.find(({ id }) => path.endsWith(`/${id}.svg`));
  if (!figure) return { file: path, compared: 0, problems: [{ file: path, message: 'the report has no such chart' }] };
  return checkChart(path, new TextDecoder().decode(bytes), figure);
}

/** Texts of the edition's charts, off the SVG files where they were written. */
async function drawnBy(
  { report, figures }: VerifyInput['reports'][number],
  { readOutput }: VerifyInput,
): Promise<string[]> {
  return figures.flatMap(({ id }) => {
    const output = readOutput(`charts/${report.language}/${id}.svg`);
    return output ? drawnTexts(new TextDecoder().decode(output.bytes)) : [];
  });
}
