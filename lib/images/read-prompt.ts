import { foldTokens } from './fold-tokens.ts';
import { normalizePrompt } from './normalize-prompt.ts';
import type { PromptRuleSet } from './prompt-rule-set.ts';
import { readWeighted } from './read-weighted.ts';

/** What joins the words of one phrase: spaces alone, or a hyphen or an apostrophe right between two words. */
const JOINER = /^(?: +|[-‐_'’])$/;

/**
 * The readings of a prompt in which words are looked for: as written, with separators inside words closed, as an engine's
 * prompt syntax joins it, each also with look-alike characters as the letters they stand for. Words of one phrase have a
 * space between them, a new line stands where punctuation parts them. `isReadable` bounds their length.
 */
export function readPrompt(prompt: string, { folds, digits }: Pick<PromptRuleSet, 'folds' | 'digits'>): string[] {
  const plain = normalizePrompt(prompt, digits);
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
