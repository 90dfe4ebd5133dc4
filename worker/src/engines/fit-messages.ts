import type { ChatMessage } from './engine.ts';

const OMISSION = '\n…\n';
/** What a chat template adds around a message, in tokens; generous, since a prompt too long is an error. */
const TEMPLATE_TOKENS = 12;

/**
 * Cuts a conversation to a budget of tokens: system messages and the newest message stay, the oldest others go first.
 * A newest message too long by itself loses its middle, because a question usually stands at one of its ends.
 * Neighbours of the same role are joined, as many chat templates demand that roles alternate.
 */
export function fitMessages(
  messages: readonly ChatMessage[],
  budgetTokens: number,
  countTokens: (text: string) => number,
): ChatMessage[] {
  const count = (message: ChatMessage) => countTokens(message.content) + TEMPLATE_TOKENS;
  const last = messages.at(-1);
  if (last === undefined) return [];
  const earlier = messages.slice(0, -1);
  const isSystem = (message: ChatMessage) => message.role === 'system';

  let left = budgetTokens - count(last);
  const kept = new Set<ChatMessage>();
  for (const message of [...earlier.filter(isSystem), ...earlier.filter((each) => !isSystem(each)).reverse()]) {
    left -= count(message);
    if (left < 0) break;
    kept.add(message);
  }
  const newest = { ...last, content: cutMiddle(last.content, budgetTokens - TEMPLATE_TOKENS, countTokens) };
  return joinNeighbours([...earlier.filter((message) => kept.has(message)), newest]);
}

/** The longest text of at most `budgetTokens` that keeps as much of the beginning as of the end. */
function cutMiddle(text: string, budgetTokens: number, countTokens: (text: string) => number): string {
  if (countTokens(text) <= budgetTokens) return text;
  const cutTo = (chars: number) =>
    text.slice(0, Math.ceil(chars / 2)) + OMISSION + text.slice(text.length - (chars >> 1));
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (countTokens(cutTo(middle)) <= budgetTokens) low = middle;
    else high = middle - 1;
  }
  return cutTo(low);
}

function joinNeighbours(messages: readonly ChatMessage[]): ChatMessage[] {
  const joined: ChatMessage[] = [];
  for (const message of messages) {
    const previous = joined.at(-1);
    if (previous?.role === message.role) previous.content += `\n\n${message.content}`;
    else joined.push({ ...message });
  }
  return joined;
}
