import type { PromptRuleSet } from './prompt-rule-set.ts';
import { phrasesPattern } from './words-pattern.ts';

/** What is left of a phrase that was taken out: no word, and no space that would join those around it. */
const HIDDEN = ' · ';

/**
 * Makes what takes the innocent phrases out of a reading of a prompt. First those that are clear, as their words (nude
 * lipstick) must not count against the unclear ones, which stay where a word that gives them another sense adjoins.
 */
export function createInnocentHider(set: PromptRuleSet): (reading: string) => string {
  const clear = phrasesPattern(set.innocent, 'gu');
  const steps = set.unclear.map((unclear) => createStep(unclear, set));
  return (reading) => steps.reduce((text, hide) => hide(text), reading.replaceAll(clear, HIDDEN));
}

type Unclear = PromptRuleSet['unclear'][number];

function createStep({ phrases, before = [], behind = [] }: Unclear, { lists, ages }: PromptRuleSet) {
  // An age in words ends with what stands behind its number.
  const wordsOf = (names: readonly string[]) => names.flatMap((name) => lists[name] ?? ages.after);
  const phrase = phrasesPattern(phrases, 'gu');
  const words = { before: phrasesPattern(wordsOf(before), 'gu'), behind: phrasesPattern(wordsOf(behind), 'gu') };
  // Found apart from the phrases: one pattern with all these words around a phrase takes seconds on a long prompt.
  const find = (text: string, pattern: RegExp, names: readonly string[]) =>
    names.length === 0 ? [] : [...text.matchAll(pattern)];
  return (text: string): string => {
    if (text.search(phrase) === -1) return text;
    const ends = new Set(find(text, words.before, before).map((match) => match.index + match[0].length));
    const starts = new Set(find(text, words.behind, behind).map(({ index }) => index));
    const adjoins = (start: number, end: number) =>
      (text[start - 1] === ' ' && ends.has(start - 1)) || (text[end] === ' ' && starts.has(end + 1));
    return text.replaceAll(phrase, (found, start: number) => (adjoins(start, start + found.length) ? found : HIDDEN));
  };
}
