import type { PromptRuleSet } from './prompt-rule-set.ts';
import { readPrompt } from './read-prompt.ts';
import { wordsPattern } from './words-pattern.ts';

/** What parts a negative prompt besides punctuation: "clothes AND shirt". */
const PARTING = /\n|(?:^| )(?:and|or|nor|plus|break|\+|&|y|e|et|und|i|и)(?= |$)/u;

/**
 * Makes what finds the lists of which a part of the negative prompt says nothing but their words: "clothes", "(clothes:1.4)" and "no
 * clothes", not "wrinkled clothes".
 */
export function createAvoidedLister(set: PromptRuleSet): (negativePrompt: string) => Set<string> {
  const names = new Set(set.rules.flatMap(({ negativeOf = [] }) => negativeOf));
  const patterns = [...names].map((name) => {
    const word = wordsPattern(set.lists[name] ?? []).source;
    return [name, new RegExp(`^(?:${word})(?: (?:${word}))*$`, 'u')] as const;
  });
  const fillers = new Set(set.negativeFillers);
  const tidy = (part: string) =>
    part
      .split(' ')
      .filter((word) => word !== '' && !fillers.has(word))
      .join(' ');
  return (negativePrompt) => {
    // A + behind a word is a weight, behind a number it belongs to an age.
    const parts = readPrompt(negativePrompt, set).flatMap((reading) =>
      reading.replaceAll(/(?<=\p{L})\++/gu, '').split(PARTING),
    );
    const tidied = [...new Set(parts.map(tidy))];
    return new Set(patterns.filter(([, pattern]) => tidied.some((part) => pattern.test(part))).map(([name]) => name));
  };
}
