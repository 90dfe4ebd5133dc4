import type { Page } from 'playwright-core';

export type Watched = {
  /** Durations of the tasks over 50 ms. */
  longTasks: number[];
  /** For each key, from the press to the frame that shows it; only those over 16 ms. */
  keyDelays: number[];
};

type Timing = PerformanceEventTiming & { interactionId: number };
declare global {
  interface Window {
    benchWatch?: { stop(): Watched };
  }
}

/** Watches a page's tasks and keys. @returns what ends it and gives what was seen */
export async function startWatch(page: Page): Promise<() => Promise<Watched>> {
  await page.evaluate(() => {
    const longTasks: number[] = [];
    // A key is several events of one interaction: the slowest counts.
    const byInteraction = new Map<number, number>();
    const readTasks = (entries: PerformanceEntryList) => {
      for (const { duration } of entries) longTasks.push(duration);
    };
    const readEvents = (entries: PerformanceEntryList) => {
      for (const entry of entries as Timing[]) {
        if (!entry.interactionId || !entry.name.startsWith('key')) continue;
        const before = byInteraction.get(entry.interactionId) ?? 0;
        byInteraction.set(entry.interactionId, Math.max(before, entry.duration));
      }
    };
    const tasks = new PerformanceObserver((list) => readTasks(list.getEntries()));
    const events = new PerformanceObserver((list) => readEvents(list.getEntries()));
    tasks.observe({ type: 'longtask' });
    // The lowest threshold there is.
    const options: PerformanceObserverInit & { durationThreshold: number } = { type: 'event', durationThreshold: 16 };
    events.observe(options);
    window.benchWatch = {
      stop: () => {
        readTasks(tasks.takeRecords());
        readEvents(events.takeRecords());
        tasks.disconnect();
        events.disconnect();
        return { longTasks, keyDelays: [...byInteraction.values()] };
      },
    };
  });
  return () => page.evaluate(() => window.benchWatch?.stop() ?? { longTasks: [], keyDelays: [] });
}
