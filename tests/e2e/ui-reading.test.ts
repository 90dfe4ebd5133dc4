import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';
import { startAnswer } from './ui-answer.ts';
import { useBrowser, waitForAnswer } from './ui-page.ts';

const network = useNetwork();
const browser = useBrowser(network);

/** How far the conversation is scrolled, and how far its end is. */
function readScroll(page: Page) {
  return page.getByRole('log').evaluate((log) => {
    const scroller = log.closest('.overflow-y-auto') as HTMLElement;
    return { top: scroller.scrollTop, below: scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight };
  });
}
const atEnd = (page: Page) => expect.poll(async () => (await readScroll(page)).below).toBeLessThan(2);
const paragraph = (word: string) => `${Array.from({ length: 30 }, () => word).join('\n\n')}\n\n`;

describe('reading along', () => {
  test('follows the stream at the end, pauses when scrolled up, and comes back by the button', async () => {
    const { page, worker, jobId, say, answer } = await startAnswer(network, browser);
    const jump = page.getByRole('button', { name: 'Jump to latest' });
    await say(paragraph('alpha'));
    await answer.getByText('alpha').last().waitFor();
    await say(paragraph('beta'));
    await answer.getByText('beta').last().waitFor();
    await atEnd(page);
    expect(await jump.count()).toBe(0);

    await page.getByRole('log').hover();
    await page.mouse.wheel(0, -600);
    await jump.waitFor();
    const before = await readScroll(page);
    await say(paragraph('gamma'));
    await answer.getByText('gamma').last().waitFor();
    expect((await readScroll(page)).top).toBe(before.top);
    await jump.click();
    await atEnd(page);
    await jump.waitFor({ state: 'detached' });
    await say(paragraph('delta'));
    await answer.getByText('delta').last().waitFor();
    await atEnd(page);
    await worker.complete(jobId, 4);
    await waitForAnswer(page);
    await atEnd(page);
  });

  test('after a reload in mid-answer goes on without claiming a queue', async () => {
    const { page, worker, jobId, say } = await startAnswer(network, browser);
    await say('Begun ');
    await page.getByText('Begun').waitFor();
    await page.addInitScript(() => {
      const shown: string[] = [];
      Object.assign(window, { shown });
      new MutationObserver(() => {
        for (const answer of document.querySelectorAll('[aria-label=Answer]')) shown.push(answer.textContent ?? '');
      }).observe(document, { childList: true, characterData: true, subtree: true });
    });
    await page.reload();
    await page.getByText('Begun').waitFor();
    const shown = await page.evaluate(() => (window as unknown as { shown: string[] }).shown);
    expect([...new Set(shown)].filter((text) => text !== '' && text !== 'Answering…' && text !== 'Begun')).toEqual([]);
    await worker.complete(jobId, 1);
    await waitForAnswer(page);
  });

  test('two hundred messages open at their end', async () => {
    await network.emptyQueue();
    const person = await network.person();
    const worker = await ScriptedWorker.register(await network.person());
    const { conversationId, jobId } = await person.send('question 0');
    await worker.serveOne();
    // All but what the database makes of the others.
    const [{ names } = { names: '' }] = await network.connection.sql<{ names: string }[]>`
      select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
      where table_schema = 'public' and table_name = 'jobs' and is_generated = 'NEVER'`;
    const columns = network.connection.sql.unsafe(names);
    await network.connection.sql`
      insert into jobs (${columns}) select ${columns} from (select copied.* from generate_series(4, 200, 2) n, jobs j,
        jsonb_populate_record(j, jsonb_build_object('id', 'job_many' || n, 'output', repeat('Line ' || n || ' of a long conversation. ', 1 + n % 40))) copied
      where j.id = ${jobId}) made`;
    await network.connection.sql`
      insert into messages (id, conversation_id, parent_id, role, content, job_id)
      select 'msg_many' || n, ${conversationId},
        case when n = 3 then (select id from messages where job_id = ${jobId}) else 'msg_many' || (n - 1) end,
        case when n % 2 = 1 then 'user' else 'assistant' end,
        case when n % 2 = 1 then repeat('Line ' || n || ' of a long conversation. ', 1 + n % 40) end,
        case when n % 2 = 0 then 'job_many' || n end
      from generate_series(3, 200) n`;
    const page = await browser.open(`/chat/${conversationId}`, { as: person });
    await page.getByText('Line 200 of a long').waitFor();
    // The older ones come a few at a time.
    await expect.poll(() => page.getByRole('article').count(), { timeout: 30_000 }).toBe(200);
    await atEnd(page);
    expect(await page.getByText('Line 200 of a long').evaluate((it) => it.getBoundingClientRect().bottom)).toBeLessThan(
      800,
    );
    // All the way up, in steps: estimated heights become true ones without the place being lost.
    await page.getByRole('log').hover();
    for (let step = 0; step < 400 && (await readScroll(page)).top > 0; step += 1) await page.mouse.wheel(0, -2_000);
    await page.getByText('question 0').first().waitFor();
    expect((await readScroll(page)).top).toBe(0);
  });
});

describe('a long message', () => {
  test('of a person is folded until all of it is asked for', async () => {
    const prompt = Array.from({ length: 30 }, (_, line) => `line ${line}`).join('\n');
    const { page } = await startAnswer(network, browser, prompt);
    const message = page.getByRole('article', { name: 'You' });
    const folded = (await message.boundingBox())?.height ?? 0;
    await message.getByRole('button', { name: 'Show all' }).click();
    await message.getByRole('button', { name: 'Show less' }).waitFor();
    expect((await message.boundingBox())?.height ?? 0).toBeGreaterThan(folded * 1.8);
  });

  test('at 360 px never makes the page wider than the screen, nor does editing it', async () => {
    const person = await network.person();
    await network.emptyQueue();
    const worker = await ScriptedWorker.register(await network.person());
    const { conversationId } = await person.send(`wide ${'w'.repeat(300)}`);
    const { job } = await worker.claim();
    await worker.token(job?.id ?? '', `\`\`\`js\nconst long = '${'x'.repeat(300)}';\n\`\`\`\n${'y'.repeat(300)}`);
    await worker.complete(job?.id ?? '', 1);
    const page = await browser.open(`/chat/${conversationId}`, { as: person, width: 360 });
    await page.getByTestId('answer-meta').waitFor();
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await overflow()).toBe(0);
    await page.getByRole('button', { name: 'Edit message' }).click();
    await page.getByRole('textbox', { name: 'Edited message' }).waitFor();
    expect(await overflow()).toBe(0);
  });
});
