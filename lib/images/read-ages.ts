import type { PromptRuleSet } from './prompt-rule-set.ts';
import { wordSource } from './words-pattern.ts';

const ADULT = 18;
/** Beyond this a number is no person's age: a bottle of whisky, a vampire. */
const AGE_MAX = 99;

/** Finds ages in a reading of a prompt, in digits and in words: "14 year old", "fourteen yo", "aged 9", "14歳". */
export function createAgeReader(ages: PromptRuleSet['ages']): (text: string) => { minor: boolean; adult: boolean } {
  const number = `(?<![\\p{N}\\p{L}]|\\d\\.)(\\d{1,2}(?:\\.\\d+)?|${Object.keys(ages.numbers).join('|')})`;
  // Part of a longer number only in the same phrase: "room twenty, 9 year old" is of a child.
  const apart = `(?<!(?:${ages.tens.join('|')}) ?)`;
  const after = new RegExp(`${apart}${number}\\s*(?:${alternatives(ages.after)})`, 'gu');
  const before = new RegExp(`(?:${alternatives(ages.before)})\\s*${number}(?![\\p{N}\\p{L}])`, 'gu');
  const young = new RegExp(alternatives(ages.alwaysMinor), 'u');
  return (text) => {
    const found = [...text.matchAll(after), ...text.matchAll(before)]
      .map((match) => match.slice(1).find((group) => group !== undefined) ?? '')
      .map((word) => ages.numbers[word] ?? Number(word))
      .filter((age) => age <= AGE_MAX);
    return { minor: found.some((age) => age < ADULT) || young.test(text), adult: found.some((age) => age >= ADULT) };
  };
}

/** Behind a number a unit may follow at once (14yo), which is no word's beginning otherwise. */
function alternatives(words: readonly string[]): string {
  return words.map((word) => wordSource(word).replace('(?<!\\p{L})', '')).join('|');
}
