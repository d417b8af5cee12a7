/** The inputs of one build of several, which know where changes would show and which there are. */
import { join } from 'node:path';
import { traceFolder, type TracedFolder } from '../host/traced-folder.js';
import type { Keep } from '../model/keep.js';
import type { Inputs } from '../pipeline.js';
import { findTemplates, openInputs, ownTemplates, type Locations } from './locate.js';

export interface WatchedInputs {
  readonly places: Locations;
  readonly inputs: Inputs;
  /** Paths below the benchmark, templates under `templates/`, that are not as they were read. */
  readonly findChanges: () => string[];
  /** Folders in which a change would be seen. */
  readonly listFolders: () => string[];
}

/** @param places of which the templates are looked for anew: they may have come or gone. */
export function openWatched({ benchmark, output }: Locations, keep: Keep): WatchedInputs {
  const places = { benchmark, output, templates: findTemplates(benchmark) };
  const inputs = openInputs(places);
  const folder = traceFolder({ ...inputs.folder, keep });
  const templates = traceFolder({ ...inputs.templates, keep });
  const foldersIn = (root: string, { listAsked }: TracedFolder): string[] => [
    root,
    ...listAsked().map((path) => join(root, path)),
  ];
  return {
    places,
    inputs: { ...inputs, folder, templates },
    findChanges: () => [
      ...folder.findChanges(),
      ...templates.findChanges().map((path) => `templates/${path}`),
      ...(findTemplates(benchmark) === places.templates ? [] : ['templates']),
    ],
    listFolders: () => [
      ...foldersIn(benchmark, folder),
      ...foldersIn(places.templates, templates),
      ...ownTemplates(benchmark),
    ],
  };
}
