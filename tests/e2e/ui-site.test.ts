import { describe, expect, onTestFinished, test } from 'vitest';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker, scriptedAnswer } from '../helpers/scripted-worker.ts';
import { readCookies } from './read-cookies.ts';
import { useBrowser, waitForAnswer, waitForFocus } from './ui-page.ts';

const network = useNetwork();
const browser = useBrowser(network);

/** Workers of other tests count as active for a while. */
async function forgetWorkers() {
  await network.connection.sql`update workers set last_seen_at = now() - interval '1 hour'`;
  // The figures are kept for a second: read past it, so that no page shows the ones from before.
  await expect.poll(async () => (await network.browser().get('/api/stats')).body).toMatchObject({ activeWorkers: 0 });
}

describe('the start page', () => {
  test('takes a signed-out prompt to its answer in the chat with one Enter', async () => {
    await forgetWorkers();
    const worker = await ScriptedWorker.register(await network.person());
    const page = await browser.open('/');
    await page.getByText('Free preview:').waitFor();
    // The page may have asked just before the worker came, and asks again ten seconds later.
    await page.getByText('1 worker ready for Pro').waitFor({ timeout: 30_000 });
    const box = page.getByRole('textbox', { name: 'Your prompt' });
    await box.fill('hello from the start');
    await box.press('Enter');
    const { job } = await worker.claim(20);
    if (job === null) throw new Error('the prompt did not reach the worker');
    await worker.token(job.id, 'First ');
    // The answer is seen while it is being written, without the page having been loaded anew.
    await page.getByRole('log').getByText('First').waitFor();
    await page.waitForURL('**/chat/conv_*');
    await worker.token(job.id, 'last');
    await worker.complete(job.id, 2);
    await waitForAnswer(page);
    await expect.poll(() => page.getByRole('article', { name: 'Answer' }).textContent()).toContain('First last');
    await page.getByRole('navigation', { name: 'Conversations' }).getByText('hello from the start').waitFor();
    // Going back finds an empty box: what was sent is not there to be sent again.
    await page.goBack();
    await expect.poll(() => page.getByRole('textbox', { name: 'Your prompt' }).inputValue()).toBe('');
  });

  test('says before sending that no worker is there', async () => {
    await forgetWorkers();
    const page = await browser.open('/');
    await page.getByText('No worker serves Pro now').waitFor({ timeout: 30_000 });
    await page.getByRole('textbox', { name: 'Your prompt' }).fill('anybody?');
    await expect.poll(() => page.getByRole('button', { name: 'Send' }).isEnabled()).toBe(true);
  });

  test('says what a message costs to somebody who is signed in', async () => {
    const page = await browser.open('/', { as: await network.person() });
    await page.getByText('10 credits ($0.10) a message.').waitFor();
    await page.getByRole('combobox', { name: 'Tier' }).click();
    await page.getByRole('option', { name: /Max/ }).click();
    await page.getByText('15 credits ($0.15) a message.').waitFor();
  });

  test('sends nothing for somebody else than it shows, and keeps the prompt', async () => {
    const [before, now] = [await network.person(), await network.person()];
    const page = await browser.open('/', { as: before });
    await page.getByText('10 credits ($0.10) a message.').waitFor();
    await page.context().addCookies(readCookies(now, network.url));
    const box = page.getByRole('textbox', { name: 'Your prompt' });
    await box.fill('who pays for this?');
    await box.press('Enter');
    await page.getByText('Another account is signed in by now. Nothing was done or charged.').first().waitFor();
    expect([await before.credits(), await now.credits()]).toEqual([500, 500]);
    expect(await box.inputValue()).toBe('who pays for this?');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('log').getByText('who pays for this?').waitFor();
    expect([await before.credits(), await now.credits()]).toEqual([500, 490]);
  });

  test('keeps the prompt and shows a card when it can’t be sent', async () => {
    const worker = (await ScriptedWorker.register(await network.person())).start();
    onTestFinished(() => worker.stop());
    const page = await browser.open('/');
    await page.getByText('ready for Pro').waitFor({ timeout: 30_000 });
    await page.route('**/api/chat/send', (route) => route.abort());
    const box = page.getByRole('textbox', { name: 'Your prompt' });
    await box.fill('try me');
    await box.press('Enter');
    await page.getByText('Not sent: no connection').waitFor();
    expect(await box.inputValue()).toBe('try me');
    await page.unroute('**/api/chat/send');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('log').getByText(scriptedAnswer('try me').join('')).waitFor();
  });

  test('Shift+Enter and an input method’s Enter never send', async () => {
    const page = await browser.open('/');
    await page.getByText('Free preview:').waitFor();
    const sent: string[] = [];
    page.on('request', (request) => request.url().endsWith('/api/chat/send') && sent.push(request.url()));
    const box = page.getByRole('textbox', { name: 'Your prompt' });
    await box.fill('one');
    await box.press('Shift+Enter');
    await box.evaluate((element) => {
      element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, isComposing: true }));
    });
    expect(await box.inputValue()).toBe('one\n');
    expect(sent).toEqual([]);
  });
});

