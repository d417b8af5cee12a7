/** A list of words, written with blanks between them. */
export const wordList = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');
