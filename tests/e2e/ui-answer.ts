import type { Locator, Page } from 'playwright-core';
import type { ApiClient } from '../helpers/api-client.ts';
import type { TestNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';
import { sendPrompt, type TestBrowser } from './ui-page.ts';

type Started = {
  page: Page;
  person: ApiClient & { userId: string };
  worker: ScriptedWorker;
  jobId: string;
  /** Streams a piece of the answer. */
  say: (value: string) => ReturnType<ScriptedWorker['token']>;
  answer: Locator;
};

/** A signed-in page with a message sent, and the worker that has claimed it: the test decides what is answered when. */
export async function startAnswer(network: TestNetwork, browser: TestBrowser, prompt = 'tell me'): Promise<Started> {
  await network.emptyQueue();
  const person = await network.person();
  const worker = await ScriptedWorker.register(await network.person());
  const page = await browser.open('/chat', { as: person });
  await page.getByText('500 credits').waitFor();
  await sendPrompt(page, prompt);
  const { job } = await worker.claim(20);
  if (job === null) throw new Error('the message did not reach the worker');
  const say = (value: string) => worker.token(job.id, value);
  return { page, person, worker, jobId: job.id, say, answer: page.getByRole('article', { name: 'Answer' }).last() };
}

/** The chat's one status line, which screen readers hear. Toasts have their own. */
export function statusLine(page: Page): Locator {
  return page.getByRole('main').locator('> [role=status]');
}

/** Everything the status line says from now on, each once. */
export async function recordStatus(page: Page): Promise<() => Promise<string[]>> {
  await statusLine(page).evaluate((line) => {
    const said: string[] = [];
    Object.assign(window, { said });
    new MutationObserver(() => said.push(line.textContent ?? '')).observe(line, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said);
}
