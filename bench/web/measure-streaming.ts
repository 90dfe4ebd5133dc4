import type { Page } from 'playwright-core';
import type { SuiteResult } from '../lib/bench.ts';
import { WorkerClient } from '../load/worker-client.ts';
import { openTab } from './open-tab.ts';
import { sampleTokens } from './sample-text.ts';
import { seedConversation } from './seed-conversation.ts';
import type { Site } from './site.ts';
import { claimJob, streamAnswer } from './stream-answer.ts';
import { startWatch, type Watched } from './watch-page.ts';

const MESSAGES = 200;
const TOKENS_PER_SECOND = 100;
const SLOWDOWNS = [1, 4];
/** A quick typist: eight keys a second. */
const KEY_INTERVAL_MS = 120;

type Round = Watched & { slowdown: number; keys: number; openMs: number };

/** What a person feels who types on while an answer streams into a long conversation. */
export async function measureStreaming(site: Site): Promise<SuiteResult> {
  const messages = site.isQuick ? 20 : MESSAGES;
  const conversationId = await seedConversation(site, messages);
  const rounds: Round[] = [];
  for (const slowdown of SLOWDOWNS) rounds.push(await measureRound(site, conversationId, slowdown));
  return {
    name: 'streaming',
    title: `${TOKENS_PER_SECOND} tokens/s into a conversation of ${messages} messages, while somebody types, ms`,
    columns: ['', 'opened', 'long tasks', 'longest', 'blocked', 'keys', 'key p50', 'key p98', 'slowest key'],
    rows: rounds.map(({ slowdown, openMs, longTasks, keys, keyDelays }) => {
      // Delays below 16 ms are not reported by the browser: they count as that.
      const delays = [...keyDelays, ...Array<number>(Math.max(0, keys - keyDelays.length)).fill(16)];
      delays.sort((a, b) => a - b);
      const at = (share: number) => delays[Math.max(0, Math.ceil(share * delays.length) - 1)] ?? null;
      return [
        slowdown === 1 ? 'full speed' : `processor slowed ${slowdown} times`,
        Math.round(openMs),
        longTasks.length,
        Math.round(Math.max(0, ...longTasks)),
        Math.round(longTasks.reduce((sum, duration) => sum + duration - 50, 0)),
        keys,
        at(0.5),
        at(0.98),
        delays.at(-1) ?? null,
      ];
    }),
    notes: [
      'Opened: from the navigation to the last message on the screen. Long tasks hold the page for more than 50 ms; blocked is what lies beyond these 50 ms.',
      'Keys: from the press to the next frame that shows it (Event Timing, as in Interaction to Next Paint), in steps of 8 ms; 16 means 16 or less.',
      'Measured from the first to the last token of an answer with code, tables and lists.',
    ],
    data: { messages, rounds },
  };
}

async function measureRound(site: Site, conversationId: string, slowdown: number): Promise<Round> {
  const tab = await openTab(site, { signedIn: true, slowdown });
  const client = new WorkerClient(site.port, site.worker);
  try {
    const { page } = tab;
    const beganMs = performance.now();
    await page.goto(`${site.url}/chat/${conversationId}`);
    await page.getByTestId('answer-meta').last().waitFor();
    const openMs = performance.now() - beganMs;
    const input = page.getByRole('textbox', { name: 'Message' });
    await input.fill('One more question');
    await input.press('Enter');
    const job = await claimJob(client);
    const tokens = sampleTokens(site.isQuick ? 100 : 1_000);
    const finish = await startWatch(page);
    const typing = new AbortController();
    const keys = typeUntil(page, typing.signal);
    await streamAnswer(client, job, tokens, 1_000 / TOKENS_PER_SECOND);
    typing.abort();
    const typed = await keys;
    const watched = await finish();
    await page.locator('[role=log][aria-busy=false]').waitFor();
    return { ...watched, slowdown, keys: typed, openMs };
  } finally {
    client.close();
    await tab.close();
  }
}

/** @returns how many keys were pressed */
async function typeUntil(page: Page, stopping: AbortSignal): Promise<number> {
  let keys = 0;
  for (; !stopping.aborted; keys += 1) {
    await page.keyboard.press('abcdefgh '[keys % 9] ?? 'a');
    await page.waitForTimeout(KEY_INTERVAL_MS);
  }
  return keys;
}
