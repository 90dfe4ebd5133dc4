import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession } from 'playwright-core';
import type { SuiteResult } from '../lib/bench.ts';
import { WorkerClient } from '../load/worker-client.ts';
import { openTab } from './open-tab.ts';
import { sampleText } from './sample-text.ts';
import type { Site } from './site.ts';
import { claimJob, streamAnswer } from './stream-answer.ts';

/** The send limit is 300 a minute. */
const EXCHANGE_MS_MIN = 220;

type Reading = { messages: number; heapBytes: number; nodes: number; listeners: number };

/** What a page keeps that has had so many messages streamed into it. */
export async function measureMemory(site: Site): Promise<SuiteResult> {
  const counts = site.isQuick ? [10, 20] : [10, 100, 1_000];
  const readings = await readAfter(site, counts);
  return {
    name: 'memory',
    title: 'Memory of one page after so many messages streamed into it',
    columns: ['messages', 'JS heap, MB', 'DOM nodes', 'listeners'],
    rows: readings.map(({ messages, heapBytes, nodes, listeners }) => [
      messages.toLocaleString('en-US'),
      heapBytes / 1e6,
      nodes,
      listeners,
    ]),
    notes: [
      'Garbage is collected before each reading. Half of the messages are prompts typed into the composer, half are streamed answers of two or three paragraphs, tables or blocks of code.',
      'Nodes are those the browser keeps, in the page or not.',
    ],
    data: readings,
  };
}

async function readAfter(site: Site, counts: readonly number[]): Promise<Reading[]> {
  const tab = await openTab(site, { signedIn: true });
  const client = new WorkerClient(site.port, site.worker);
  const readings: Reading[] = [];
  try {
    const { page, devtools } = tab;
    await page.goto(`${site.url}/chat`);
    const input = page.getByRole('textbox', { name: 'Message' });
    let exchanges = 0;
    for (const messages of counts) {
      for (; exchanges < messages / 2; exchanges += 1) {
        const notBefore = performance.now() + EXCHANGE_MS_MIN;
        await input.fill(`Question ${exchanges}`);
        await input.press('Enter');
        const end = `This was answer ${exchanges}.`;
        await streamAnswer(client, await claimJob(client), [`${sampleText(exchanges, 2)}\n\n`, end], 0);
        await page.locator('[role=log][aria-busy=false]').getByText(end).waitFor();
        await sleep(Math.max(0, notBefore - performance.now()));
      }
      readings.push({ messages, ...(await readMemory(devtools)) });
    }
    return readings;
  } finally {
    client.close();
    await tab.close();
  }
}

async function readMemory(devtools: CDPSession): Promise<Omit<Reading, 'messages'>> {
  await devtools.send('Performance.enable');
  // Twice: the first collection frees what holds on to more.
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const read = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { heapBytes: read('JSHeapUsedSize'), nodes: read('Nodes'), listeners: read('JSEventListeners') };
}
