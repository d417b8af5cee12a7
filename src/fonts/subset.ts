/**
 * Build step: cuts the fonts that ship with the package down to GBK and the signs that reports use, and puts their licence beside them.
 * Run after `tsc`; writes into `dist/fonts`.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import type { Face } from '../host/host.js';
import { dropTables } from './drop-tables.js';

const require = createRequire(import.meta.url);

const originals: Readonly<Record<Face, string>> = {
  'sans-regular': '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  'sans-bold': '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
  'serif-regular': '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
};

/** Every character of GBK, Latin with its extensions, and the blocks of signs, arrows and shapes. */
function charactersToKeep(): string {
  const gbk = new TextDecoder('gbk');
  const characters: string[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) characters.push(gbk.decode(new Uint8Array([lead, trail])));
  }
  for (const [first, last] of [
    [0x20, 0x24f],
    [0x2000, 0x27bf],
    [0x3000, 0x303f],
    [0xff00, 0xffef],
  ] as const) {
    for (let codePoint = first; codePoint <= last; codePoint++) characters.push(String.fromCodePoint(codePoint));
  }
  // Plane 2 and extension characters of place names.
  return characters.join('') + '䢺䓕䓖𬇕𬭚𬒈𫚖𫓹𪣻𫵷';
}

/**
 * Shaping tables. Horizontal Chinese and unkerned Latin need none; without them a line of the briefing is laid out in a third of the time,
 * and as wide as it was measured.
 */
const layoutTables = ['GSUB', 'GPOS', 'GDEF', 'BASE', 'kern', 'vhea', 'vmtx', 'VORG'];

const folder = fileURLToPath(new URL('.', import.meta.url));
mkdirSync(folder, { recursive: true });
const characters = charactersToKeep();
for (const [face, path] of Object.entries(originals)) {
  const subset = await subsetFont(readFileSync(require.resolve(path)), characters, { targetFormat: 'truetype' });
  writeFileSync(`${folder}/${face}.ttf`, dropTables(subset, layoutTables));
}
copyFileSync(require.resolve('@expo-google-fonts/noto-sans-sc/LICENSE_FONT'), `${folder}/OFL-noto-sans-sc.txt`);
copyFileSync(require.resolve('@expo-google-fonts/noto-serif-sc/LICENSE_FONT'), `${folder}/OFL-noto-serif-sc.txt`);
