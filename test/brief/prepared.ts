/** The shipped benchmark up to its reports, as `bench build` prepares it; read once for each test file. */
import { join } from 'node:path';
import type { InputFolder } from '../../src/host/host.js';
import { openFolder } from '../../src/host/node-folder.js';
import type { Dataset } from '../../src/model/dataset.js';
import type { Language } from '../../src/model/language.js';
import type { Figure, Report } from '../../src/model/report.js';
import { figuresOf, prepare, type Edition, type Prepared } from '../../src/pipeline.js';
import { projectRoot } from '../cli/run-bench.js';

export const shippedInputs = {
  folder: openFolder(join(projectRoot, 'seeds'), 'seeds'),
  templates: openFolder(join(projectRoot, 'templates'), 'templates'),
};

let prepared: Prepared | undefined;

export function prepareShipped(): Prepared {
  if (!prepared) {
    const { value, diagnostics } = prepare(shippedInputs, ['zh', 'en'], () => undefined);
    if (!value) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
    prepared = value;
  }
  return prepared;
}

/** What `bench init` makes, up to its reports. */
export function prepareStarter(): Prepared {
  const starter = openFolder(join(projectRoot, 'templates/starter'), 'starter');
  const folder: InputFolder = {
    ...starter,
    readFile: (path) => starter.readFile(path) ?? shippedInputs.folder.readFile(path),
  };
  const { value, diagnostics } = prepare({ ...shippedInputs, folder }, ['zh', 'en'], () => undefined);
  if (!value || diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return value;
}

export const shippedDataset = (): Dataset => prepareShipped().dataset;

export function editionIn(language: Language): Edition {
  const edition = prepareShipped().editions.find((each) => each.language === language);
  if (!edition) throw new Error(`there is no edition in ${language}`);
  return edition;
}

export const reportIn = (language: Language): Report => editionIn(language).report;
export const figuresIn = (language: Language): Figure[] => figuresOf(reportIn(language));
