import { createHash } from 'node:crypto';

/** SHA-256 of bytes or of a text's UTF-8, as 64 hexadecimal digits in lower case (FIPS 180-4). */
export const hashBytes = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex');
