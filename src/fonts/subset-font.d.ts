/** The part of subset-font that is used here; the package has no types of its own. */
declare module 'subset-font' {
  export default function subsetFont(
    font: Uint8Array,
    characters: string,
    options: { targetFormat: 'truetype' | 'woff' | 'woff2' },
  ): Promise<Uint8Array>;
}
