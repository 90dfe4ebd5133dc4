import { dropAccents } from './drop-accents.ts';
import type { PromptRuleSet } from './prompt-rule-set.ts';
import { readWeighted } from './read-weighted.ts';

/** Format characters and other invisible ones that split a word for a program and not for a reader. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u3164|\uffa0/gu;
/** What joins the words of one phrase: spaces alone, or a hyphen or an apostrophe right between two words. */
const JOINER = /^(?: +|[-‐_'’])$/;

/**
 * The readings of a prompt in which words are looked for: as written, with separators inside words closed, as an engine's
 * prompt syntax joins it, each also with look-alike characters as the letters they stand for. Words of one phrase have a
 * space between them, a new line stands where punctuation parts them. `isReadable` bounds their length.
 */
export function readPrompt(prompt: string, { folds, digits }: Pick<PromptRuleSet, 'folds' | 'digits'>): string[] {
  const normal = keepSpacingMarks(prompt).normalize('NFKC').replaceAll(INVISIBLE, '').toLowerCase();
  const plain = dropAccents(toDigits(normal, digits));
  const folded = foldTokens(plain, folds);
  // A | or ! that is punctuation and no letter must not glue two disguised words together: n4ked|ch1ld.
  const parted = foldTokens(plain.replaceAll(/[|!¡]/g, ','), folds);
  const weighted = readWeighted(plain).flatMap((text) => [text, foldTokens(text, folds)]);
  // Three of a letter match as a thousand do, and a thousand would take the patterns long.
  const short = (text: string) => text.replaceAll(/(\p{L})\1{3,}/gu, '$1$1$1');
  return [
    ...new Set(
      [
        ...[plain, folded].flatMap((text) => [split(text), split(closeWords(text)), readSpelled(text)]),
        ...[split(parted), split(closeWords(parted))],
        ...weighted.map((text) => split(closeWords(text))),
      ].map(short),
    ),
  ];
}

function toDigits(text: string, alphabets: readonly string[]): string {
  return text.replaceAll(/\p{Nd}/gu, (digit) => {
    const value = alphabets.map((alphabet) => alphabet.indexOf(digit)).find((index) => index >= 0);
    return value === undefined ? digit : String(value);
  });
}

/** Only where letters stand beside: a number alone is a number, and a ! behind a word ends a sentence. */
function foldTokens(text: string, folds: Readonly<Record<string, string>>): string {
  return text.replaceAll(/[\p{L}\p{N}@$€|!¡]+/gu, (token) => {
    const end = /[!|]*$/.exec(token)?.index ?? token.length;
    const word = token.slice(0, end);
    if (!/\p{L}/u.test(word)) return token;
    return Array.from(word, (character) => folds[character] ?? character).join('') + token.slice(end);
  });
}

/** A separate accent, as ¸ is, becomes a space in NFKC and would no longer part two words. */
function keepSpacingMarks(text: string): string {
  return text.replaceAll(/[\p{S}\p{P}]/gu, (mark) => (mark.normalize('NFKC').startsWith(' ') ? ',' : mark));
}

function split(text: string): string {
  return text
    .replaceAll(/[^\p{L}\p{M}\p{N}+]+/gu, (gap, offset: number) => {
      // An age with a decimal point is one number.
      if (gap === '.' && /^\d\.\d/.test(text.slice(offset - 1, offset + 2))) return '.';
      return JOINER.test(gap) ? ' ' : '\n';
    })
    .trim();
}

/** pre-teen, chi.ld, lo_li */
function closeWords(text: string): string {
  return text.replaceAll(/(?<=\p{L})[-._*~'’·/\\]+(?=\p{L})/gu, '');
}

/** c h i l d, c-h-i-l-d; an article before it is a letter of its own. */
function readSpelled(text: string): string {
  const runs = text.match(/(?<!\p{L})\p{L}([^\p{L}\p{N}]{1,3})\p{L}(?!\p{L})(?:\1\p{L}(?!\p{L}))+/gu) ?? [];
  const words = runs.map((run) => run.replaceAll(/[^\p{L}]/gu, ''));
  const spelled = words.flatMap((word) => [word, word.replace(/^[ai]/, '')]).join('\n');
  return spelled === '' ? '' : `${split(text)}\n${spelled}`;
}
