/**
 * Screenshots of a running site, both themes, wide and narrow:
 *
 *   tsx scripts/screenshots.ts [url] [folder] [--readme]
 *
 * `--readme` writes docs/images/chat.png too. The site needs a worker, or the answer is a message that waits.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../tests/helpers/chromium.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { readme: { type: 'boolean' } } });
const [url = 'http://localhost:3000', folder = 'screenshots'] = positionals;

const THEMES = ['light', 'dark'] as const;
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
const PROMPT = 'Explain how ashao routes a prompt.';

type Shoot = (name: string, options?: { whole?: boolean }) => Promise<void>;

async function shootChat(page: Page, shoot: Shoot): Promise<void> {
  await page.goto(`${url}/chat`);
  await page.getByText(/Free preview:|No worker serves/).waitFor();
  await shoot('chat-empty');
  await page.getByRole('textbox', { name: 'Message' }).fill(PROMPT);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  // Also with no worker at all there is something to see.
  await page
    .getByTestId('answer-meta')
    .waitFor({ timeout: 30_000 })
    .catch(() => undefined);
  await shoot('chat-answer');
  await page.getByRole('banner').getByRole('button', { name: 'Connect wallet' }).click();
  await page
    .getByRole('button', { name: /Development wallet/ })
    .waitFor({ timeout: 5_000 })
    .catch(() => undefined);
  await shoot('connect');
}

async function shootSite(page: Page, shoot: Shoot): Promise<void> {
  await page.goto(url);
  await page.getByText(/as of/).waitFor();
  await shoot('landing', { whole: true });
  await page.goto(`${url}/guides`);
  await shoot('guides');
  await page.getByRole('main').getByRole('link').first().click();
  await page.getByRole('main').getByRole('link', { name: 'All guides' }).waitFor();
  await shoot('guide');
}

async function shootAll(browser: Browser): Promise<void> {
  for (const theme of THEMES) {
    for (const viewport of SIZES) {
      const context = await browser.newContext({ viewport, colorScheme: theme, reducedMotion: 'reduce' });
      const page = await context.newPage();
      const shoot: Shoot = async (name, { whole = false } = {}) => {
        await page.evaluate(() => document.fonts.ready);
        const file = path.join(folder, `${name}-${theme}-${viewport.width}.png`);
        await page.screenshot({ path: file, fullPage: whole });
      };
      await shootSite(page, shoot);
      await shootChat(page, shoot);
      await context.close();
    }
  }
}

/** One picture for the README: a finished answer, in the dark theme, sharp on dense screens. */
async function shootReadme(browser: Browser): Promise<void> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    colorScheme: 'dark',
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
  });
  await shootChat(page, async (name) => {
    if (name !== 'chat-answer') return;
    // Its beginning tells more than its end.
    await page.getByRole('article', { name: 'You' }).scrollIntoViewIfNeeded();
    await page.screenshot({ path: 'docs/images/chat.png' });
  });
  await page.close();
}

const browser = await launchBrowser();
try {
  await mkdir(folder, { recursive: true });
  await shootAll(browser);
  if (values.readme) {
    await mkdir('docs/images', { recursive: true });
    await shootReadme(browser);
  }
} finally {
  await browser.close();
}
