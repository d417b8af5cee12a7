/** Reads a document of Word or WPS (DOCX). Gives a line a paragraph and a line a row of a table; pictures and comments are left out. */
import { blockText, type PageNode } from './block-text.js';
import type { ReadFormat } from './reading.js';

export const readDocx: ReadFormat = async ({ path, bytes }, collector) => {
  const html = await toHtml(bytes);
  if (html === undefined) {
    const hints = ['open it in Word or WPS and save it as .docx again'];
    collector.add('article-broken', { path }, { kind: 'docx' }, { hints });
    return undefined;
  }
  const { parseHTML } = await import('linkedom');
  const { document } = parseHTML(`<html><body>${html}</body></html>`) as unknown as {
    document: { readonly body: PageNode; querySelectorAll(selector: string): Iterable<PageNode> };
  };
  const heading = Array.from(document.querySelectorAll('h1'), (node) => blockText(node))[0];
  const title = await titleInProperties(bytes);
  return {
    text: blockText(document.body),
    stated: { title: heading || null },
    ...(title ? { rumouredTitle: title } : {}),
  };
};

async function toHtml(bytes: Uint8Array): Promise<string | undefined> {
  const { default: mammoth } = await import('mammoth');
  const styleMap = ["p[style-name='Title'] => h1:fresh", "p[style-name='标题'] => h1:fresh", 'comment-reference => !'];
  const convertImage = mammoth.images.imgElement(async () => ({ src: '' }));
  try {
    return (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { styleMap, convertImage })).value;
  } catch {
    return undefined;
  }
}

/** The title in the file's properties, which may be a template's or the first words of another text. */
async function titleInProperties(bytes: Uint8Array): Promise<string | undefined> {
  const { strFromU8, unzipSync } = await import('fflate');
  const path = 'docProps/core.xml';
  const part = unzipSync(bytes, { filter: ({ name }) => name === path })[path];
  const title = part && /<dc:title>(?<title>[^<]*)</.exec(strFromU8(part))?.groups?.['title'];
  return title?.replaceAll(/&(?:amp|lt|gt|quot|apos);/g, (entity) => entities[entity] ?? entity).trim();
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};
