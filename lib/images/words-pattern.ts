import { dropAccents } from './drop-accents.ts';

/** Written without spaces between words, or with words that grow at both ends: looked for anywhere. */
export const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Arabic}\p{sc=Devanagari}]/u;

const START = '(?<!\\p{L})';
const END = '(?!\\p{L})';

/**
 * One pattern for all words of a list. In `source` form too, for patterns that are made of several.
 *
 * @example wordsPattern(['child', 'mole rat*']).test('two children') // false: write 'children' in the list as well
 */
export function wordsPattern(words: readonly string[], flags = 'u'): RegExp {
  const anywhere = words.filter((word) => UNSPACED.test(word)).map(bodySource);
  const whole = words.filter((word) => !UNSPACED.test(word)).map(bodySource);
  // One look at what stands before for all: at each of thousands of places, one for each word would take long.
  const source = [...anywhere, ...(whole.length === 0 ? [] : [`${START}(?:${whole.join('|')})${END}`])].join('|');
  return new RegExp(source, flags);
}

/** The same for phrases whose words must stand together: without punctuation between them. */
export function phrasesPattern(phrases: readonly string[], flags = 'u'): RegExp {
  return new RegExp(wordsPattern(phrases).source.replaceAll('\\s*', ' ?'), flags);
}

export function wordSource(word: string): string {
  return UNSPACED.test(word) ? bodySource(word) : START + bodySource(word) + END;
}

function bodySource(word: string): string {
  const stem = dropAccents(word.replace(/\*$/, ''));
  if (UNSPACED.test(word)) return stretched(stem);
  const ending = word.endsWith('*') ? '\\p{L}*' : '(?:s|es)?';
  // A plural in -ies: baby, babies.
  return /[^aeiou]y$/.test(word)
    ? `${stretched(stem.slice(0, -1))}(?:${stretched('y')}s?|ies)`
    : stretched(stem) + ending;
}

/** A letter counts as often as written, or from three times on: sexy and sexxxy, but loli is not lolli. */
function stretched(word: string): string {
  return word.replaceAll(/ +|(.)\1*/gu, (run, letter: string | undefined) => {
    if (letter === undefined) return '\\s*';
    const one = letter.replace(/[.*+?^${}()|[\]\\]/, '\\$&');
    const count = Array.from(run).length;
    if (!/\p{L}/u.test(letter)) return one.repeat(count);
    return count === 1 ? `${one}(?:${one}{2,})?` : `${one}{${count},}`;
  });
}
