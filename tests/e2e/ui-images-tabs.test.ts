import type { Page, Route } from 'playwright-core';
import { expect, test } from 'vitest';
import type { ApiClient } from '../helpers/api-client.ts';
import { useNetwork } from '../helpers/network.ts';
import { askForPicture, drawNext, givePicture, makePainter, promptField, showPage, tile } from './image-steps.ts';
import { readCookies } from './read-cookies.ts';
import { useBrowser } from './ui-page.ts';

/** The images page while something happens elsewhere: in another tab, or in another browser of the same person. */
const network = useNetwork();
const browser = useBrowser(network);

/** What another tab's signing out and in leaves behind: a changed cookie, and a word to the tabs of this browser. */
async function changeAccount(page: Page, next: ApiClient | null): Promise<void> {
  const other = await page.context().newPage();
  await other.goto(`${network.url}/robots.txt`, { waitUntil: 'commit' });
  await page.context().clearCookies();
  if (next !== null) await page.context().addCookies(readCookies(next, network.url));
  await other.evaluate(() => new BroadcastChannel('ashao.session').postMessage(null));
}

/** Whether the page holds a text anywhere: hidden, in an attribute, in a field or in its address. */
const holds = (page: Page, text: string) =>
  page.evaluate((wanted) => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value);
    const drawn = document.body.cloneNode(true) as HTMLElement;
    for (const script of drawn.querySelectorAll('script')) script.remove();
    return [window.location.href, document.title, drawn.innerHTML, ...fields].some((part) => part.includes(wanted));
  }, text);

test('security: nothing of an account stays when another tab signs another one in, or only out', async () => {
  const [first, second] = [await network.person(), await network.person()];
  const worker = await makePainter(network);
  await givePicture(first, worker, { prompt: 'A red barn' });
  await givePicture(second, worker, { prompt: 'A boat' });
  const page = await browser.open('/images', { as: first });
  await tile(page, 'A red barn').waitFor();
  // One that is announced, one that is on its way, one that is looked at, and a prompt that is half written.
  await page.getByRole('radio', { name: '2 pictures' }).check();
  await askForPicture(page, 'A blue barn');
  await page.getByRole('button', { name: 'Stop drawing: A blue barn' }).nth(1).waitFor();
  await drawNext(worker);
  await page.getByRole('status').getByText('Picture done: A blue barn').waitFor({ state: 'attached' });
  await promptField(page).fill('Half a barn');
  await tile(page, 'A red barn').click();
  await page.getByRole('dialog', { name: 'Picture: A red barn' }).waitFor();
  // A deletion that will fail when somebody else is here: the picture would come back.
  const held: Route[] = [];
  await page.route(/images\/img_\w+$/, (route) => void held.push(route), { times: 1 });
  await page.keyboard.press('Delete');
  await page.getByRole('dialog', { name: 'Picture: A blue barn' }).waitFor();
  await expect.poll(() => held.length).toBe(1);

  await changeAccount(page, second);
  await tile(page, 'A boat').waitFor();
  await expect.poll(() => holds(page, 'barn')).toBe(false);
  await expect.poll(() => new URL(page.url()).search).toBe('');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  // Not even until the list is read again.
  const flashes = await page.evaluateHandle(() => {
    const seen: string[] = [];
    const watch = () => document.body.innerHTML.includes('barn') && seen.push(new Date().toISOString());
    new MutationObserver(watch).observe(document.body, { subtree: true, childList: true });
    return seen;
  });
  const failed = page.waitForEvent('requestfailed');
  await held[0]?.abort();
  await failed;
  // The first one's last picture is drawn only now.
  await drawNext(worker);
  expect(await page.getByRole('button', { name: /^(Open|Stop drawing): / }).count()).toBe(1);
  expect(await holds(page, 'barn')).toBe(false);

  await tile(page, 'A boat').click();
  await page.getByRole('dialog', { name: 'Picture: A boat' }).waitFor();
  expect(await flashes.jsonValue()).toEqual([]);
  await changeAccount(page, null);
  await page.getByRole('heading', { name: 'Sign in to draw' }).waitFor();
  await expect.poll(() => holds(page, 'A boat')).toBe(false);
});

test('behavior: what was drawn, finished or deleted elsewhere is there as it is when the page is looked at again', async () => {
  const person = await network.person();
  const worker = await makePainter(network);
  const gone = await givePicture(person, worker, { prompt: 'A mill' });
  await person.post('/api/images/generate', { prompt: 'A lock', async: true });
  const page = await browser.open('/images', { as: person });
  await tile(page, 'A mill').waitFor();
  await page.getByRole('button', { name: 'Stop drawing: A lock' }).waitFor();
  await showPage(page, 'hidden');
  await drawNext(worker);
  await givePicture(person, worker, { prompt: 'A canal' });
  expect((await person.request('DELETE', `/api/images/${gone}`)).status).toBe(200);
  expect(await tile(page, 'A canal').count()).toBe(0);
  await showPage(page, 'visible');
  await tile(page, 'A canal').waitFor();
  await tile(page, 'A lock').waitFor();
  await page.getByRole('status').getByText('Picture done: A lock').waitFor({ state: 'attached' });
  await tile(page, 'A mill').waitFor({ state: 'detached' });
});
