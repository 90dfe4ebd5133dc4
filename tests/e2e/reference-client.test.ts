import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../helpers/chromium.ts';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker, scriptedAnswer } from '../helpers/scripted-worker.ts';

/** The published client, as printed; `record` stands where a page would show the event. */
const CLIENT = `
const es = new EventSource(\`/api/chat/stream?jobId=\${jobId}\`);
es.onmessage = (e) => {
  const evt = JSON.parse(e.data);
  // { type: "token", value } | { type: "done", tokens } | { type: "error", message }
  record(evt);
  if (evt.type === "done" || evt.type === "error") es.close();
};`;

const network = useNetwork();
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test('behavior: the published EventSource client reads an answer in a real browser', async () => {
  const page = await browser.newPage();
  await page.goto(`${network.url}/chat`);
  const jobId = await page.evaluate(async () => {
    const body = JSON.stringify({ tier: 'pro', content: 'Hello' });
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
    return ((await (await fetch('/api/chat/send', init)).json()) as { jobId: string }).jobId;
  });
  // `evaluate` runs outside the page's content security policy, as a developer's console does.
  const reading = page.evaluate(
    `new Promise((resolve) => {
      const jobId = ${JSON.stringify(jobId)};
      const events = [];
      const record = (evt) => { events.push(evt); if (evt.type === 'done' || evt.type === 'error') resolve(events); };
      ${CLIENT}
    })`,
  ) as Promise<{ type: string; value?: string; tokens?: number }[]>;
  const worker = await ScriptedWorker.register(await network.person());
  await worker.serveOne('slow');
  const events = await reading;
  const tokens = events.filter(({ type }) => type === 'token');
  expect(tokens.length).toBeGreaterThan(1);
  expect(tokens.map(({ value }) => value).join('')).toBe(scriptedAnswer('Hello').join(''));
  expect(events.at(-1)).toMatchObject({ type: 'done', tokens: 6 });
  await page.close();
});
