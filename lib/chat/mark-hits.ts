export type Snippet = { text: string; hit: boolean }[];

const escapePattern = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Cuts a passage into pieces, with a mark on those that are one of the words, whatever the case. White space is folded. */
export function markHits(passage: string, words: readonly string[]): Snippet {
  const text = passage.replaceAll(/\s+/g, ' ');
  const pattern = new RegExp(`(${words.map(escapePattern).join('|')})`, 'giu');
  return text
    .split(pattern)
    .map((piece, index) => ({ text: piece, hit: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}
