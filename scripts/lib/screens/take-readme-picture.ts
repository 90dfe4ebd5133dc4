import { mkdir } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { readCookies } from '../../../tests/e2e/read-cookies.ts';
import type { Seeded } from './seed-site.ts';
import type { Site } from './start-site.ts';

/** One picture for the README: a finished answer, in the dark theme, sharp on dense screens. */
export async function takeReadmePicture(browser: Browser, site: Site, seeded: Seeded): Promise<void> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    colorScheme: 'dark',
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
  });
  await page.context().addCookies(readCookies(seeded.person, site.url));
  await page.goto(`${site.url}/chat/${seeded.conversations.answered}`);
  await page.getByRole('log').getByRole('table').waitFor();
  // Its beginning tells more than its end.
  await page.getByRole('article', { name: 'You' }).first().scrollIntoViewIfNeeded();
  await mkdir('docs/images', { recursive: true });
  await page.screenshot({ path: 'docs/images/chat.png' });
  await page.close();
}
