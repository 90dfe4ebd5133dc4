import type { Page } from 'playwright-core';
import { PROMPT } from './answers.ts';
import type { Screen } from './screen.ts';

const PHONE = 390;
const heading = (page: Page) => page.getByRole('heading').first().waitFor();
const composer = (page: Page) => page.getByRole('textbox', { name: 'Message' });
const status = (page: Page) => page.getByRole('button', { name: /^Network: \d/ }).waitFor();

async function send(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}

/** Every page and the states that matter. A new page or state is a new entry. */
export const SCREENS: readonly Screen[] = [
  {
    name: 'landing',
    path: '/',
    as: 'nobody',
    whole: true,
    ready: (page) => page.getByText(/as of/i).first().waitFor(),
  },
  {
    name: 'chat-empty-signed-out',
    path: '/chat',
    as: 'nobody',
    ready: async (page) => {
      await page.getByText(/Free preview:|No worker serves/).waitFor();
      await status(page);
    },
  },
  { name: 'chat-empty', path: '/chat', ready: status },
  {
    name: 'chat-conversation',
    path: ({ conversations }) => `/chat/${conversations.answered}`,
    ready: async (page) => {
      await page.getByRole('log').getByRole('table').waitFor();
      await status(page);
    },
  },
  {
    name: 'chat-queued',
    path: ({ conversations }) => `/chat/${conversations.queued}`,
    ready: (page) => page.getByRole('button', { name: 'Stop' }).waitFor(),
  },
  {
    name: 'chat-failed',
    path: ({ conversations }) => `/chat/${conversations.failed}`,
    ready: (page) => page.getByText('This message was not answered').waitFor(),
  },
  {
    name: 'chat-too-few-credits',
    path: '/chat',
    as: 'poor',
    ready: async (page) => {
      await send(page, PROMPT);
      await page.getByText(/It needs \d+ credits/).waitFor();
    },
  },
  {
    name: 'command-menu',
    path: ({ conversations }) => `/chat/${conversations.answered}`,
    ready: async (page) => {
      await page.getByRole('log').getByRole('table').waitFor();
      await page.keyboard.press('ControlOrMeta+k');
      await page.getByRole('option', { name: /Why does my query/ }).waitFor();
    },
  },
  {
    name: 'command-menu-search',
    path: '/chat',
    ready: async (page) => {
      await status(page);
      await page.keyboard.press('ControlOrMeta+k');
      await page.getByRole('combobox', { name: 'Search and commands' }).fill('treasury');
      await page
        .getByRole('option', { name: /Lisbon/ })
        .locator('mark')
        .first()
        .waitFor();
    },
  },
  {
    name: 'shortcut-sheet',
    path: '/chat',
    ready: async (page) => {
      await status(page);
      await page.keyboard.press('ControlOrMeta+/');
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    },
  },
  {
    name: 'network-figures',
    path: '/chat',
    ready: async (page) => {
      await page.getByRole('button', { name: /^Network: \d/ }).click();
      await page.getByRole('dialog', { name: 'Network' }).getByRole('table').waitFor();
    },
  },
  {
    name: 'sidebar-search',
    path: '/chat',
    width: 1440,
    ready: async (page) => {
      await page.getByRole('searchbox', { name: 'Search conversations' }).fill('treasury');
      await page.locator('aside mark').first().waitFor();
    },
  },
  {
    name: 'sidebar-hidden',
    path: '/chat',
    width: 1440,
    ready: async (page) => {
      await page.getByRole('button', { name: /^Hide the sidebar/ }).click();
      await page.getByRole('link', { name: /^New chat/ }).waitFor();
    },
  },
  {
    name: 'drawer',
    path: '/chat',
    width: PHONE,
    ready: async (page) => {
      await page.getByRole('button', { name: 'Open the conversation list' }).click();
      await page.getByRole('dialog').getByText('Yesterday').waitFor();
    },
  },
  {
    name: 'connect',
    path: '/chat',
    as: 'nobody',
    ready: async (page) => {
      await page
        .getByRole('banner')
        .getByRole('button', { name: /^Connect/ })
        .click();
      await page.getByRole('button', { name: /Development wallet/ }).waitFor();
    },
  },
  {
    name: 'images',
    path: '/images',
    ready: async (page) => {
      await page.getByText('Step 14 of 30').waitFor();
      await page
        .getByRole('button', { name: /^Open: / })
        .first()
        .waitFor();
    },
  },
  {
    name: 'images-whole',
    path: '/images',
    height: 1_800,
    ready: async (page) => {
      await page.getByText('Step 14 of 30').waitFor();
      await page.getByRole('button', { name: 'More', exact: true }).first().click();
    },
  },
  {
    name: 'images-lightbox',
    path: ({ images }) => `/images?open=${images.open}`,
    ready: (page) => page.getByRole('dialog').getByRole('textbox', { name: 'Link to the picture' }).waitFor(),
  },
  {
    name: 'images-chat',
    path: ({ images }) => `/chat/${images.conversation}`,
    ready: async (page) => {
      await page.getByRole('link', { name: /^Open picture: / }).waitFor();
      await page.getByRole('textbox', { name: 'Message' }).fill('/');
      await page.getByRole('option', { name: /^Image/ }).waitFor();
    },
  },
  {
    name: 'images-too-few-credits',
    path: '/images',
    as: 'poor',
    ready: (page) => page.getByText('Your first picture appears here').waitFor(),
  },
  { name: 'images-signed-out', path: '/images', as: 'nobody', ready: heading },
  {
    name: 'share-image',
    path: ({ images }) => `/share/image/${images.shareToken}`,
    as: 'nobody',
    whole: true,
    ready: heading,
  },
  { name: 'share', path: ({ shareId }) => `/share/${shareId}`, as: 'nobody', whole: true, ready: heading },
  { name: 'account', path: '/account', whole: true, ready: heading },
  { name: 'account-signed-out', path: '/account', as: 'nobody', ready: heading },
  {
    name: 'token',
    path: '/token',
    whole: true,
    ready: (page) => page.getByRole('heading', { name: 'Staking history' }).waitFor(),
  },
  {
    name: 'token-signed-out',
    path: '/token',
    as: 'nobody',
    ready: (page) => page.getByRole('heading', { name: 'What staking pays' }).waitFor(),
  },
  {
    name: 'treasury',
    path: '/treasury',
    whole: true,
    ready: async (page) => {
      await page.getByRole('slider').waitFor();
      await page
        .getByText(/^Burned, at/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'treasury-table',
    path: '/treasury',
    as: 'nobody',
    ready: async (page) => {
      await page.getByRole('button', { name: 'Burned' }).click();
      await page.getByRole('button', { name: 'Show as table' }).click();
      await page.getByRole('table').scrollIntoViewIfNeeded();
    },
  },
  { name: 'earn', path: '/earn', ready: heading },
  { name: 'guides', path: '/guides', as: 'nobody', ready: heading },
  { name: 'guide', path: '/guides/getting-started', as: 'nobody', ready: heading },
  { name: 'not-found', path: '/nothing-here', as: 'nobody', status: 404, ready: heading },
];
