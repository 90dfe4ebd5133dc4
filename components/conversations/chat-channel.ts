const NAME = 'ashao.chat';

/** Tells this browser's other tabs that a conversation was renamed, deleted or brought back. */
export function tellChatChanged(conversationId: string): void {
  const channel = openChatChannel();
  channel?.postMessage({ conversationId });
  channel?.close();
}

/** null where the browser has no such thing. */
export function openChatChannel(): BroadcastChannel | null {
  return typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(NAME);
}
