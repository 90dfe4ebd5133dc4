import type { CDPSession, Page } from 'playwright-core';
import type { Site } from './site.ts';

export type Tab = { page: Page; devtools: CDPSession; close(): Promise<void> };

/** What pages are read at: a laptop's window. */
const VIEWPORT = { width: 1280, height: 800 };

/**
 * Opens a tab of a fresh profile: nothing cached, nobody's settings.
 * @param options.slowdown how many times slower the processor seems to the page
 */
export async function openTab(
  site: Site,
  { signedIn = false, slowdown = 1 }: { signedIn?: boolean; slowdown?: number } = {},
): Promise<Tab> {
  const context = await site.browser.newContext({ viewport: VIEWPORT });
  if (signedIn) {
    const [name = '', value = ''] = site.person.cookie.split(/=(.*)/s);
    await context.addCookies([{ name, value, url: site.url }]);
  }
  // tsx wraps named functions in a helper, which those that run in the page must find there.
  await context.addInitScript('globalThis.__name = (it) => it;');
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const devtools = await context.newCDPSession(page);
  if (slowdown > 1) await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  return { page, devtools, close: () => context.close() };
}
