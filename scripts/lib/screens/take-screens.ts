import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { readCookies } from '../../../tests/e2e/read-cookies.ts';
import type { Screen } from './screen.ts';
import type { Seeded } from './seed-site.ts';
import type { Site } from './start-site.ts';

const THEMES = ['light', 'dark'] as const;
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

type TakeParams = { browser: Browser; site: Site; seeded: Seeded; folder: string; screens: readonly Screen[] };

/** Takes each screen in both themes and at both widths. A screen that can't be reached is said, and the others go on. */
export async function takeScreens(params: TakeParams): Promise<{ files: string[]; failures: string[] }> {
  const files: string[] = [];
  const failures: string[] = [];
  const settings = THEMES.flatMap((colorScheme) => SIZES.map((viewport) => ({ colorScheme, viewport })));
  for (const { colorScheme, viewport } of settings) {
    for (const screen of params.screens.filter(({ width = viewport.width }) => width === viewport.width)) {
      const file = path.join(params.folder, `${screen.name}-${colorScheme}-${viewport.width}.png`);
      const { height = viewport.height } = screen;
      const context = await params.browser.newContext({
        viewport: { ...viewport, height },
        colorScheme,
        reducedMotion: 'reduce',
      });
      await take(await context.newPage(), screen, file, params).then(
        () => files.push(file),
        (error: Error) => failures.push(`${file}: ${error.message.split('\n')[0]}`),
      );
      await context.close();
    }
  }
  return { files, failures };
}

async function take(page: Page, screen: Screen, file: string, { site, seeded }: TakeParams): Promise<void> {
  const { path: where, as, status = 200, ready, whole = false } = screen;
  page.setDefaultTimeout(10_000);
  if (as !== 'nobody') {
    await page.context().addCookies(readCookies(as === 'poor' ? seeded.poor : seeded.person, site.url));
  }
  const response = await page.goto(site.url + (typeof where === 'string' ? where : where(seeded)));
  if (response?.status() !== status) throw new Error(`answered ${response?.status()}`);
  await ready(page);
  await page.evaluate(() => document.fonts.ready);
  // What is drawn once data has come in; a state that keeps a line open never becomes idle.
  await page.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => undefined);
  await page.screenshot({ path: file, fullPage: whole });
}
