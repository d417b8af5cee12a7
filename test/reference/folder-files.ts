/** The YAML files that a person writes: what each holds, and where its schema for editors stands. */
import { z } from 'zod';
import { BenchmarkSchema } from '../../src/model/benchmark.js';
import { BureauSchema } from '../../src/model/bureau.js';
import { CorrectionSchema, ReplySchema } from '../../src/model/correction.js';
import { IndicatorSchema } from '../../src/model/indicator.js';
import { ObservationSchema } from '../../src/model/observation.js';
import { PlanSchema } from '../../src/model/plan.js';
import { SourceSchema } from '../../src/model/source.js';
import { TermsSchema } from '../../src/model/terms.js';
import { ThemeSchema } from '../../src/model/theme.js';
import { MessagesSchema } from '../../src/model/wording.js';

export interface FolderFile {
  /** Of the schema's file, and of the table in docs/data.md. */
  readonly name: string;
  /** The folder that holds `schemas/`, and the files below it that have this schema. */
  readonly folder: 'seeds' | 'templates';
  readonly files: string;
  readonly about: string;
  readonly schema: z.ZodType;
}

export const folderFiles: readonly FolderFile[] = [
  {
    name: 'benchmark',
    folder: 'seeds',
    files: 'benchmark.yaml',
    about: 'What the benchmark is about: its title, its date, who and what takes part.',
    schema: BenchmarkSchema,
  },
  {
    name: 'bureaus',
    folder: 'seeds',
    files: 'bureaus.yaml',
    about: 'Who is measured: a list of bureaus, each with the area that it polices.',
    schema: z.array(BureauSchema),
  },
  {
    name: 'indicators',
    folder: 'seeds',
    files: 'indicators.yaml',
    about: 'What can be measured: the catalogue, a list of indicators.',
    schema: z.array(IndicatorSchema),
  },
  {
    name: 'sources',
    folder: 'seeds',
    files: 'sources.yaml',
    about: 'Where figures were published: a list of articles and population tables.',
    schema: z.array(SourceSchema),
  },
  {
    name: 'observations',
    folder: 'seeds',
    files: 'observations/*.yaml',
    about: 'The figures: a list of what sources state, each tied to its words.',
    schema: z.array(ObservationSchema),
  },
  {
    name: 'terms',
    folder: 'seeds',
    files: 'terms.yaml',
    about: 'The English of what the other files say in Chinese only; needed for an English edition.',
    schema: TermsSchema,
  },
  {
    name: 'corrections',
    folder: 'seeds',
    files: 'corrections.yaml',
    about: 'What holds instead of what was published: a list of corrections. May be absent.',
    schema: z.array(CorrectionSchema),
  },
  {
    name: 'replies',
    folder: 'seeds',
    files: 'replies.yaml',
    about: 'What bureaus have to say, printed on their pages: a list of comments. May be absent.',
    schema: z.array(ReplySchema),
  },
  {
    name: 'report',
    folder: 'templates',
    files: 'report.yaml',
    about: 'The plan of the report: its sections, and the charts of each.',
    schema: PlanSchema,
  },
  {
    name: 'theme',
    folder: 'templates',
    files: 'theme.yaml',
    about: 'Colours, fonts and sizes of all outputs.',
    schema: ThemeSchema,
  },
  {
    name: 'messages',
    folder: 'templates',
    files: 'messages/*.yaml',
    about: 'Every word that the report prints: texts by their keys, in ICU MessageFormat.',
    schema: MessagesSchema,
  },
];
