import { createInnocentHider } from './create-innocent-hider.ts';
import { findWeightedAway } from './find-weighted-away.ts';
import { isReadable } from './is-readable.ts';
import { createAvoidedLister } from './list-avoided.ts';
import { parseRuleSet } from './prompt-rule-set.ts';
import rules from './prompt-rules.json' with { type: 'json' };
import { createAgeReader } from './read-ages.ts';
import { createBareAgeReader } from './read-bare-ages.ts';
import { readPrompt } from './read-prompt.ts';
import { wordsPattern } from './words-pattern.ts';

type PromptCheckOptions = {
  /** Whether the person asked for adult content: lifts the rules that apply `unless-nsfw`, never those that apply always. */
  readonly nsfw: boolean;
  readonly negativePrompt?: string | null | undefined;
};
type PromptChecker = (prompt: string, options: PromptCheckOptions) => { rule: string } | null;

/** Makes a checker of a rule set; the patterns are compiled once. */
export function createPromptChecker(value: unknown): PromptChecker {
  const set = parseRuleSet(value);
  const hideInnocent = createInnocentHider(set);
  const patterns = Object.entries(set.lists).map(([name, words]) => [name, wordsPattern(words)] as const);
  const readAges = createAgeReader(set.ages);
  const hasBareAge = createBareAgeReader(set);
  const listAvoided = createAvoidedLister(set);

  const findGroups = (text: string): Set<string> => {
    const readings = readPrompt(text, set).map(hideInnocent);
    const found = new Set(
      patterns.filter(([, pattern]) => readings.some((reading) => pattern.test(reading))).map(([name]) => name),
    );
    for (const ages of readings.map(readAges)) {
      if (ages.minor) found.add('age:minor');
      if (ages.adult) found.add('age:adult');
    }
    if (hasBareAge(text)) found.add('age:bare');
    return found;
  };

  return (prompt, { nsfw, negativePrompt }) => {
    if (!isReadable(prompt) || !isReadable(negativePrompt ?? '')) return { rule: 'unreadable' };
    // A weight below zero turns a text into its opposite: what it stands for belongs to the other side.
    const negative = negativePrompt ?? '';
    const asked = findGroups(prompt);
    const found = new Set([...asked, ...findGroups(findWeightedAway(negative))]);
    const avoided = listAvoided(`${negative}\n${findWeightedAway(prompt)}`);
    const broken = set.rules.find(
      ({ applies, allOf, noneOf = [], negativeOf }) =>
        (applies === 'always' || !nsfw) &&
        allOf.every((group) => group.some((name) => found.has(name))) &&
        !noneOf.some((name) => asked.has(name)) &&
        (negativeOf === undefined || negativeOf.some((name) => avoided.has(name))),
    );
    return broken === undefined ? null : { rule: broken.id };
  };
}

/** Whether a prompt asks for what is never drawn, by lib/images/prompt-rules.json. Null: it may be drawn. `unreadable` is no rule of the file: see `isReadable`. */
export const checkPrompt: PromptChecker = createPromptChecker(rules);
