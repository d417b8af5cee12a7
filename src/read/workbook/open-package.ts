/** The parts of a workbook's file, which is a ZIP file (ECMA-376, Open Packaging Conventions). Reads only the parts that are asked for. */
import { posix } from 'node:path';
import { unzipSync } from 'fflate';
import { fail } from './broken-workbook.js';
import { scanXml } from './scan-xml.js';

export interface Package {
  /** The text of a part, or undefined when there is none. */
  readPart(path: string): string | undefined;
  /** The parts to which a part refers, the file itself having the path ''. */
  relationsOf(path: string): readonly Relation[];
}

export interface Relation {
  readonly id: string;
  /** The last word of its type: `worksheet`. */
  readonly kind: string;
  readonly path: string;
}

/** @throws BrokenWorkbook, also from each reading, where bytes or text are not as they should be. */
export function openPackage(bytes: Uint8Array): Package {
  const readPart = (path: string): string | undefined => {
    // Names of parts are the same in capitals.
    const wanted = path.toLowerCase();
    try {
      const [part] = Object.values(unzipSync(bytes, { filter: ({ name }) => name.toLowerCase() === wanted }));
      return part && new TextDecoder('utf-8', { fatal: true }).decode(part);
    } catch {
      return fail();
    }
  };
  return {
    readPart,
    relationsOf(path) {
      const folder = path === '' ? '' : posix.dirname(path);
      const xml = readPart(posix.join(folder, '_rels', `${posix.basename(path)}.rels`));
      const relations: Relation[] = [];
      const open = (
        name: string,
        { Id: id = '', Type: type = '', Target: target = '' }: Record<string, string>,
      ): void => {
        if (name !== 'Relationship') return;
        const absolute = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
        relations.push({ id, kind: posix.basename(type), path: absolute });
      };
      if (xml !== undefined) scanXml(xml, { open });
      return relations;
    },
  };
}
