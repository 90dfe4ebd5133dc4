import type { Message } from './schemas.ts';

/**
 * The path of a conversation's tree that ends with `leafId`, or with the newest message, oldest first. Empty when there
 * is no such message.
 * @param messages the whole tree, oldest first
 */
export function pathOf(messages: readonly Message[], leafId?: string): Message[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const path: Message[] = [];
  const seen = new Set<string>();
  let next = leafId === undefined ? messages.at(-1) : byId.get(leafId);
  while (next) {
    path.push(next);
    seen.add(next.id);
    // A parent is always older: should one not be, what is damaged must not go round for ever.
    const parent: Message | undefined = next.parentId === null ? undefined : byId.get(next.parentId);
    next = parent && !seen.has(parent.id) ? parent : undefined;
  }
  return path.reverse();
}
