import type { Browser, BrowserContext, Page } from 'playwright-core';
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
      await page.goto(network.url + path);
      return page;
    },
  };
}

/** Writes into the composer and presses Enter, as a person does. */
export async function sendPrompt(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message' }).fill(text);
  await page.getByRole('textbox', { name: 'Message' }).press('Enter');
}

/** The facts under the last answer, once it is there. */
export async function readMeta(page: Page): Promise<string> {
  return (await page.getByTestId('answer-meta').last().textContent()) ?? '';
}

/** Waits until the last answer has ended. */
export async function waitForAnswer(page: Page): Promise<void> {
  await page.getByRole('log').and(page.locator('[aria-busy=false]')).waitFor();
}