describe('the guides', () => {
  test('are found as one types, and opened at the heading by keyboard alone', async () => {
    const page = await browser.open('/guides');
    const field = page.getByRole('textbox', { name: 'Search the guides' });
    await field.focus();
    // A slip of the finger, and a word not yet finished.
    await page.keyboard.type('délete histroy');
    const results = page.getByRole('region', { name: 'Results' });
    await results.getByRole('link', { name: /Delete your history/ }).waitFor();
    expect(await results.locator('mark').first().textContent()).toMatch(/delete/i);
    await page.getByText('Your wallet is your account').waitFor({ state: 'hidden' });
    await page.keyboard.press('ArrowDown');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href'));
    await expect.poll(focused).toBe('/guides/privacy#delete-your-history');
    await page.keyboard.press('ArrowUp');
    await waitForFocus(field);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Delete your history' }).waitFor();
    await expect.poll(() => new URL(page.url()).hash).toBe('#delete-your-history');
    await page.goBack();
    await expect.poll(() => field.inputValue()).toBe('délete histroy');
  });

  test('say when there is nothing, and how to go on', async () => {
    const page = await browser.open('/guides?q=xylophone');
    await page.getByRole('status').getByText('Nothing found for “xylophone”').waitFor();
    await page.getByRole('button', { name: 'All guides' }).click();
    await page.getByRole('main').getByRole('link', { name: 'Getting started' }).waitFor();
    await expect.poll(() => new URL(page.url()).search).toBe('');
  });

  test('have headings whose link can be copied', async () => {
    const page = await browser.open('/guides/run-a-worker');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('link', { name: 'Copy the link to “Exit codes”' }).click();
    await page.getByRole('link', { name: 'Link copied' }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(`${network.url}/guides/run-a-worker#exit-codes`);
  });

  test('show their own pictures, with words for whoever cannot see them, and run off no phone', async () => {
    const page = await browser.open('/guides/economy', { width: 360 });
    const pictures = page.getByRole('main').getByRole('img');
    await expect.poll(() => pictures.count()).toBe(2);
    for (const picture of await pictures.all()) {
      await picture.scrollIntoViewIfNeeded();
      await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
      expect((await picture.getAttribute('alt'))?.length).toBeGreaterThan(40);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  test('say which one is missing, under one header, with the others to choose from', async () => {
    const page = await browser.open('/guides/no-such-guide');
    await page.getByRole('heading', { name: 'There is no such guide' }).waitFor();
    expect(await page.getByRole('banner').count()).toBe(1);
    expect(await page.getByRole('main').locator('svg[viewBox="0 0 24 24"].text-violet').count()).toBe(0);
    await page.getByRole('main').getByRole('link', { name: 'Getting started' }).click();
    await page.getByRole('heading', { name: 'Getting started' }).waitFor();
  });
});

describe('every page of the site', () => {
  const PATHS = ['/', '/guides', '/guides?q=worker', '/guides/api-reference', '/guides/none', '/licence', '/nowhere'];

  test('is no wider than a phone of 360 px', async () => {
    const page = await browser.open('/', { width: 360 });
    for (const path of PATHS) {
      await page.goto(network.url + path, { waitUntil: 'networkidle' });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, path).toBe(0);
    }
  });

  test('can be reached from a phone’s menu, which closes behind', async () => {
    const page = await browser.open('/', { width: 360 });
    await page.getByRole('button', { name: 'Open the menu' }).click();
    const menu = page.getByRole('dialog', { name: 'Menu' });
    await menu.getByRole('link', { name: 'Guides' }).click();
    await page.getByRole('heading', { name: 'Guides', exact: true }).waitFor();
    await menu.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Open the menu' }).click();
    expect(await menu.getByRole('link', { name: 'Guides' }).getAttribute('aria-current')).toBe('page');
  });

  test('lets a keyboard skip the header', async () => {
    const page = await browser.open('/guides');
    await page.keyboard.press('Tab');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('content');
  });

  test('offers a way on where there is no page', async () => {
    const page = await browser.open('/nowhere');
    await expect.poll(() => page.title()).toBe('There is no page here · ashao');
    await page.getByRole('main').getByRole('link', { name: 'Search the guides' }).click();
    await page.getByRole('textbox', { name: 'Search the guides' }).waitFor();
  });
});

describe('what browsers and link previews ask for', () => {
  test('Chromium finds the site installable', async () => {
    const page = await browser.open('/chat');
    const devtools = await page.context().newCDPSession(page);
    const { errors } = await devtools.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
  });

  test('every icon and picture that is named answers with its type and its size', async () => {
    const page = await browser.open('/');
    const manifest = await (await fetch(`${network.url}/manifest.webmanifest`)).json();
    expect(manifest).toMatchObject({ start_url: '/chat', display: 'standalone' });
    const named = await page.evaluate(() =>
      [...document.querySelectorAll('link[rel~="icon"], link[rel="apple-touch-icon"]')].map((link) => ({
        src: link.getAttribute('href') ?? '',
        type: link.getAttribute('type') ?? '',
        sizes: link.getAttribute('sizes') ?? '',
      })),
    );
    const social = await page.locator('meta[property="og:image"]').getAttribute('content');
    expect(social?.startsWith(network.url)).toBe(true);
    const pictures = [...named, ...manifest.icons, { src: social ?? '', type: 'image/png', sizes: '1200x630' }];
    expect(pictures.length).toBeGreaterThanOrEqual(8);
    for (const { src, type, sizes } of pictures) {
      const response = await fetch(new URL(src, network.url));
      expect([src, response.status, response.headers.get('content-type')]).toEqual([src, 200, type]);
      const bytes = Buffer.from(await response.arrayBuffer());
      if (type === 'image/png') {
        expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, src).toBe(sizes);
      }
    }
  });

  test('the browser’s own surfaces have the page’s colour in both themes', async () => {
    const page = await browser.open('/');
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      const [named, painted] = await page.evaluate((scheme) => {
        const meta = document.querySelector(`meta[name="theme-color"][media*="${scheme}"]`);
        const canvas = document.createElement('canvas').getContext('2d');
        if (canvas === null) throw new Error('no canvas');
        return [meta?.getAttribute('content') ?? '', getComputedStyle(document.body).backgroundColor].map((colour) => {
          canvas.fillStyle = colour;
          canvas.fillRect(0, 0, 1, 1);
          return [...canvas.getImageData(0, 0, 1, 1).data];
        });
      }, theme);
      for (const [index, value] of (named ?? []).entries()) {
        expect(Math.abs(value - (painted?.[index] ?? 0)), theme).toBeLessThanOrEqual(1);
      }
    }
  });

  test('search engines get the public pages and are kept out of people’s', async () => {
    const robots = await (await fetch(`${network.url}/robots.txt`)).text();
    for (const path of ['/chat', '/share', '/account', '/api/']) expect(robots).toContain(`Disallow: ${path}\n`);
    const sitemap = await (await fetch(`${network.url}/sitemap.xml`)).text();
    const pages = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address ?? '');
    expect(pages).toContain(`${network.url}/guides/run-a-worker`);
    for (const address of pages) expect([address, (await fetch(address)).status]).toEqual([address, 200]);
  });
});
