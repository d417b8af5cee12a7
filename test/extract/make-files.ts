/** Files of articles as other programs write them: GBK, DOCX and PDF, made of invented texts. */
import { strToU8, zipSync } from 'fflate';
import pdfmake from 'pdfmake';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { shippedFonts } from '../host/shipped-fonts.js';

/** Encodes in GBK, by the table that decoding has. */
export function toGbk(text: string): Uint8Array {
  const codes = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const bytes = [lead, trail];
      codes.set(new TextDecoder('gbk').decode(Uint8Array.from(bytes)), bytes);
    }
  return Uint8Array.from(Array.from(text).flatMap((it) => codes.get(it) ?? it.charCodeAt(0)));
}

export function toUtf16(text: string, end: 'le' | 'be'): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(end === 'le' ? bytes : bytes.swap16());
}

interface DocxParts {
  readonly body: string;
  readonly title?: string;
}

/** The least that a DOCX consists of. */
export function makeDocx({ body, title = '' }: DocxParts): Uint8Array {
  const office = 'http://schemas.openxmlformats.org';
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const parts = {
    '[Content_Types].xml': `${head}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${head}<w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    'docProps/core.xml': `${head}<cp:coreProperties xmlns:cp="${office}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title></cp:coreProperties>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])));
}

export const paragraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

export const table = (...rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((it) => `<w:tc>${paragraph(it)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;

/** A PDF with the shipped font. */
export async function makePdf(
  content: Content,
  { title, ...rest }: Partial<TDocumentDefinitions> & { readonly title?: string } = {},
): Promise<Uint8Array> {
  const font = shippedFonts['sans-regular'];
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => true);
  pdfmake.setFonts({ Sans: { normal: font, bold: font, italics: font, bolditalics: font } });
  const definition: TDocumentDefinitions = { content, defaultStyle: { font: 'Sans' }, ...rest };
  return new Uint8Array(await pdfmake.createPdf(title ? { ...definition, info: { title } } : definition).getBuffer());
}

/** A PDF in GBK whose font is not in the file, as old programs write it: only a table of characters would tell what it draws. */
export function makeUnmappedPdf(words: string): Uint8Array {
  const code = Buffer.from(toGbk(words)).toString('hex');
  const content = `BT /F1 12 Tf 50 700 Td <${code}> Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H/DescendantFonts[6 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 7 0 R>>',
    '<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj${object}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF`;
  return new Uint8Array(Buffer.from(file, 'latin1'));
}
