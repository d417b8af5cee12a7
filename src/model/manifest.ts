/** What a build took and gave, with hashes: written beside the outputs, read back by the next build and by verify. */
import { z } from 'zod';

const FileSchema = z.object({ path: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) });

export const ManifestSchema = z.object({
  generator: z.string(),
  version: z.string(),
  slug: z.string(),
  date: z.string(),
  languages: z.array(z.string()),
  counts: z.object({
    observations: z.number().int(),
    comparisons: z.number().int(),
    findings: z.number().int(),
    messages: z.number().int(),
    /** Among the observations; none but in a build with --candidates. */
    candidates: z.number().int().default(0),
  }),
  inputs: z.array(FileSchema),
  outputs: z.array(FileSchema.extend({ bytes: z.number().int() })),
});

export type Manifest = Readonly<z.infer<typeof ManifestSchema>>;
