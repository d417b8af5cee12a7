/** A number as data files give it. */
import { z } from 'zod';

/** Beyond this neighbouring whole numbers cannot be told apart, and nothing that is counted is as large: a slip. */
const most = Number.MAX_SAFE_INTEGER;

export const NumberSchema = z.number().min(-most).max(most);
