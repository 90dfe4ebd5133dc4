/**
 * Makes the product's icons and the picture of link previews from the one mark in components/shell/mark.tsx:
 *
 *   tsx scripts/make-images.ts
 *
 * The files are committed, so that neither a build nor a server needs a browser.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { siteStrings } from '../lib/strings/site.ts';
import { launchBrowser } from '../tests/helpers/chromium.ts';
import { drawMark } from './lib/draw-mark.ts';
import { drawSocialImage } from './lib/draw-social-image.ts';
import { makeIco } from './lib/make-ico.ts';
import { PROJECT_ROOT } from './lib/project-root.ts';

const ICON = drawMark({ ground: 'round', share: 0.7 });
const TOUCH = drawMark({ ground: 'full', share: 0.62 });
/** A system may cut a circle of 80 % out of it. */
const MASKABLE = drawMark({ ground: 'full', share: 0.52 });

async function write(file: string, content: string | Buffer): Promise<void> {
  const target = path.join(PROJECT_ROOT, file);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, content);
  console.log(file);
}

async function shoot(page: Page, svg: string, size: number): Promise<Buffer> {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  return page.screenshot({ omitBackground: true });
}

const browser = await launchBrowser();
try {
  const page = await browser.newPage();
  await write('app/icon.svg', ICON);
  const sizes = [16, 32, 48];
  const pictures = [];
  for (const size of sizes) pictures.push({ size, png: await shoot(page, ICON, size) });
  await write('app/favicon.ico', makeIco(pictures));
  await write('app/apple-icon.png', await shoot(page, TOUCH, 180));
  for (const size of [192, 512]) {
    await write(`public/icons/any-${size}.png`, await shoot(page, ICON, size));
    await write(`public/icons/maskable-${size}.png`, await shoot(page, MASKABLE, size));
  }
  await page.setViewportSize({ width: 1200, height: 630 });
  await page.setContent(await drawSocialImage());
  await page.evaluate(() => document.fonts.ready);
  await write('app/opengraph-image.png', await page.screenshot());
  await write('app/opengraph-image.alt.txt', siteStrings.socialAlt);
} finally {
  await browser.close();
}
