const NAME = 'ashao.session';

/** Tells this browser's other tabs that the cookie they share is another person's now, or nobody's. */
export function tellSessionChanged(): void {
  const channel = openSessionChannel();
  channel?.postMessage(null);
  channel?.close();
}

/** null where the browser has no such thing. */
export function openSessionChannel(): BroadcastChannel | null {
  return typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(NAME);
}
