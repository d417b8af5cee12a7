/** Relations between the parts of a package, and the list of their types (ECMA-376 part 2). */
import { escapeXml } from './xml.js';

/** Parts of the package as text, by path. */
export interface TextParts {
  read(path: string): string | undefined;
  write(path: string, xml: string): void;
}

export const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const noRelations =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';

/** Says of what type a part is. */
export function declare(parts: TextParts, path: string, type: string): void {
  const types = parts.read('[Content_Types].xml') ?? '';
  const entry = `<Override PartName="/${path}" ContentType="${type}"/>`;
  parts.write('[Content_Types].xml', types.replace('</Types>', `${entry}</Types>`));
}

/** Adds relations to a part's; gives their ids in the order of the targets. External targets are no parts, but addresses outside. */
export function relate(
  parts: TextParts,
  path: string,
  type: string,
  targets: readonly string[],
  isExternal = false,
): string[] {
  if (targets.length === 0) return [];
  const xml = parts.read(path) ?? noRelations;
  const taken = new Set([...xml.matchAll(/ Id="([^"]*)"/g)].map((match) => match[1]));
  let number = 0;
  const ids = targets.map(() => {
    do number++;
    while (taken.has(`rId${number}`));
    return `rId${number}`;
  });
  const mode = isExternal ? ' TargetMode="External"' : '';
  const entries = targets.map(
    (target, index) =>
      `<Relationship Id="${ids[index]}" Type="${relationships}/${type}" Target="${escapeXml(target)}"${mode}/>`,
  );
  parts.write(path, xml.replace('</Relationships>', `${entries.join('')}</Relationships>`));
  return ids;
}
