import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { ApiClient } from '../helpers/api-client.ts';
import { launchBrowser } from '../helpers/chromium.ts';
import type { TestNetwork } from '../helpers/network.ts';
import { readCookies } from './read-cookies.ts';

type OpenOptions = {
  /** Opens the page with this person's session. */
  as?: ApiClient;
  width?: number;
};

export type TestBrowser = {
  /** A page of a browser of its own, at a path of the network's site. */
  open(path: string, options?: OpenOptions): Promise<Page>;
};

/**
 * One Chromium for a test file. After each test: no page may have thrown, and none may have broken its
 * Content-Security-Policy (a script the policy stopped is a page that only half works).
 */
export function useBrowser(network: TestNetwork): TestBrowser {
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  let complaints: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    const found = complaints;
    contexts = [];
    complaints = [];
    expect(found).toEqual([]);
  });
  afterAll(() => browser?.close());

  return {
    open: async (path, { as, width = 1280 } = {}) => {
      const context = await browser.newContext({ viewport: { width, height: 800 }, acceptDownloads: true });
      contexts.push(context);
      if (as) await context.addCookies(readCookies(as, network.url));
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (/content security policy/i.test(message.text())) complaints.push(message.text());
      });
      page.setDefaultTimeout(15_000);
      waitForLife(page);
      await page.goto(network.url + path);
      return page;
    },
  };
}

/**
 * From now on a page that was loaded, or loaded anew, also has its code running: React leaves a mark on the elements it
 * has taken over. A key pressed before that is lost. `waitUntil: 'commit'` doesn't wait for it.
 */
function waitForLife(page: Page): void {
  const alive = () =>
    page.waitForFunction(() => Object.keys(document.body).some((name) => name.startsWith('__reactProps')));
  const { goto, reload } = page;
  page.goto = async (url, options) => {
    const response = await goto.call(page, url, options);
    if (options?.waitUntil !== 'commit') await alive();
    return response;
  };
  page.reload = async (options) => {
    const response = await reload.call(page, options);
    await alive();
    return response;
  };
}

/** Writes into the composer and presses Enter, as a person does. */
export async function sendPrompt(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message', exact: true }).fill(text);
  await page.getByRole('textbox', { name: 'Message', exact: true }).press('Enter');
}

/** Waits until an element has the focus, which what opens takes and what closes gives back a moment after it is seen. */
export async function waitForFocus(element: Locator): Promise<void> {
  await element.and(element.page().locator(':focus')).waitFor();
}

/** Waits until the focus is inside: from then on what has opened hears Escape, and a press beside it. */
export async function waitForFocusIn(layer: Locator): Promise<void> {
  await layer.and(layer.page().locator(':focus-within')).waitFor();
}

/** A place or a size once it has come to rest, as after a scroll that takes its time. */
export async function readAtRest<T>(read: () => Promise<T>): Promise<T> {
  let before = await read();
  await expect
    .poll(
      async () => {
        const last = before;
        before = await read();
        return JSON.stringify(before) === JSON.stringify(last);
      },
      { interval: 100 },
    )
    .toBe(true);
  return before;
}

/** The facts under the last answer, once it is there. */
export async function readMeta(page: Page): Promise<string> {
  return (await page.getByTestId('answer-meta').last().textContent()) ?? '';
}

/** Waits until the last answer has ended. */
export async function waitForAnswer(page: Page): Promise<void> {
  await page.getByRole('log').and(page.locator('[aria-busy=false]')).waitFor();
}
