import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';
import { startAnswer } from './ui-answer.ts';
import { readAtRest, sendPrompt, useBrowser, waitForAnswer, waitForFocus } from './ui-page.ts';

const network = useNetwork();
const browser = useBrowser(network);

/** A signed-in chat whose messages are answered by themselves. */
async function openAnswered(first: string) {
  await network.emptyQueue();
  const worker = (await ScriptedWorker.register(await network.person())).start();
  onTestFinished(() => worker.stop());
  const page = await browser.open('/chat', { as: await network.person() });
  await page.getByText('500 credits').waitFor();
  await sendPrompt(page, first);
  await said(page, first);
  return page;
}

async function said(page: Page, prompt: string) {
  await page.getByRole('log').getByText(`You said: ${prompt}. 🙂 Done.`).waitFor();
  await waitForAnswer(page);
}

async function editTo(page: Page, text: string) {
  await page.getByRole('article', { name: 'You' }).first().hover();
  await page.getByRole('button', { name: 'Edit message' }).first().click();
  await page.getByRole('textbox', { name: 'Edited message' }).fill(text);
  await page.getByRole('textbox', { name: 'Edited message' }).press('Enter');
}

const question = (page: Page) => page.getByRole('article', { name: 'You' }).first();

describe('editing a message', () => {
  test('makes a version beside it; which one is shown is kept over a reload', async () => {
    const page = await openAnswered('one');
    await editTo(page, 'two');
    await said(page, 'two');
    expect(await page.getByText('You said: one').count()).toBe(0);
    await page.getByText('480 credits').waitFor();

    await question(page).getByRole('group', { name: 'Version 2 of 2' }).waitFor();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByText('You said: two').waitFor();
    const previous = page.getByRole('button', { name: 'Previous version' });
    await previous.focus();
    await page.keyboard.press('Enter');
    await page.getByText('You said: one').waitFor();
    await question(page).getByRole('group', { name: 'Version 1 of 2' }).waitFor();
    await waitForFocus(previous);
    expect(await page.getByText('You said: two').count()).toBe(0);

    await page.reload();
    await page.getByText('You said: one').waitFor();
    // Another tab goes on with what it shows.
    await other.reload();
    await other.getByText('You said: two').waitFor();
    await other.close();
    await page.getByRole('button', { name: 'Next version' }).click();
    await page.getByText('You said: two').waitFor();
  });

  test('is left by Escape, and saved by a button that says the price', async () => {
    const page = await openAnswered('stay');
    await question(page).hover();
    await page.getByRole('button', { name: 'Edit message' }).click();
    const field = page.getByRole('textbox', { name: 'Edited message' });
    expect(await field.inputValue()).toBe('stay');
    expect(await page.getByRole('button', { name: /^Save/ }).textContent()).toBe('Save10 credits');
    await field.fill('changed');
    await field.press('Escape');
    await field.waitFor({ state: 'detached' });
    await waitForFocus(page.getByRole('button', { name: 'Edit message' }));
    await question(page).getByText('stay').waitFor();
    expect(await page.getByRole('group', { name: /^Version/ }).count()).toBe(0);
  });

  test('leads to messages that follow the version shown', async () => {
    const page = await openAnswered('red');
    await editTo(page, 'blue');
    await said(page, 'blue');
    await page.getByRole('button', { name: 'Previous version' }).click();
    await page.getByText('You said: red').waitFor();
    await sendPrompt(page, 'go on');
    await said(page, 'go on');
    const rows = await network.connection.sql<{ content: string; parent: string | null }[]>`
      select m.content, coalesce(p.content, j.output) as parent from messages m
      left join messages p on p.id = m.parent_id left join jobs j on j.id = p.job_id
      where m.content in ('red', 'blue', 'go on') and m.conversation_id = ${page.url().split('/').at(-1) ?? ''}
      order by m.content`;
    expect(rows.map(({ content, parent }) => [content, parent])).toEqual([
      ['blue', null],
      ['go on', 'You said: red. 🙂 Done.'],
      ['red', null],
    ]);
  });

  test('does not move what is being read', async () => {
    const page = await openAnswered('first');
    for (const text of ['second', 'third']) {
      await sendPrompt(page, text);
      await said(page, text);
    }
    await editTo(page, Array.from({ length: 12 }, (_, line) => `line ${line}`).join('\n'));
    await page.getByText('line 11. 🙂 Done.').waitFor();
    await waitForAnswer(page);
    const previous = page.getByRole('button', { name: 'Previous version' });
    const placeOf = async () => (await previous.boundingBox())?.y;
    await previous.click();
    await page.getByText('You said: third').waitFor();
    const place = await readAtRest(placeOf);
    await page.getByRole('button', { name: 'Next version' }).click();
    await page.getByText('line 11. 🙂 Done.').waitFor();
    await previous.click();
    await page.getByText('You said: third').waitFor();
    expect(await readAtRest(placeOf)).toBe(place);
  });
});

