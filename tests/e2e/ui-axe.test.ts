import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { ApiClient } from '../helpers/api-client.ts';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';
import { findAxeViolations } from './axe.ts';
import { givePicture, makePainter } from './image-steps.ts';
import { useBrowser, waitForFocus } from './ui-page.ts';

const network = useNetwork();
const browser = useBrowser(network);

const ANSWER = `### Steps

1. Count with \`sum\`, then **check**.

\`\`\`ts
const sum = [1, 2].reduce((a, b) => a + b, 0);
\`\`\`

| tier | credits |
| --- | --- |
| Pro | 10 |

> Done. [More](https://example.com)`;

type Visitor = ApiClient & { userId: string };
type Screen = {
  name: string;
  /** Where it is; a function when it must be made first. */
  path: string | ((person: Visitor) => Promise<string>);
  /** Brings the page into the state that is looked at, and waits for it. */
  ready: (page: Page) => Promise<unknown>;
  width?: number;
};

const heading = (page: Page) => page.getByRole('heading').first().waitFor();

/** Every page, and what opens over one. A new page is a new line. */
const SCREENS: readonly Screen[] = [
  { name: 'start page', path: '/', ready: heading },
  { name: 'empty chat', path: '/chat', ready: (page) => page.getByText('500').first().waitFor() },
  { name: 'conversation', path: makeConversation, ready: (page) => page.getByRole('table').waitFor() },
  { name: 'run a worker', path: '/earn', ready: heading },
  { name: 'images', path: '/images', ready: (page) => page.getByText('Your first picture appears here').waitFor() },
  {
    name: 'stake and credits',
    path: '/token',
    ready: (page) => page.getByRole('heading', { name: 'Staking history' }).waitFor(),
  },
  {
    name: 'treasury',
    path: '/treasury',
    ready: (page) => page.getByText('No buyback yet.').waitFor(),
  },
  { name: 'account', path: '/account', ready: (page) => page.getByRole('heading', { level: 1 }).waitFor() },
  { name: 'shared conversation', path: shareConversation, ready: (page) => page.getByRole('table').waitFor() },
  { name: 'shared picture', path: sharePicture, ready: heading },
  {
    name: 'reporting a picture',
    path: sharePicture,
    ready: async (page) => {
      await page.getByRole('button', { name: 'Report this picture' }).click();
      await page.getByRole('radio', { name: 'Something else' }).waitFor();
    },
  },
  { name: 'guides', path: '/guides', ready: heading },
  { name: 'a guide', path: '/guides/getting-started', ready: heading },
  { name: 'not found', path: '/nothing-here', ready: heading },
  {
    name: 'command menu',
    path: '/chat',
    ready: async (page) => {
      await page.keyboard.press('ControlOrMeta+k');
      await page.getByRole('option', { name: 'New chat' }).waitFor();
    },
  },
  {
    name: 'shortcut sheet',
    path: '/chat',
    ready: async (page) => {
      await page.keyboard.press('ControlOrMeta+/');
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    },
  },
  {
    name: 'network figures',
    path: '/chat',
    ready: async (page) => {
      await page.getByRole('button', { name: /^Network/ }).click();
      await page.getByRole('dialog', { name: 'Network' }).getByRole('table').waitFor();
    },
  },
  {
    name: 'drawer on a phone',
    path: '/chat',
    width: 390,
    ready: async (page) => {
      await page.getByRole('button', { name: 'Open the conversation list' }).click();
      await page.getByRole('dialog').getByRole('link', { name: 'New chat' }).waitFor();
    },
  },
];

async function makeConversation(person: Visitor): Promise<string> {
  const worker = await ScriptedWorker.register(await network.person());
  const { conversationId } = await person.send('How do I count?');
  const { job } = await worker.claim(20);
  await worker.token(job?.id ?? '', ANSWER);
  await worker.complete(job?.id ?? '', 40);
  return `/chat/${conversationId}`;
}

async function shareConversation(person: Visitor): Promise<string> {
  const path = await makeConversation(person);
  const { body } = await person.request('PUT', `/api/conversations/${path.split('/').at(-1)}/share`, {});
  return `/share/${(body.share as { id: string }).id}`;
}

async function sharePicture(person: Visitor): Promise<string> {
  const id = await givePicture(person, await makePainter(network), { prompt: 'A shared hill' });
  const { shareToken } = (await person.request('PUT', `/api/images/${id}/share`)).body;
  return `/share/image/${shareToken}`;
}

describe('axe finds nothing serious', () => {
  for (const { name, path, ready, width = 1280 } of SCREENS) {
    test(`on: ${name}, in both themes`, async () => {
      const person = await network.person();
      const page = await browser.open('/nothing-here', { as: person, width });
      // A fade on its way has colours of its own.
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await page.goto(network.url + (typeof path === 'string' ? path : await path(person)));
      await ready(page);
      expect(await findAxeViolations(page), 'light').toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      expect(await findAxeViolations(page), 'dark').toEqual([]);
    });
  }
});

describe('by keyboard alone', () => {
  test('the message field has the focus, and before it come the header, the sidebar and the skip link', async () => {
    const person = await network.person();
    const path = await makeConversation(person);
    const page = await browser.open('/chat', { as: person });
    await page.getByRole('link', { name: 'How do I count?' }).waitFor();
    await page.getByText('490').first().waitFor();
    const stops: string[] = [];
    for (let presses = 0; presses < 40 && stops.at(-1) !== 'skip link'; presses += 1) {
      const stop = await page.evaluate(() => {
        const focused = document.activeElement;
        if (focused?.matches('main textarea')) return 'composer';
        if (focused?.getAttribute('href') === '#content') return 'skip link';
        return focused?.closest('aside, header, main')?.tagName.toLowerCase() ?? '';
      });
      if (stop !== stops.at(-1)) stops.push(stop);
      await page.keyboard.press('Shift+Tab');
    }
    const wanted = ['composer', 'header', 'aside', 'skip link'];
    expect(stops.filter((stop) => wanted.includes(stop))).toEqual(wanted);

    await page.getByRole('link', { name: 'Skip to the content' }).press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('content');
    expect(path).toMatch(/^\/chat\/conv_/);
  });

  test('the command menu opens, moves, closes and gives the focus back', async () => {
    const page = await browser.open('/chat', { as: await network.person() });
    const composer = page.getByRole('textbox', { name: 'Message' });
    await composer.focus();
    await page.keyboard.press('ControlOrMeta+k');
    const field = page.getByRole('combobox', { name: 'Search and commands' });
    await waitForFocus(field);
    const activeName = () =>
      field.evaluate((it) => document.getElementById(it.getAttribute('aria-activedescendant') ?? '')?.textContent);
    const first = await activeName();
    await page.keyboard.press('ArrowDown');
    await expect.poll(activeName).not.toBe(first);
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
    await waitForFocus(composer);
  });
});
