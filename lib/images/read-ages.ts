import type { PromptRuleSet } from './prompt-rule-set.ts';
import { UNSPACED, wordSource } from './words-pattern.ts';

const ADULT = 18;
/** Beyond this a number is no person's age: a bottle of whisky, a vampire. */
const AGE_MAX = 99;
const HAN_NUMERAL = '[一二三四五六七八九十百千]';

/** Finds ages in a reading of a prompt, in digits and in words: "14 year old", "fourteen yo", "aged 9", "14歳", "14th birthday". */
export function createAgeReader(ages: PromptRuleSet['ages']): (text: string) => { minor: boolean; adult: boolean } {
  // Where no spaces are written a number follows a word at once, but is no part of a longer one: 二十四.
  const alone = `(?<!\\p{N}|\\d\\.|${HAN_NUMERAL}|(?!${UNSPACED.source})\\p{L})`;
  const digits = '\\d{1,2}(?:\\.\\d+)?';
  const numberOf = (words: object) => `${alone}(${digits}|${Object.keys(words).join('|')})`;
  const number = numberOf(ages.numbers);
  // Only before a unit: elf and once are words of English as well.
  const anyNumber = numberOf({ ...ages.numbers, ...ages.foreignNumbers });
  const ordinal = `${alone}(?:(\\d{1,2})(?:st|nd|rd|th)?|(${Object.keys(ages.ordinals).join('|')}))`;
  // Part of a longer number only in the same phrase: "room twenty, 9 year old" is of a child.
  const apart = `(?<!(?:${ages.tens.join('|')}) ?)`;
  const { units, notBehind, notBefore } = ages.spans;
  const patterns = [
    `${apart}${anyNumber}\\s*(?:${alternatives(ages.after)})`,
    `(?:${ages.before.map(wordSource).join('|')})\\s*(?:(${digits})|${number})(?![\\p{N}\\p{L}])`,
    `(?<!(?:${notBehind.join('|')}) ?)${apart}${number}\\s*(?:${alternatives(units)})(?!\\s*(?:${alternatives(notBefore)}))`,
    `${apart}${ordinal}\\s*(?:${alternatives(ages.afterOrdinal)})`,
  ].map((source) => new RegExp(source, 'gu'));
  const young = new RegExp(alternatives(ages.alwaysMinor), 'u');
  return (text) => {
    const found = patterns
      .flatMap((pattern) => [...text.matchAll(pattern)])
      .map((match) => match.slice(1).find((group) => group !== undefined) ?? '')
      .map((word) => ages.numbers[word] ?? ages.foreignNumbers[word] ?? ages.ordinals[word] ?? Number(word))
      .filter((age) => age <= AGE_MAX);
    return { minor: found.some((age) => age < ADULT) || young.test(text), adult: found.some((age) => age >= ADULT) };
  };
}

/** Behind a number a unit may follow at once (14yo), which is no word's beginning otherwise. */
function alternatives(words: readonly string[]): string {
  return words.map((word) => wordSource(word).replace('(?<!\\p{L})', '')).join('|');
}
