import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useNetwork } from '../helpers/network.ts';
import { useBrowser } from './ui-page.ts';

/** Counts the bytes of script a page has fetched so far. */
function countScripts(page: Page) {
  const urls = new Set<string>();
  page.on('request', (request) => request.resourceType() === 'script' && urls.add(request.url()));
  return () => urls.size;
}
const openDialog = async (page: Page) => {
  await page.getByRole('banner').getByRole('button', { name: 'Connect wallet' }).click();
  await page.getByRole('button', { name: /^Development wallet/ }).waitFor();
};

describe('without a WalletConnect project', () => {
  const browser = useBrowser(useNetwork());
  test('nothing of it is offered', async () => {
    const page = await browser.open('/chat');
    await openDialog(page);
    expect(await page.getByText('WalletConnect').count()).toBe(0);
  });
});

describe('with a WalletConnect project', () => {
  const browser = useBrowser(useNetwork({ WALLETCONNECT_PROJECT_ID: '0123456789abcdef'.repeat(2) }));
  test('it is offered, loads only when it is picked, and can be left again', async () => {
    const page = await browser.open('/chat');
    // No test talks to a third party; refusing the relay is also what an outage looks like.
    await page.routeWebSocket(/walletconnect/, (socket) => void socket.close());
    await page.route(/walletconnect\.(org|com)/, (route) => route.abort());
    const scripts = countScripts(page);
    await openDialog(page);
    const pick = page.getByRole('button', { name: /^WalletConnect/ });
    await pick.waitFor();
    const before = scripts();
    await pick.click();
    await page.getByText('Reaching the WalletConnect relay…').or(page.getByText('Not connected')).waitFor();
    await expect.poll(scripts).toBeGreaterThan(before);
    const others = page.getByRole('button', { name: 'Other wallets' });
    const listed = async () => {
      if (await others.isVisible()) await others.click({ timeout: 1_000 }).catch(() => undefined);
      return page.getByRole('button', { name: /^Development wallet/ }).isVisible();
    };
    await expect.poll(listed).toBe(true);
  });
});
