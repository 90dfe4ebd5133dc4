/**
 * Look-alike characters as the letters they stand for. Only where letters stand beside: a number alone is a number, and a
 * ! behind a word ends a sentence.
 */
export function foldTokens(text: string, folds: Readonly<Record<string, string>>): string {
  return text.replaceAll(/[\p{L}\p{N}@$€|!¡]+/gu, (token) => {
    const end = /[!|]*$/.exec(token)?.index ?? token.length;
    const word = token.slice(0, end);
    if (!/\p{L}/u.test(word)) return token;
    return Array.from(word, (character) => folds[character] ?? character).join('') + token.slice(end);
  });
}
