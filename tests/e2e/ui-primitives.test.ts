import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useNetwork } from '../helpers/network.ts';
import { useBrowser, waitForFocus, waitForFocusIn } from './ui-page.ts';

const network = useNetwork();
const browser = useBrowser(network);

/** Answers no request for further scripts until it is told to, as a slow line would. */
async function holdScripts(page: Page): Promise<() => void> {
  let release: () => void = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/_next/static/chunks/**', async (route) => {
    await released;
    await route.continue();
  });
  return () => release();
}
const focusedLabel = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);
/** Waits until React answers: a press before that is not one of ours to catch. */
async function openChat(options = {}): Promise<Page> {
  const page = await browser.open('/chat', options);
  await page
    .getByText(/Free preview:|No worker serves|credits/)
    .first()
    .waitFor();
  return page;
}

describe('a select', () => {
  test('opens at the first press of a key on a slow line, keeps its button and gives the focus back', async () => {
    const page = await openChat();
    const release = await holdScripts(page);
    const tier = page.getByRole('combobox', { name: 'Tier' });
    const button = await tier.elementHandle();
    await tier.focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('[role=combobox][aria-busy=true]').waitFor();
    expect(await tier.getAttribute('aria-expanded')).toBe('false');
    release();
    await page.getByRole('option', { name: /Pro/ }).and(page.locator(':focus')).waitFor();
    await expect.poll(() => tier.count(), { message: 'what is outside of an open list is hidden' }).toBe(0);
    await page.keyboard.press('ArrowDown');
    // The list moves the focus a moment after the key: Enter takes what has it.
    await waitForFocus(page.getByRole('option', { name: /Max/ }));
    await page.keyboard.press('Enter');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    await expect.poll(() => tier.textContent()).toContain('Max');
    await expect.poll(() => button?.evaluate((it) => it === document.activeElement)).toBe(true);
  });

  test('takes a press back that Escape or leaving follows before it could open', async () => {
    const page = await openChat();
    const release = await holdScripts(page);
    const tier = page.getByRole('combobox', { name: 'Tier' });
    await tier.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    const response = page.waitForResponse(/\/_next\/static\/chunks\//);
    release();
    await (await response).finished();
    expect(await tier.getAttribute('data-state')).toBe('closed');
    expect(await page.getByRole('listbox').count()).toBe(0);
  });

  test('says when its code could not be loaded, in a toast that F8 reaches, and opens at the next press', async () => {
    const page = await openChat();
    await page.route('**/_next/static/chunks/**', (route) => route.abort());
    await page.getByRole('combobox', { name: 'Tier' }).press('Enter');
    const toasts = page.getByRole('region', { name: /Notifications/ });
    await toasts.getByText('could not be loaded').waitFor();
    await page.keyboard.press('F8');
    await expect.poll(() => focusedLabel(page)).toBe('Dismiss');
    await page.keyboard.press('Escape');
    await toasts.getByRole('listitem').waitFor({ state: 'detached' });
    await expect.poll(() => focusedLabel(page)).toBe('Tier');
    await page.unroute('**/_next/static/chunks/**');
    await page.getByRole('combobox', { name: 'Tier' }).press('Enter');
    await page.getByRole('listbox').waitFor();
  });
});

describe('a menu', () => {
  test('has the focus on its first entry when a key opened it, and gives it back', async () => {
    const page = await openChat({ as: await network.person() });
    const account = page.getByRole('button', { name: /^Account/ });
    await account.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Account' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await expect.poll(() => focusedLabel(page)).toMatch(/^Account/);
  });
});

describe('a dialog', () => {
  test('holds the focus, closes on Escape and beside it, and gives the focus back', async () => {
    const page = await openChat();
    const connect = page.getByRole('banner').getByRole('button', { name: 'Connect wallet' });
    await connect.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Sign in with a wallet' });
    await dialog.waitFor();
    await waitForFocusIn(dialog);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await waitForFocus(connect);
    await connect.click();
    await waitForFocusIn(dialog);
    await page.mouse.click(5, 5);
    await dialog.waitFor({ state: 'detached' });
  });
});

describe('a tooltip', () => {
  test('comes to a resting mouse and to the keyboard, and goes on Escape', async () => {
    const page = await openChat();
    const tooltip = page.getByTestId('tooltip');
    const theme = page.getByRole('button', { name: /^Theme:/ });
    await theme.hover();
    await tooltip.waitFor();
    await expect.poll(() => tooltip.textContent()).toMatch(/^Theme: as the system/);
    // Onto the tooltip itself, where it stays, then away from both.
    await tooltip.hover();
    expect(await tooltip.isVisible()).toBe(true);
    await page.mouse.move(700, 300);
    await tooltip.waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: 'Guides' }).focus();
    await page.keyboard.press('Tab');
    await tooltip.waitFor();
    // What a key has brought is in the way of no press.
    await expect.poll(() => tooltip.evaluate((it) => getComputedStyle(it).pointerEvents)).toBe('none');
    await page.keyboard.press('Escape');
    await tooltip.waitFor({ state: 'hidden' });
  });
});
