import { type Browser, chromium } from 'playwright-core';
import { findChromium } from './find-chromium.ts';

const FLAGS = [
  // Tests may run as root, whom Chromium refuses its sandbox. They load pages of this project alone.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Containers give /dev/shm 64 MB, which a page can fill.
  '--disable-dev-shm-usage',
];

/**
 * Starts a headless Chromium.
 *
 * @throws Error when this machine has none
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium found: install it or set CHROME_PATH.');
  return chromium.launch({ executablePath, args: FLAGS });
}
