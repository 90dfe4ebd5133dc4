import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';
import { startAnswer } from './ui-answer.ts';
import { readAtRest, useBrowser, waitForAnswer } from './ui-page.ts';

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

/** A conversation of two hundred messages. */
async function writeLong() {
  await network.emptyQueue();
  const person = await network.person();
  const worker = await ScriptedWorker.register(await network.person());
  const { conversationId, jobId } = await person.send('question 0');
  await worker.serveOne();
  const tag = conversationId.slice(-8);
  // All but what the database makes of the others.
  const [{ names } = { names: '' }] = await network.connection.sql<{ names: string }[]>`
    select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
    where table_schema = 'public' and table_name = 'jobs' and is_generated = 'NEVER'`;
  const columns = network.connection.sql.unsafe(names);
  await network.connection.sql`
    insert into jobs (${columns}) select ${columns} from (select copied.* from generate_series(4, 200, 2) n, jobs j,
      jsonb_populate_record(j, jsonb_build_object('id', ${`job_${tag}_`}::text || n, 'output', repeat('Line ' || n || ' of a long conversation. ', 1 + n % 40))) copied
    where j.id = ${jobId}) made`;
  await network.connection.sql`
    insert into messages (id, conversation_id, parent_id, role, content, job_id)
    select ${`msg_${tag}_`}::text || n, ${conversationId},
      case when n = 3 then (select id from messages where job_id = ${jobId}) else ${`msg_${tag}_`}::text || (n - 1) end,
      case when n % 2 = 1 then 'user' else 'assistant' end,
      case when n % 2 = 1 then repeat('Line ' || n || ' of a long conversation. ', 1 + n % 40) end,
      case when n % 2 = 0 then ${`job_${tag}_`}::text || n end
    from generate_series(3, 200) n`;
  return { person, conversationId };
}

describe('reading along', () => {
  test('follows the stream at the end, pauses when scrolled up, and comes back by the button', async () => {
    const { page, worker, jobId, say, answer } = await startAnswer(network, browser);
    const jump = page.getByRole('button', { name: 'Jump to latest' });
    await say(paragraph('alpha'));
    await answer.getByText('alpha').last().waitFor();
    await say(paragraph('beta'));
    await answer.getByText('beta').last().waitFor();
    await atEnd(page);
    await jump.waitFor({ state: 'detached' });

    await page.getByRole('log').hover();
    await page.mouse.wheel(0, -600);
    await jump.waitFor();
    // A wheel's turn takes its time.
    const before = await readAtRest(() => readScroll(page));
    await say(paragraph('gamma'));
    await answer.getByText('gamma').last().waitFor();
    expect((await readAtRest(() => readScroll(page))).top).toBe(before.top);
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
    const { person, conversationId } = await writeLong();
    const page = await browser.open(`/chat/${conversationId}`, { as: person });
    await page.getByText('Line 200 of a long').waitFor();
    // The older ones come a few at a time.
    await expect.poll(() => page.getByRole('article').count(), { timeout: 30_000 }).toBe(200);
    await atEnd(page);
    const bottom = () => page.getByText('Line 200 of a long').evaluate((it) => it.getBoundingClientRect().bottom);
    await expect.poll(bottom).toBeLessThan(800);
    // All the way up, in steps: estimated heights become true ones without the place being lost.
    await page.getByRole('log').hover();
    const goUp = async () => {
      await page.mouse.wheel(0, -2_000);
      return (await readScroll(page)).top;
    };
    await expect.poll(goUp, { interval: 20, timeout: 30_000 }).toBe(0);
    await page.getByText('question 0').first().waitFor();
  });
});

describe('printing', () => {
  test('has every message of a long conversation, also those that were not drawn yet', async () => {
    const { person, conversationId } = await writeLong();
    const page = await browser.open('/licence', { as: person });
    // A page that is never idle: older messages wait.
    await page.addInitScript(() => Object.assign(window, { requestIdleCallback: () => 0 }));
    await page.goto(`${network.url}/chat/${conversationId}`);
    await page.getByText('Line 200 of a long').waitFor();
    expect(await page.getByRole('article').count()).toBeLessThan(100);
    const printed = await page.evaluate(() => {
      window.dispatchEvent(new Event('beforeprint'));
      return document.querySelectorAll('[role=log] article').length;
    });
    expect(printed).toBe(200);
    // Nothing that scrolls: what is out of view would not be on paper.
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollHeight)).toBeGreaterThan(10_000);
    expect(await page.getByRole('button').count()).toBe(0);
    await page.getByRole('log').getByText('question 0').first().waitFor();
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
    await expect.poll(async () => (await message.boundingBox())?.height ?? 0).toBeGreaterThan(folded * 1.8);
  });

  test('at 360 px never makes the page wider than the screen, nor does editing it', async () => {
    const person = await network.person();
    await network.emptyQueue();
    const worker = await ScriptedWorker.register(await network.person());
    const { conversationId } = await person.send(`wide ${'w'.repeat(300)}`);
    const { job } = await worker.claim(20);
    await worker.token(job?.id ?? '', `\`\`\`js\nconst long = '${'x'.repeat(300)}';\n\`\`\`\n${'y'.repeat(300)}`);
    await worker.complete(job?.id ?? '', 1);
    const page = await browser.open(`/chat/${conversationId}`, { as: person, width: 360 });
    await page.getByTestId('answer-meta').waitFor();
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await expect.poll(overflow).toBe(0);
    await page.getByRole('button', { name: 'Edit message' }).click();
    await page.getByRole('textbox', { name: 'Edited message' }).waitFor();
    await expect.poll(overflow).toBe(0);
  });
});
