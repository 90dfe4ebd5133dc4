import { describe, expect, onTestFinished, test } from 'vitest';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';
import { sendPrompt, useBrowser, waitForAnswer } from './ui-page.ts';

const network = useNetwork();
const browser = useBrowser(network);

describe('a temporary chat', () => {
  test('is answered and charged, and leaves nothing behind', async () => {
    const worker = (await ScriptedWorker.register(await network.person())).start();
    onTestFinished(() => worker.stop());
    const person = await network.person();
    const page = await browser.open('/chat?temporary=1', { as: person });
    await page.getByText('500 credits').waitFor();
    await page.getByText('nothing of it is kept on the server').waitFor();
    await sendPrompt(page, 'my secret');
    await page.getByText('You said: my secret. 🙂 Done.').waitFor();
    await waitForAnswer(page);
    await page.getByText('490 credits').waitFor();
    await sendPrompt(page, 'and another');
    await page.getByText('You said: and another. 🙂 Done.').waitFor();
    await waitForAnswer(page);

    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/chat?temporary=1');
    expect(await page.getByRole('navigation', { name: 'Conversations' }).getByRole('link').count()).toBe(0);
    const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    expect(stored).not.toMatch(/secret|another/);
    const [rows] = await network.connection.sql<{ conversations: number; messages: number; kept: number }[]>`
      select (select count(*)::int from conversations where user_id = ${person.userId}) as conversations,
        (select count(*)::int from messages) as messages,
        (select count(*)::int from jobs where user_id = ${person.userId} and to_jsonb(jobs)::text ~ 'secret|another') as kept`;
    expect(rows).toEqual({ conversations: 0, messages: 0, kept: 0 });

    // The browser asks before the page goes, in its own words; a person is asked here before they go on inside the app.
    let question = '';
    page.once('dialog', (dialog) => {
      question = dialog.type();
      void dialog.accept();
    });
    await page.getByRole('link', { name: 'New chat' }).first().click();
    const asked = page.getByRole('alertdialog', { name: 'Leave this temporary chat?' });
    await asked.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('You said: and another. 🙂 Done.').waitFor();
    await page.reload();
    expect(question).toBe('beforeunload');
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    expect(await page.getByText('my secret').count()).toBe(0);
  });

  test('has versions too, in the page alone', async () => {
    const worker = (await ScriptedWorker.register(await network.person())).start();
    onTestFinished(() => worker.stop());
    const page = await browser.open('/chat', { as: await network.person() });
    await page.getByText('500 credits').waitFor();
    await page.getByRole('button', { name: 'Temporary chat' }).click();
    await page.getByText('nothing of it is kept on the server').waitFor();
    await sendPrompt(page, 'uno');
    await page.getByText('You said: uno. 🙂 Done.').waitFor();
    await waitForAnswer(page);
    await page.getByRole('article', { name: 'You' }).hover();
    await page.getByRole('button', { name: 'Edit message' }).click();
    await page.getByRole('textbox', { name: 'Edited message' }).fill('due');
    await page.getByRole('button', { name: /^Save/ }).click();
    await page.getByText('You said: due. 🙂 Done.').waitFor();
    await waitForAnswer(page);
    await page.getByRole('button', { name: 'Answer again' }).click();
    await page.getByRole('menuitem', { name: 'Again with Pro' }).click();
    await page.getByRole('article', { name: 'Answer' }).getByRole('group', { name: 'Version 2 of 2' }).waitFor();
    await waitForAnswer(page);
    await page.getByRole('button', { name: 'Previous version' }).first().click();
    await page.getByText('You said: uno. 🙂 Done.').waitFor();
    await page.getByText('470 credits').waitFor();
    // There is nothing to share: nobody else could read it.
    expect(await page.getByRole('button', { name: 'Share up to here' }).count()).toBe(0);

    await page.evaluate(() => window.history.back());
    const asked = page.getByRole('alertdialog', { name: 'Leave this temporary chat?' });
    await asked.waitFor();
    expect(page.url()).toContain('/chat?temporary=1');
    await asked.getByRole('button', { name: 'Leave' }).click();
    await page.waitForURL(`${network.url}/chat`);
    await page.getByText('You said: uno. 🙂 Done.').waitFor({ state: 'detached' });
  });

  test('stands once in the history when it was left by a link', async () => {
    const worker = (await ScriptedWorker.register(await network.person())).start();
    onTestFinished(() => worker.stop());
    const page = await browser.open('/chat', { as: await network.person() });
    await page.getByText('500 credits').waitFor();
    await page.getByRole('button', { name: 'Temporary chat' }).click();
    await page.waitForURL('**/chat?temporary=1');
    await sendPrompt(page, 'uno');
    await page.getByText('You said: uno. 🙂 Done.').waitFor();
    await waitForAnswer(page);
    const asked = page.getByRole('alertdialog', { name: 'Leave this temporary chat?' });
    await page.getByRole('link', { name: 'Run a worker' }).first().click();
    await asked.getByRole('button', { name: 'Leave' }).click();
    await page.waitForURL('**/earn');
    await page.evaluate(() => window.history.back());
    await page.waitForURL('**/chat?temporary=1');
    await page.evaluate(() => window.history.back());
    await page.waitForURL(`${network.url}/chat`);
  });

  test('that was loaded anew is left by one press of Back', async () => {
    const worker = (await ScriptedWorker.register(await network.person())).start();
    onTestFinished(() => worker.stop());
    const page = await browser.open('/chat', { as: await network.person() });
    await page.getByText('500 credits').waitFor();
    await page.getByRole('button', { name: 'Temporary chat' }).click();
    await page.waitForURL('**/chat?temporary=1');
    await sendPrompt(page, 'uno');
    await page.getByText('You said: uno. 🙂 Done.').waitFor();
    await waitForAnswer(page);
    // With messages it stands in the history twice, so that Back can be asked about.
    expect(await page.evaluate(() => window.history.state)).toMatchObject({ ashaoSecond: true });
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload({ waitUntil: 'networkidle' });
    await page.getByText('nothing of it is kept on the server').waitFor();
    await page.evaluate(() => window.history.back());
    await page.waitForURL(`${network.url}/chat`);
    await page.getByText('nothing of it is kept on the server').waitFor({ state: 'detached' });
  });
});
