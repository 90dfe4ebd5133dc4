import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { IMAGE_BYTES_MAX, IMAGE_SIDE_PIXELS_MAX } from '../../lib/constants.ts';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';
import { useBrowser } from './ui-page.ts';

const network = useNetwork();
const browser = useBrowser(network);

const field = (page: Page) => page.getByRole('textbox', { name: 'Message' });
const pictures = (page: Page) => page.getByRole('list', { name: 'Pictures of this message' }).getByRole('img');

/** Only workers registered from here on count as there. */
async function forgetWorkers() {
  await network.emptyQueue();
  await network.connection.sql`update workers set last_seen_at = now() - interval '1 hour'`;
}

type Drawn = { width: number; height: number; type?: string; name?: string; noise?: boolean };

/** Brings a picture drawn in the page into it, as a person does: pasted or dropped. */
async function bring(page: Page, how: 'paste' | 'drop', drawn: Drawn) {
  await field(page).evaluate(drawAndBring, { how, ...drawn });
}

/** Runs in the page. */
async function drawAndBring(
  element: Element,
  { how, width, height, type = 'image/png', name = 'drawn.png', noise }: Drawn & { how: string },
) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.fillStyle = 'red';
  context.fillRect(0, 0, width, height);
  if (noise) {
    const data = context.createImageData(width, height);
    for (let at = 0; at < data.data.length; at += 65_536) crypto.getRandomValues(data.data.subarray(at, at + 65_536));
    for (let at = 3; at < data.data.length; at += 4) data.data[at] = 255;
    context.putImageData(data, 0, 0);
  }
  const transfer = new DataTransfer();
  transfer.items.add(new File([await canvas.convertToBlob({ type })], name, { type }));
  const shared = { bubbles: true, cancelable: true };
  if (how === 'paste') element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, ...shared }));
  else {
    document.body.dispatchEvent(new DragEvent('dragenter', { dataTransfer: transfer, ...shared }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, ...shared }));
  }
}

/** A file chosen in the browser's dialog. */
function choose(page: Page, name: string, content: string | Buffer, mimeType = 'image/png') {
  return page.getByTestId('attach-input').setInputFiles({ name, mimeType, buffer: Buffer.from(content) });
}

/** Width and height of a picture, read by the browser. */
function measure(page: Page, image: { type: string; data: string }) {
  return page.evaluate(async ({ type, data }) => {
    const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type }));
    return { width: bitmap.width, height: bitmap.height, bytes: bytes.length };
  }, image);
}

async function openWithReader() {
  await forgetWorkers();
  const worker = await ScriptedWorker.register(await network.person(), { images: true });
  const page = await browser.open('/chat', { as: await network.person() });
  await page.getByText(/10 credits a message · 1 worker ready/).waitFor();
  return { page, worker };
}

async function claimImages(worker: ScriptedWorker) {
  const { job, messages = [] } = await worker.claim(20);
  if (job === null) throw new Error('the message did not reach the worker');
  return messages.at(-1)?.images ?? [];
}

