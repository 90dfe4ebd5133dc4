import * as z from 'zod';

const words = z.array(z.string().min(1)).min(1);
/** A list's name, or what ages say. */
const groups = z.array(z.array(z.string()).min(1)).min(1);

const ruleSetSchema = z.object({
  comment: z.array(z.string()),
  folds: z.record(z.string().length(1), z.string()),
  digits: z.array(z.string().length(10)),
  ages: z.object({
    numbers: z.record(z.string(), z.number()),
    foreignNumbers: z.record(z.string(), z.number()),
    tens: words,
    before: words,
    after: words,
    alwaysMinor: words,
    ordinals: z.record(z.string(), z.number()),
    afterOrdinal: words,
    spans: z.object({ units: words, notBehind: words, notBefore: words }),
    bare: z.object({
      youngest: z.number(),
      beside: words,
      persons: words,
      introductions: words,
      followers: words,
      abbreviations: words,
    }),
  }),
  innocent: words,
  unclear: z.array(z.object({ phrases: words, before: words.optional(), behind: words.optional() })),
  negativeFillers: words,
  lists: z.record(z.string(), words),
  rules: z.array(
    z.object({
      id: z.string(),
      applies: z.enum(['always', 'unless-nsfw']),
      allOf: groups,
      noneOf: z.array(z.string()).optional(),
      negativeOf: z.array(z.string()).optional(),
    }),
  ),
});

export type PromptRuleSet = z.infer<typeof ruleSetSchema>;

const AGE_GROUPS = ['age:minor', 'age:adult', 'age:bare'];

/**
 * Checks the shape of a rule set, and that every list it names is there: a rule with a misspelt name would refuse nothing.
 *
 * @throws Error
 */
export function parseRuleSet(value: unknown): PromptRuleSet {
  const set = ruleSetSchema.parse(value);
  const findUnknown = (names: readonly string[]) =>
    names.find((name) => !(name in set.lists) && !AGE_GROUPS.includes(name));
  for (const { id, allOf, noneOf = [], negativeOf = [] } of set.rules) {
    const unknown = findUnknown([...allOf.flat(), ...noneOf, ...negativeOf]);
    if (unknown !== undefined) throw new Error(`The prompt rule ${id} names the list ${unknown}, which is not there.`);
  }
  for (const { phrases, before = [], behind = [] } of set.unclear) {
    const unknown = findUnknown([...before, ...behind]);
    if (unknown !== undefined) throw new Error(`What is unclear as ${phrases[0]} names the list ${unknown}.`);
  }
  const unknown = findUnknown(set.ages.bare.beside);
  if (unknown !== undefined)
    throw new Error(`Bare ages are looked for beside the list ${unknown}, which is not there.`);
  return set;
}
