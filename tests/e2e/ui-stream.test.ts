import { describe, expect, test } from 'vitest';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';
import { recordStatus, startAnswer, statusLine } from './ui-answer.ts';
import { readMeta, sendPrompt, useBrowser, waitForAnswer, waitForFocus } from './ui-page.ts';

const network = useNetwork();
const browser = useBrowser(network);

describe('an answer on its way', () => {
  test('is charged and measured when it is done', async () => {
    const { page, worker, jobId, say, answer } = await startAnswer(network, browser);
    await say('All ');
    await answer.getByText('All').waitFor();
    expect(await page.getByRole('log').getAttribute('aria-busy')).toBe('true');
    await say('**done**.');
    await worker.complete(jobId, 2);
    await waitForAnswer(page);
    await expect.poll(() => answer.locator('strong').textContent()).toBe('done');
    await expect.poll(() => readMeta(page)).toMatch(/^10 credits · 2 tokens · .*Pro · native worker$/);
    await page.getByText('490 credits').waitFor();
  });

  test('goes on after a reload, and in a second tab, without a word lost or doubled', async () => {
    const { page, worker, jobId, say, answer } = await startAnswer(network, browser);
    await say('One ');
    await answer.getByText('One').waitFor();
    await page.reload();
    await answer.getByText('One').waitFor();
    const tab = await page.context().newPage();
    await tab.goto(page.url());
    await tab.getByRole('article', { name: 'Answer' }).getByText('One').waitFor();
    await say('two.');
    await worker.complete(jobId, 2);
    for (const view of [page, tab]) {
      await waitForAnswer(view);
      const prose = view.getByRole('article', { name: 'Answer' }).locator('.prose');
      await expect.poll(() => prose.textContent()).toBe('One two.');
    }
  });

  test('stops when asked: what was streamed is kept, and the composer has the focus', async () => {
    const { page, say, answer } = await startAnswer(network, browser);
    await say('Half of');
    await answer.getByText('Half of').waitFor();
    let release = () => {};
    await page.route('**/api/chat/stop', async (route) => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      await route.continue();
    });
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await page.getByRole('button', { name: 'Stopping…' }).waitFor();
    release();
    await waitForAnswer(page);
    await expect.poll(() => answer.locator('.prose').textContent()).toBe('Half of');
    await expect.poll(() => readMeta(page)).toMatch(/^Stopped · 10 credits/);
    await waitForFocus(page.getByRole('textbox', { name: 'Message' }));
    expect((await say(' more')).status).toBe(409);
  });

  test('starts anew when another worker takes over', async () => {
    const { page, worker, jobId, say, answer } = await startAnswer(network, browser);
    await say('Lost words');
    await answer.getByText('Lost words').waitFor();
    await worker.call('fail', { jobId, reason: 'test' });
    const second = await ScriptedWorker.register(await network.person());
    expect(await second.serveOne('answers', 20)).toBe(jobId);
    await waitForAnswer(page);
    await expect.poll(() => answer.locator('.prose').textContent()).toBe('You said: tell me. 🙂 Done.');
  });

  test('that fails says so and costs nothing', async () => {
    const { page, worker, jobId, answer } = await startAnswer(network, browser);
    await worker.call('fail', { jobId, reason: 'test' });
    for (let attempt = 2; attempt <= 3; attempt += 1) {
      const other = await ScriptedWorker.register(await network.person());
      expect((await other.claim(20)).job?.id).toBe(jobId);
      await other.call('fail', { jobId, reason: 'test' });
    }
    await page.getByText('This message was not answered').waitFor();
    expect(await answer.textContent()).toContain('0 credits');
    await expect.poll(() => statusLine(page).textContent()).toBe('Not answered. 0 credits charged.');
    await page.getByText('500 credits').waitFor();
  });

  test('is text: no image is loaded, no script runs, no dangerous link stays', async () => {
    const { page, worker, jobId, say, answer } = await startAnswer(network, browser);
    const foreign: string[] = [];
    page.on('request', (request) => request.url().startsWith(network.url) || foreign.push(request.url()));
    await say('![pixel](https://tracker.example/p.png) <img src=x onerror="alert(1)"> [go](javascript:alert(1)) end');
    await worker.complete(jobId, 1);
    await waitForAnswer(page);
    await answer.getByText('end').waitFor();
    expect(await answer.locator('img').count()).toBe(0);
    expect(await answer.locator('a[href^="javascript"]').count()).toBe(0);
    expect(foreign.filter((url) => !url.startsWith('data:'))).toEqual([]);
  });
});

describe('what a screen reader hears', () => {
  test('is one word when the answer starts and one when it is done, however many tokens come', async () => {
    const { page, worker, jobId, say, answer } = await startAnswer(network, browser);
    await say('First ');
    await answer.getByText('First').waitFor();
    await worker.complete(jobId, 1);
    await waitForAnswer(page);
    const readSaid = await recordStatus(page);
    await sendPrompt(page, 'once more');
    const { job } = await worker.claim(20);
    for (let token = 0; token < 20; token += 1) await worker.token(job?.id ?? '', `word${token} `);
    await page.getByText('word19').waitFor();
    await worker.complete(job?.id ?? '', 20);
    await waitForAnswer(page);
    await expect.poll(readSaid).toEqual(['Answering…', 'Done']);
  });
});

describe('a second tab', () => {
  test('sees a message sent in the first one, and follows the same answer', async () => {
    const { page, worker, jobId, say } = await startAnswer(network, browser);
    await say('Told.');
    await worker.complete(jobId, 1);
    await waitForAnswer(page);
    const tab = await page.context().newPage();
    await tab.goto(page.url());
    await tab.getByRole('log').getByText('tell me').waitFor();
    await sendPrompt(page, 'from the first tab');
    await tab.getByRole('log').getByText('from the first tab').waitFor();
    const { job } = await worker.claim(20);
    await worker.token(job?.id ?? '', 'Seen by both.');
    for (const view of [page, tab]) await view.getByText('Seen by both.').waitFor();
    await worker.complete(job?.id ?? '', 1);
    for (const view of [page, tab]) await waitForAnswer(view);
    await page.getByText('480 credits').waitFor();
  });
});
