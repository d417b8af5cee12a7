/** The little XML that the finishing pass needs: elements side by side, attributes, escaping. Takes what exceljs writes. */

export interface Element {
  readonly name: string;
  readonly xml: string;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** For text and for attributes in double quotes. */
export function escapeXml(text: string): string {
  return /[&<>"]/.test(text) ? text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character) : text;
}

/** The elements that stand side by side, each with all that it holds. Text between them is dropped. */
export function splitSiblings(xml: string): Element[] {
  const elements: Element[] = [];
  const opening = /<([\w:]+)/g;
  for (let match = opening.exec(xml); match; match = opening.exec(xml)) {
    const name = match[1] ?? '';
    const end = findEnd(xml, name, match.index);
    elements.push({ name, xml: xml.slice(match.index, end) });
    opening.lastIndex = end;
  }
  return elements;
}

function findEnd(xml: string, name: string, start: number): number {
  const tag = new RegExp(`<${name}(?=[\\s/>])[^>]*?(/?)>|</${name}>`, 'g');
  tag.lastIndex = start;
  let depth = 0;
  for (let match = tag.exec(xml); match; match = tag.exec(xml)) {
    if (match[0].startsWith('</')) depth -= 1;
    else if (match[1] !== '/') depth += 1;
    if (depth === 0) return tag.lastIndex;
  }
  throw new Error(`the element ${name} does not end`);
}

/** Elements in the order that the schema asks for; equal ones keep theirs. Unknown names come last. */
export function sortElements(elements: readonly Element[], order: readonly string[]): Element[] {
  const places = new Map(order.map((name, index) => [name, index]));
  const placeOf = ({ name }: Element): number => places.get(name) ?? order.length;
  return elements.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** The value of an attribute as it stands in an element's first tag. */
export function readAttribute(xml: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(xml)?.[1];
}
