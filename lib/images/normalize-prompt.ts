import { dropAccents } from './drop-accents.ts';
import type { PromptRuleSet } from './prompt-rule-set.ts';

/** Format characters and other invisible ones that split a word for a program and not for a reader. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u3164|\uffa0/gu;

/** A prompt in small letters, plain digits and no accents, with its punctuation. `isReadable` bounds its length. */
export function normalizePrompt(prompt: string, digits: PromptRuleSet['digits']): string {
  const normal = keepSpacingMarks(prompt).normalize('NFKC').replaceAll(INVISIBLE, '').toLowerCase();
  return dropAccents(toDigits(normal, digits));
}

function toDigits(text: string, alphabets: readonly string[]): string {
  return text.replaceAll(/\p{Nd}/gu, (digit) => {
    const value = alphabets.map((alphabet) => alphabet.indexOf(digit)).find((index) => index >= 0);
    return value === undefined ? digit : String(value);
  });
}

/** A separate accent, as ¸ is, becomes a space in NFKC and would no longer part two words. */
function keepSpacingMarks(text: string): string {
  return text.replaceAll(/[\p{S}\p{P}]/gu, (mark) => (mark.normalize('NFKC').startsWith(' ') ? ',' : mark));
}
