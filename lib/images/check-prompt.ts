import { createInnocentHider } from './create-innocent-hider.ts';
import { isReadable } from './is-readable.ts';
import { type PromptRuleSet, parseRuleSet } from './prompt-rule-set.ts';
import rules from './prompt-rules.json' with { type: 'json' };
import { createAgeReader } from './read-ages.ts';
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

  const findGroups = (text: string): Set<string> => {
    const readings = readPrompt(text, set).map(hideInnocent);
    const found = new Set(
      patterns.filter(([, pattern]) => readings.some((reading) => pattern.test(reading))).map(([name]) => name),
    );
    for (const ages of readings.map(readAges)) {
      if (ages.minor) found.add('age:minor');
      if (ages.adult) found.add('age:adult');
    }
    return found;
  };

  return (prompt, { nsfw, negativePrompt }) => {
    if (!isReadable(prompt) || !isReadable(negativePrompt ?? '')) return { rule: 'unreadable' };
    const found = findGroups(prompt);
    const avoided = listAvoided(negativePrompt ?? '', set);
    const broken = set.rules.find(
      ({ applies, allOf, noneOf = [], negativeOf }) =>
        (applies === 'always' || !nsfw) &&
        allOf.every((group) => group.some((name) => found.has(name))) &&
        !noneOf.some((name) => found.has(name)) &&
        (negativeOf === undefined || negativeOf.some((name) => avoided.has(name))),
    );
    return broken === undefined ? null : { rule: broken.id };
  };
}

/** Lists of which a part of the negative prompt is a word, exactly: "clothes" and "(clothes:1.4)", not "wrinkled clothes". */
function listAvoided(negativePrompt: string, { lists, ...set }: PromptRuleSet): Set<string> {
  const parts = negativePrompt.split(/[,;\n]/).flatMap((part) => readPrompt(part.replace(/:[\d.]+/, ''), set));
  const names = Object.keys(lists).filter((name) => lists[name]?.some((word) => parts.includes(word)));
  return new Set(names);
}

/** Whether a prompt asks for what is never drawn, by lib/images/prompt-rules.json. Null: it may be drawn. `unreadable` is no rule of the file: see `isReadable`. */
export const checkPrompt: PromptChecker = createPromptChecker(rules);
