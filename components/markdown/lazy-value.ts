export type LazyValue<T> = {
  get: () => T | null;
  /** Loads it unless that has begun. A failed attempt, as without a network, may be repeated. */
  load: () => void;
  subscribe: (onChange: () => void) => () => void;
};

/** Something loaded on demand, once for the page; made for `useSyncExternalStore`. */
export function lazyValue<T>(read: () => Promise<T>): LazyValue<T> {
  let value: T | null = null;
  let loading = false;
  const listeners = new Set<() => void>();
  async function start() {
    try {
      value = await read();
      for (const listener of listeners) listener();
    } catch {
      loading = false;
    }
  }
  return {
    get: () => value,
    load: () => {
      if (loading) return;
      loading = true;
      void start();
    },
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}
