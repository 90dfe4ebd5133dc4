import { foldTokens } from './fold-tokens.ts';
import { normalizePrompt } from './normalize-prompt.ts';
import type { PromptRuleSet } from './prompt-rule-set.ts';
import { phrasesPattern } from './words-pattern.ts';

const ADULT = 18;
/** What makes a number a part, a size, a ratio, an aperture, an inch: no punctuation that ends a phrase. */
const PART_OF_NUMBER = `\\p{L}\\p{M}\\p{N}\\s/:#.°'’"″+\\-–—=×*~_&%$€£№<>@^\\\\`;

/**
 * Finds numbers below 18 that stand where an age would, with no word that says so: "…, 14", "she is fourteen". Read from a
 * prompt's own punctuation, by which f/14, 3:4, no. 12 and 14 mannequins are told apart. What such a number means only
 * shows beside other words.
 */
export function createBareAgeReader(set: PromptRuleSet): (prompt: string) => boolean {
  const { numbers, bare } = set.ages;
  const isAge = (age: number) => age >= bare.youngest && age < ADULT;
  const digits = Array.from({ length: ADULT }, (_, age) => age).filter(isAge);
  const words = Object.keys(numbers).filter((word) => /^[a-z]+$|^十./.test(word) && isAge(numbers[word] ?? 0));
  const number = `(?:${[...digits, ...words].join('|')})(?![\\p{L}\\p{N}])`;
  const begin = `(?:^|[^${PART_OF_NUMBER}]|\\n| [-–—] |[–—]|(?<!(?<!\\p{L})(?:${bare.abbreviations.join('|')}) ?)(?<!\\d)\\.)(?<!\\d,)\\s*`;
  // A thousand's comma ends nothing, nor does the stop behind a number at the beginning of a line: that is a list.
  const end = `(?=\\s*(?:$|(?!,\\d{3})[^${PART_OF_NUMBER}]|\\n| [-–—] |[–—]|\\.(?!\\d)))`;
  const alone = `(?!(?<=(?:^|\\n)\\s*)\\d+\\.)`;
  const joint = "(?: ?[:=/] ?| +|[-'’])";
  const intro = `(?:(?:${bare.introductions.join('|')})${joint}){0,3}`;
  const nude = bare.beside.flatMap((name) => set.lists[name] ?? []);
  const person = phrasesPattern(bare.persons).source;
  const bodies = phrasesPattern(nude).source;
  const followers = `(?= (?:${bare.followers.join('|')})(?!\\p{L}))`;
  const patterns = [
    `${begin}${alone}${intro}${number}${end}`,
    `(?:${begin}|(?:${person}) )${number}${joint}(?:${bodies})(?<![^s]s)${end}`,
    `(?:${bodies}|${person})${joint}${intro}${number}(?:${end}|${followers})`,
    `(?:${person}) of (?:only |just |about )?${number}(?! ?(?:[.:/]\\d|hundred|thousand|million))`,
  ].map((source) => new RegExp(source, 'u'));
  return (prompt) => {
    const plain = normalizePrompt(prompt, set.digits)
      .replaceAll(/:\s*[\d.]+\s*(?=[)\]}>])/g, '')
      // Marks around a number, but no inches and no times.
      .replaceAll(/(?<!\d)[*_]+|[*_]+(?!\d)/g, ' ')
      .replaceAll(/(?<!\d)"([^"\n]*)"/g, ',$1,')
      .replaceAll(/[^\S\n]+/g, ' ')
      // Many of them would be gone over once for each of them, and say no more than one.
      .replaceAll(/ ?\n[ \n]*/g, '\n');
    const texts = [...new Set([plain, foldTokens(plain, set.folds)])];
    return texts.some((text) => patterns.some((pattern) => pattern.test(text)));
  };
}
