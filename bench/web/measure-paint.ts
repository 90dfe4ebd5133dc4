import type { SuiteResult } from '../lib/bench.ts';
import { median } from '../lib/statistics.ts';
import { openTab } from './open-tab.ts';
import type { Site } from './site.ts';

const SLOWDOWN = 4;

/** Milliseconds since the navigation began. */
type Paint = { first: number; largest: number };

/** When the first and the largest content of each page is seen, on a processor four times as slow. */
export async function measurePaint(site: Site, paths: Readonly<Record<string, string>>): Promise<SuiteResult> {
  const rounds = site.isQuick ? 1 : 7;
  const measured: { name: string; paints: Paint[] }[] = [];
  for (const [name, address] of Object.entries(paths)) {
    const paints: Paint[] = [];
    for (let round = 0; round < rounds; round += 1) paints.push(await measureVisit(site, address));
    measured.push({ name, paints });
  }
  return {
    name: 'paint',
    title: `Largest contentful paint with the processor slowed down ${SLOWDOWN} times, ms`,
    columns: ['', 'largest', 'lowest', 'highest', 'first'],
    rows: measured.map(({ name, paints }) => {
      const largest = paints.map((paint) => paint.largest);
      return [
        name,
        Math.round(median(largest)),
        Math.round(Math.min(...largest)),
        Math.round(Math.max(...largest)),
        Math.round(median(paints.map(({ first }) => first))),
      ];
    }),
    notes: [`Median of ${rounds} visits, each with a fresh profile. The network is this machine’s own: no latency.`],
    data: measured,
  };
}

async function measureVisit(site: Site, address: string): Promise<Paint> {
  const tab = await openTab(site, { slowdown: SLOWDOWN });
  try {
    await tab.page.goto(site.url + address, { waitUntil: 'networkidle' });
    return await tab.page.evaluate(
      () =>
        new Promise<Paint>((resolve) => {
          const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
          // What was recorded before comes with `buffered`, oldest first.
          new PerformanceObserver((list) => {
            resolve({ first, largest: list.getEntries().at(-1)?.startTime ?? Number.NaN });
          }).observe({ type: 'largest-contentful-paint', buffered: true });
        }),
    );
  } finally {
    await tab.close();
  }
}
