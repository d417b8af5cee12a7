/** Names by which files refer to one another. */
import { z } from 'zod';

/** Of a bureau, an indicator, a source, a peer group. */
export const IdSchema = z.string().regex(/^[a-z][a-z0-9-]*$/, { error: 'expected an id in lower case with hyphens' });

/** A GB/T 2260 code. */
export const AdcodeSchema = z.string().regex(/^\d{6}$/, { error: 'expected the six digits of GB/T 2260, in quotes' });
