/** A module that is fetched when it is first wanted. */
export type OnDemand<T> = {
  /** What was loaded, null before. */
  peek(): T | null;
  /** Fetches it once; after a failure the next call tries again. */
  load(): Promise<T>;
};

/** @example const panel = onDemand(() => import('./menu-panel.tsx').then((module) => module.MenuPanel)); */
export function onDemand<T>(fetchModule: () => Promise<T>): OnDemand<T> {
  let value: T | null = null;
  let pending: Promise<T> | null = null;
  async function run(): Promise<T> {
    try {
      value = await fetchModule();
      return value;
    } finally {
      pending = null;
    }
  }
  return {
    peek: () => value,
    load: () => {
      if (value !== null) return Promise.resolve(value);
      pending ??= run();
      return pending;
    },
  };
}
