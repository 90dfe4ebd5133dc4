import type { PromptRuleSet } from './prompt-rule-set.ts';
import { phrasesPattern } from './words-pattern.ts';

/** What is left of a phrase that was taken out: no word, and no space that would join those around it. */
const HIDDEN = ' · ';

/**
 * Makes what takes the innocent phrases out of a reading of a prompt. First those that are clear, as their words (nude
 * lipstick) must not count against the unclear ones, which stay where a word that gives them another sense adjoins.
 */
export function createInnocentHider({ innocent, unclear, lists }: PromptRuleSet): (reading: string) => string {
  const clear = phrasesPattern(innocent, 'gu');
  const beside = phrasesPattern(unclear.beside.flatMap((name) => lists[name] ?? [])).source;
  const phrase = phrasesPattern(unclear.phrases).source;
  // Looked behind only where such a phrase begins: a look from everywhere would take long prompts too long.
  const doubtless = new RegExp(`(?=(?:${phrase}))(?<!(?:${beside}) )(?:${phrase})(?! (?:${beside}))`, 'gu');
  return (reading) => reading.replaceAll(clear, HIDDEN).replaceAll(doubtless, HIDDEN);
}