describe('answering again', () => {
  test('makes a version of the answer, by the tier that was chosen and at its price', async () => {
    const page = await openAnswered('twice');
    await page.getByRole('button', { name: 'Answer again' }).click();
    await expect
      .poll(() => page.getByRole('menuitem').allTextContents())
      .toEqual(['Again with Pro10 credits', 'Again with Max15 credits']);
    await page.getByRole('menuitem', { name: 'Again with Max' }).click();
    await waitForFocus(page.getByRole('textbox', { name: 'Message' }));
    await page.getByRole('group', { name: 'Version 2 of 2' }).waitFor();
    await waitForAnswer(page);
    await page.getByTestId('answer-meta').getByText('15 credits').waitFor();
    await page.getByText('475 credits').waitFor();
    await page.getByRole('button', { name: 'Previous version' }).click();
    await page.getByTestId('answer-meta').getByText('10 credits').waitFor();
    expect(await page.getByRole('article', { name: 'You' }).count()).toBe(1);
  });

  test('and editing are not offered while an answer is on its way', async () => {
    const { page, worker, jobId, say, answer } = await startAnswer(network, browser);
    await say('Wait');
    await answer.getByText('Wait').waitFor();
    expect(await page.getByRole('button', { name: 'Edit message' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Answer again' }).count()).toBe(0);
    await worker.complete(jobId, 1);
    await waitForAnswer(page);
    await expect.poll(() => page.getByRole('button', { name: 'Answer again' }).count()).toBe(1);
    // An edit that was begun before says why it can't be saved.
    await question(page).hover();
    await page.getByRole('button', { name: 'Edit message' }).click();
    let accept = () => {};
    const held = new Promise<void>((resolve) => {
      accept = resolve;
    });
    await page.route('**/api/chat/send', async (route) => {
      await held;
      await route.continue();
    });
    await Promise.all([page.waitForRequest('**/api/chat/send'), sendPrompt(page, 'more')]);
    await page.getByRole('button', { name: /^Save/ }).click();
    await page.getByRole('alert').getByText('Save when it was answered.').waitFor();
    accept();
    await page.getByRole('button', { name: 'Stop', exact: true }).waitFor();
    await page.getByText('Save when it is done.').waitFor();
    await page.getByRole('button', { name: /^Save/ }).click();
    await page.getByText('Save when it is done.').waitFor();
  });

  test('is what "Send again" does for a message that was not answered', async () => {
    const { page, worker, jobId } = await startAnswer(network, browser);
    await worker.call('fail', { jobId, reason: 'test' });
    for (let attempt = 2; attempt <= 3; attempt += 1) {
      const other = await ScriptedWorker.register(await network.person());
      expect((await other.claim(20)).job?.id).toBe(jobId);
      await other.call('fail', { jobId, reason: 'test' });
    }
    await page.getByText('This message was not answered').waitFor();
    await page.getByRole('button', { name: 'Send again' }).click();
    await (await ScriptedWorker.register(await network.person())).serveOne('answers', 20);
    await said(page, 'tell me');
    expect(await page.getByRole('article', { name: 'You' }).count()).toBe(1);
    await page.getByRole('group', { name: 'Version 2 of 2' }).waitFor();
  });
});
