/** Reads the texts that the cells of a workbook share. */
import { unescape } from './cell.js';
import { scanXml } from './scan-xml.js';

/** Each in one piece, whatever its formatting; how it is pronounced (`rPh`) is no part of it. */
export function readStrings(xml: string | undefined): string[] {
  const strings: string[] = [];
  if (xml === undefined) return strings;
  let text = '';
  let isText = false;
  let isPhonetic = false;
  scanXml(xml, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') isPhonetic = true;
      else if (name === 't') isText = !isPhonetic;
    },
    text(more) {
      if (isText) text += more;
    },
    close(name) {
      if (name === 'si') strings.push(unescape(text));
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 't') isText = false;
    },
  });
  return strings;
}
