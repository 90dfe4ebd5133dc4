/**
 * Walks through the prompts of a conversation, oldest first, as a shell does through its commands.
 * @param place the prompt that is shown, null for the person's own draft
 * @returns the next place; null is the draft again
 */
export function stepPrompt(count: number, place: number | null, direction: 'earlier' | 'later'): number | null {
  if (count === 0) return null;
  if (direction === 'earlier') return Math.max(0, (place ?? count) - 1);
  if (place === null || place >= count - 1) return null;
  return place + 1;
}
