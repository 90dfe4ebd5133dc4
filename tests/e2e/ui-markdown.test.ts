import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';
import { sendPrompt, useBrowser, waitForAnswer } from './ui-page.ts';

const network = useNetwork();
const browser = useBrowser(network);

/** A page whose answer is written by the test, and a list of what the page asked of other origins. */
async function startAnswer(width = 1280) {
  await network.emptyQueue();
  const person = await network.person();
  const worker = await ScriptedWorker.register(await network.person());
  const page = await browser.open('/chat', { as: person, width });
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(network.url)) foreign.push(request.url());
  });
  await sendPrompt(page, 'tell me');
  const { job } = await worker.claim(20);
  if (job === null) throw new Error('the message did not reach the worker');
  const say = (value: string) => worker.token(job.id, value);
  const finish = async () => {
    await worker.complete(job.id, 3);
    await waitForAnswer(page);
  };
  return { page, foreign, say, finish, answer: page.getByRole('article', { name: 'Answer' }) };
}

/** How far the page itself can be scrolled sideways, which should be nowhere. */
function readOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

describe('the Markdown of an answer', () => {
  test('gets its colours when a fence closes, without moving anything, and keeps them', async () => {
    const { page, say, finish, answer } = await startAnswer();
    await say('Look:\n\n```ts\nconst a: number = 1; // one\n');
    const code = answer.locator('pre code');
    await answer.getByText('const a: number').waitFor();
    expect(await code.locator('span').count()).toBe(0);
    const before = await answer.locator('pre').boundingBox();
    await say('```\n\nAfter.');
    await code.locator('.code-keyword').waitFor();
    expect(page.workers().length).toBe(1);
    expect(await code.locator('.code-comment').textContent()).toBe('// one');
    expect(await code.textContent()).toBe('const a: number = 1; // one');
    // The empty last line has gone with the fence; nothing else changes size.
    const after = await answer.locator('pre').boundingBox();
    expect(after?.y).toBe(before?.y);
    expect(after?.width).toBe(before?.width);
    await finish();
    expect(await code.locator('.code-keyword').count()).toBe(1);
    await page.reload();
    await answer.locator('.code-keyword').waitFor();
  });

  test('has code that can be copied, wrapped and scrolled by keyboard', async () => {
    const { page, say, finish, answer } = await startAnswer(390);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await say(`\`\`\`unknown-language\n${'a long line '.repeat(40)}\n\`\`\``);
    await finish();
    const block = answer.getByRole('group', { name: 'Code, unknown-language' });
    await block.waitFor();
    await expect.poll(() => readOverflow(page)).toBe(0);
    await block.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => block.evaluate((it) => it.scrollLeft)).toBeGreaterThan(0);
    await answer.getByRole('button', { name: 'Wrap lines' }).click();
    await expect.poll(() => block.evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
    await answer.getByRole('button', { name: 'Copy code' }).click();
    await answer.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('a long line '.repeat(40));
  });

  test('draws formulas, leaves money alone, and shows what it cannot draw as it was written', async () => {
    const { foreign, say, finish, answer } = await startAnswer();
    await say('It costs $5 to $10. Energy is $E = mc');
    await answer.getByText('E = mc').waitFor();
    expect(await answer.locator('.prose').textContent()).not.toContain('$E');
    await say(
      '^2$, and $\\frac{1$ is broken.\n\n\\[\n\\int_0^1 x\\,dx\n\\]\n\nNo $\\href{https://evil.example}{link}$',
    );
    await finish();
    await answer.locator('.katex-display').waitFor();
    const formulas = async () => (await answer.locator('math annotation').allTextContents()).slice(0, 2);
    await expect.poll(formulas).toEqual(['E = mc^2', '\\int_0^1 x\\,dx']);
    const text = await answer.locator('.prose').textContent();
    expect(text).toContain('It costs $5 to $10.');
    expect(text).toContain('$\\frac{1$ is broken');
    expect(await answer.locator('a[href*=evil]').count()).toBe(0);
    // Its style sheet is there: MathML is for screen readers, and not seen twice.
    expect(
      await answer
        .locator('.katex-mathml')
        .first()
        .evaluate((it) => getComputedStyle(it).position),
    ).toBe('absolute');
    expect(foreign).toEqual([]);
  });

  test('names where links lead, makes images links, and runs and loads nothing', async () => {
    const { foreign, say, finish, answer } = await startAnswer();
    await say(
      '[https://bank.com](https://evil.example/x) [data](data:text/html,x) ![pixel](https://tracker.example/p.png) ',
    );
    await say(
      '<img src=https://tracker.example/q onerror="alert(1)"><script>alert(2)</script> [js](javascript:alert(3)) end',
    );
    await finish();
    await answer.getByText('end').waitFor();
    const links = answer.locator('.prose a');
    await expect.poll(() => links.allTextContents()).toEqual(['https://bank.com', 'Image: pixel']);
    expect(await links.first().getAttribute('title')).toBe('https://evil.example/x');
    expect(await links.first().getAttribute('rel')).toBe('noopener noreferrer nofollow');
    await answer.getByText('(leads to evil.example)').waitFor();
    expect(await answer.locator('.prose :is(img, script, iframe)').count()).toBe(0);
    expect(foreign).toEqual([]);
  });

  test('shows no raw marks while they are half there', async () => {
    const { say, finish, answer } = await startAnswer();
    await say('Some **bold');
    await answer.locator('strong').waitFor();
    await say(' text** and [a link](https://example');
    await answer.getByText('and a link').waitFor();
    await expect.poll(() => answer.locator('.prose').textContent()).toBe('Some bold text and a link');
    await say('.org).\n\n| Name | Cost |\n|--');
    await answer.getByRole('columnheader', { name: 'Cost' }).waitFor();
    expect(await answer.locator('.prose').textContent()).not.toContain('|');
    await say('|---|\n| One | $5 |\n');
    await finish();
    await expect.poll(() => answer.getByRole('cell').allTextContents()).toEqual(['One', '$5']);
  });

  test('keeps a wide table and a long word within a phone', async () => {
    const { page, say, finish, answer } = await startAnswer(390);
    const row = (cell: string) => `|${`${cell}|`.repeat(9)}\n`;
    await say(`${row('heading')}${row('---')}${row('value')}\n${'x'.repeat(300)}\n\n$$${'a+'.repeat(150)}b$$`);
    await finish();
    await answer.locator('.katex-display').waitFor();
    await expect.poll(() => readOverflow(page)).toBe(0);
    const table = answer.getByRole('group', { name: 'Table' });
    await expect.poll(() => table.evaluate((it) => it.scrollWidth - it.clientWidth)).toBeGreaterThan(0);
  });

  test('made to keep a page busy is plain text', async () => {
    const { say, finish, answer } = await startAnswer();
    for (let part = 0; part < 10; part += 1) await say('[*>'.repeat(6_000));
    await finish();
    await expect
      .poll(() =>
        answer
          .locator('.prose')
          .textContent()
          .then((text) => text?.length),
      )
      .toBe(180_000);
  });
});
