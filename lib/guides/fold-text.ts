/** Letters and digits in any script; `ASHAO_WORKER_KEY` is three words, as people type them. */
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** The form in which words are compared: `Clé`, `CLE` and `cle` are the same. */
export function foldWord(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The words of a text with their places in it. */
export function findWords(text: string): { word: string; start: number; end: number }[] {
  return [...text.matchAll(WORD)].map((match) => ({
    word: foldWord(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}
