import { createRandomId } from '@/lib/client/create-random-id.ts';

/** Requests that were given up; the oldest are forgotten, for some carry pictures. */
const KEYS_MAX = 8;

/** Where keys outlive the page: one text, '' when there is none. */
type KeptText = { read: () => string; write: (text: string) => void };

/**
 * The idempotency keys of requests that were sent and not yet accepted, each by its request's fingerprint: what is sent in
 * between leaves them as they are, so that a retry is charged once however late it comes.
 */
export function createDeliveryKeys(kept?: KeptText) {
  let held: [fingerprint: string, key: string][] = [];
  const load = () => (kept === undefined ? held : parseKeys(kept.read()));
  function save(keys: typeof held): void {
    if (kept === undefined) held = keys;
    else kept.write(keys.length === 0 ? '' : JSON.stringify(keys));
  }
  return {
    keyFor(fingerprint: string): string {
      const keys = load();
      const known = keys.find(([of]) => of === fingerprint);
      if (known !== undefined) return known[1];
      const key = createRandomId();
      save([...keys, [fingerprint, key] as [string, string]].slice(-KEYS_MAX));
      return key;
    },
    /** It was accepted: the same request is a new one from now on. */
    forget(fingerprint: string): void {
      const keys = load();
      if (keys.some(([of]) => of === fingerprint)) save(keys.filter(([of]) => of !== fingerprint));
    },
  };
}

function parseKeys(text: string): [string, string][] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');
}