describe('pictures', () => {
  test('pasted and dropped: made small, shown, sent, and there at the worker', async () => {
    const { page, worker } = await openWithReader();
    await bring(page, 'paste', { width: 3_000, height: 1_000 });
    await pictures(page).first().waitFor();
    await bring(page, 'drop', { width: 40, height: 30, type: 'image/jpeg', name: 'small.jpg' });
    await page.getByRole('img', { name: 'Picture 2: small.jpg' }).waitFor();
    await field(page).fill('what is this?');
    const [request] = await Promise.all([
      page.waitForRequest((it) => it.url().endsWith('/api/chat/send')),
      field(page).press('Enter'),
    ]);
    const images = await claimImages(worker);
    expect(request.postDataJSON().images).toEqual(images);
    expect(images.map(({ type }) => type)).toEqual(['image/webp', 'image/jpeg']);
    const [large, small] = await Promise.all(images.map((image) => measure(page, image)));
    expect(large).toMatchObject({ width: IMAGE_SIDE_PIXELS_MAX, height: IMAGE_SIDE_PIXELS_MAX / 3 });
    expect(small).toMatchObject({ width: 40, height: 30 });
    await page.getByRole('button', { name: 'Stop', exact: true }).waitFor();
    await expect.poll(() => pictures(page).count()).toBe(0);
    await expect.poll(() => field(page).inputValue()).toBe('');
  });

  test('what a camera wrote into the file stays behind, and the picture stands upright', async () => {
    const { page, worker } = await openWithReader();
    const jpeg = await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(60, 20);
      canvas.getContext('2d')?.fillRect(0, 0, 60, 20);
      return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer())];
    });
    // An Exif segment (TIFF, big-endian) with one entry: orientation 6, a quarter turn to the right.
    const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0];
    const exif = [...Buffer.from('Exif\0\0MM'), 0, 42, 0, 0, 0, 8, 0, 1, ...entry, 0, 0, 0, 0];
    const file = Buffer.from([...jpeg.slice(0, 2), 0xff, 0xe1, 0, exif.length + 2, ...exif, ...jpeg.slice(2)]);
    await choose(page, 'camera.jpg', file, 'image/jpeg');
    await pictures(page).first().waitFor();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    const [image] = await claimImages(worker);
    if (image === undefined) throw new Error('no picture');
    expect(await measure(page, image)).toMatchObject({ width: 20, height: 60 });
    expect(Buffer.from(image.data, 'base64').includes('Exif')).toBe(false);
  });

  test('one of pure noise is made to fit all the same', async () => {
    const { page, worker } = await openWithReader();
    await bring(page, 'paste', { width: 1_536, height: 1_536, noise: true });
    await pictures(page).first().waitFor();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    const [image] = await claimImages(worker);
    if (image === undefined) throw new Error('no picture');
    expect((await measure(page, image)).bytes).toBeLessThanOrEqual(IMAGE_BYTES_MAX);
  });

  test('are taken out by keyboard; a fifth one is left out', async () => {
    const { page } = await openWithReader();
    const file = { width: 10, height: 10 };
    for (let count = 0; count < 5; count += 1) await bring(page, 'paste', { ...file, name: `p${count}.png` });
    await page.getByText('at most 4 pictures: 1 picture left out').waitFor();
    await expect.poll(() => pictures(page).count()).toBe(4);
    await page.getByRole('button', { name: 'Remove p0.png' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Remove p0.png' }).waitFor({ state: 'detached' });
    await expect.poll(() => pictures(page).count()).toBe(3);
  });

  test('that no worker of the tier reads are refused before sending, and the text can still go', async () => {
    await forgetWorkers();
    const worker = await ScriptedWorker.register(await network.person(), { tiers: ['pro'] });
    await ScriptedWorker.register(await network.person(), { tiers: ['max'], images: true });
    const page = await browser.open('/chat', { as: await network.person() });
    await page.getByText(/10 credits a message · 1 worker ready/).waitFor({ timeout: 30_000 });
    await bring(page, 'paste', { width: 10, height: 10, name: 'p.png' });
    await field(page).fill('what is this?');
    await page.getByText('No machine serving Pro reads pictures right now').waitFor();
    await field(page).press('Enter');
    await page.getByRole('button', { name: 'Use Max (15 credits)' }).click();
    await page.getByText('No machine serving Pro').waitFor({ state: 'detached' });
    const send = page.getByRole('button', { name: 'Send', exact: true });
    await expect.poll(() => send.getAttribute('aria-disabled')).toBe('false');
    await page.getByRole('combobox', { name: 'Tier' }).click();
    await page.getByRole('option', { name: /Pro/ }).click();
    await page.getByRole('button', { name: 'Remove p.png' }).click();
    await field(page).press('Enter');
    expect(await claimImages(worker)).toEqual([]);
  });

  test('of other kinds, or broken, are refused with a sentence each', async () => {
    const { page } = await openWithReader();
    const header = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const claiming = (side: number) =>
      Buffer.concat([
        header,
        Buffer.from([side >> 24, side >> 16, side >> 8, side, side >> 24, side >> 16, side >> 8, side]),
      ]);
    const files: [string, string | Buffer, string][] = [
      ['named-wrong.png', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'An SVG is a program'],
      ['moving.gif', 'GIF89a....', 'GIFs are not taken'],
      ['phone.heic', Buffer.from('00000018667479706865696300000000', 'hex'), 'HEIC pictures can’t be read'],
      ['paper.pdf', '%PDF-1.7', 'PDFs are not taken'],
      ['words.txt', 'words', 'This is not a picture'],
      ['empty.png', '', 'This file is empty'],
      ['huge.png', claiming(10_000), 'more than 64 megapixels'],
      ['broken.png', claiming(100), 'damaged'],
    ];
    for (const [name, content, sentence] of files) {
      await choose(page, name, content);
      await page.getByRole('alert').filter({ hasText: name }).getByText(sentence).waitFor();
      expect(await page.getByRole('list', { name: 'Pictures of this message' }).count(), name).toBe(0);
    }
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect.poll(() => page.getByText('Not attached').count()).toBe(0);
  });

  test('are kept while going to another conversation and back; a reload says what it lost', async () => {
    const { page } = await openWithReader();
    await bring(page, 'paste', { width: 10, height: 10, name: 'p.png' });
    await pictures(page).first().waitFor();
    await page.getByRole('button', { name: 'Temporary chat' }).click();
    await page.waitForURL('**/chat?temporary=1');
    await page.getByRole('button', { name: 'Temporary chat', pressed: true }).click();
    await page.waitForURL('**/chat');
    await pictures(page).first().waitFor();
    await page.reload();
    await page.getByText('A picture of this draft went with the reload. Attach it again.').waitFor();
  });

  test('dragged over the page show where they may be dropped', async () => {
    const { page } = await openWithReader();
    const drag = (name: string) =>
      page.evaluate((type) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File(['x'], 'a.png', { type: 'image/png' }));
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
      }, name);
    await drag('dragenter');
    await page.getByText('Drop pictures to attach them').waitFor();
    await drag('dragleave');
    await page.getByText('Drop pictures to attach them').waitFor({ state: 'detached' });
  });
});
