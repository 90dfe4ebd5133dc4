import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const USUAL_PATHS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: [
    // The same engine without a window's machinery: a third less work a page.
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
};

/** The browser for tests: `CHROME_PATH`, else one of the system's, else one that Playwright has installed. */
export function findChromium(): string | undefined {
  const wanted = process.env.CHROME_PATH;
  const candidates = wanted ? [wanted] : [...(USUAL_PATHS[process.platform] ?? []), chromium.executablePath()];
  return candidates.find((candidate) => existsSync(candidate));
}
