/**
 * The part of an English word that its forms share, good enough for guides: `charge`, `charges`, `charged` and `charging`
 * are one. Words of other languages lose an ending here and there, the same one in text and question.
 * @param word folded, see `foldWord`
 */
export function stemWord(word: string): string {
  if (word.length < 4) return word;
  return tidyEnd(dropVerbEnding(dropPlural(word)));
}

function dropPlural(word: string): string {
  if (/(sh|ch|ss|x|z)es$/.test(word)) return word.slice(0, -2);
  return /[^su]s$/.test(word) ? word.slice(0, -1) : word;
}

/** Where enough is left to be a word: `string` and `need` have no ending. */
function dropVerbEnding(word: string): string {
  const rest = word.replace(/(ing|ed)$/, '');
  if (rest === word || rest.length < 3 || !/[aeiouy]/.test(rest)) return word;
  return rest.replace(/([bdfgmnprt])\1$/, '$1');
}

/** `query` and `queries`, `cookie` and `cookies`, `charge` and `charg-ed` come to the same end. */
function tidyEnd(word: string): string {
  if (word.length < 4) return word;
  return word.replace(/(ie|y)$/, 'i').replace(/e$/, '');
}
