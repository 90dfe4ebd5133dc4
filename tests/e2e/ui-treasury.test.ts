import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { parseEther } from 'viem';
import { expect, test } from 'vitest';
import { ashaoTokenAbi } from '../../lib/chain/abi/ashao-token.ts';
import { ASHAO_DECIMALS, ASHAO_SUPPLY, ASHAO_UNIT, USDC_DECIMALS } from '../../lib/constants.ts';
import { formatDecimal } from '../../lib/decimal.ts';
import { returnGrantedCredits } from '../../lib/ledger/grant.ts';
import type { Treasury } from '../../lib/treasury/schemas.ts';
import { ageSnapshots, joinWithMoney, makeBuyback } from '../helpers/live-treasury.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';
import { useVaultNetwork } from '../helpers/vault-network.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { findAxeViolations } from './axe.ts';
import { useBrowser } from './ui-page.ts';

const network = useVaultNetwork();
const browser = useBrowser(network);

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
/** A value of a list of figures, by what it is called. */
const figure = (page: Page, where: string, name: string) =>
  panel(page, where)
    .locator('div', { has: page.locator('dt', { hasText: new RegExp(`^${name}$`) }) })
    .locator('dd')
    .first();
const read = async (range = '30d') =>
  (await network.browser().get(`/api/treasury?range=${range}`)).body as unknown as Treasury;
const shown = (text: string, decimals: number) =>
  Number(text).toLocaleString('en-US', {
    maximumFractionDigits: decimals,
    roundingMode: 'trunc',
  } as Intl.NumberFormatOptions);

test('behavior: a fresh network says what will appear and when, and draws no empty axes', async () => {
  const page = await browser.open('/treasury', { width: 360 });
  await panel(page, 'Over time')
    .getByText(/The line begins with/)
    .waitFor();
  await panel(page, 'Buybacks').getByText('No buyback yet.').waitFor();
  expect(await page.getByRole('slider').count()).toBe(0);
  expect(await figure(page, 'Figures', 'Balance').textContent()).toBe('$0.00');
});

test('error: what cannot be loaded is said, and a press tries again', async () => {
  const page = await browser.open('/');
  await page.route('**/api/treasury?*', (route) =>
    route.fulfill({ status: 500, json: { error: 'No.', code: 'internal' } }),
  );
  await page.goto(`${network.url}/treasury`);
  const again = page.getByRole('button', { name: 'Try again' });
  await again.waitFor();
  await page.unroute('**/api/treasury?*');
  await again.click();
  await panel(page, 'Figures').waitFor();
});

test('default: a paid message and a buyback stand on the page as the endpoint and the chain tell them', async () => {
  const world = network.chain.world();
  const staker = await joinWithMoney(network.browser(), world, { ashao: 1_000n * ASHAO_UNIT });
  await staker.client.post('/api/staking/stake', { amount: '750' });
  const payer = await joinWithMoney(network.browser(), world, { usdc: 60_000_000n });
  // What is granted is spent first, and brings the treasury nothing.
  await returnGrantedCredits(network.connection.db, { userId: payer.person.userId, micro: 5_000_000n });
  const worker = await ScriptedWorker.register(await network.person());
  await payer.client.send('A message that is paid for');
  await worker.serveOne();
  await makeBuyback(world, payer.person, 31_000_000n);
  await ageSnapshots(world, 6);
  const { client, ashao } = world.chain;
  const minted = { address: ashao, abi: ashaoTokenAbi, functionName: 'totalSupply' } as const;
  const supply = formatDecimal(await client.readContract(minted), ASHAO_DECIMALS);
  const inVault = formatDecimal(await network.chain.balanceOf('usdc', network.chain.vault), USDC_DECIMALS);
  // Answers are kept for five seconds, and the chain is read a moment after its block.
  await waitFor(async () => {
    const { series, reserves, circulatingSupply, price } = await read();
    if (price === null) return false;
    return series.length >= 6 && reserves?.usdc.held === inVault && circulatingSupply === supply;
  }, 20_000);

  const page = await browser.open('/treasury');
  await panel(page, 'Buybacks')
    .getByText(/^Burned, at \$/)
    .waitFor();
  const told = await read();
  const [entry] = told.buybacks.entries;
  // Of the message $0.03 remain, of the other job all: a half of both is the stakers'.
  expect(told).toMatchObject({ rewardsPaid: '15.515', buyback: { pot: '0' } });
  expect(entry).toMatchObject({ usdc: '15.515', burned: told.totalBurned, state: 'done' });
  expect(told.totalBurned).toBe(formatDecimal(ASHAO_SUPPLY - parseEther(supply), ASHAO_DECIMALS));
  const figures = async (name: string) => (await figure(page, 'Figures', name)).textContent();
  expect(await figures('Burned by buybacks')).toBe(`${shown(told.totalBurned, 4)} $ASHAO`);
  expect(await figures('Circulating supply')).toBe(`${shown(supply, 4)} $ASHAO`);
  expect(await figures('Paid to stakers')).toBe('$15.515');
  expect(await figures('Price of \\$ASHAO')).toMatch(/^\$0\.01/);

  // The vault's money by the chain itself, to the last digit.
  expect(inVault).toBe('44.485');
  await panel(page, 'USDC').getByText('$44.485').first().waitFor();
  await panel(page, 'Reserves against debts').getByText('The vault holds at least all that the ledger owes').waitFor();
  expect(told.reserves?.usdc).toMatchObject({ held: inVault, owed: inVault, isCovered: true });

  const file = page.waitForEvent('download');
  await panel(page, 'Buybacks').getByRole('link', { name: 'Download CSV' }).click();
  const csv = await readFile(await (await file).path(), 'utf8');
  const { usdc, burned, pricePaid, txHash, id } = entry ?? {};
  expect(csv.split('\r\n')[1]).toContain(`,Burned,${usdc},${burned},${pricePaid},${txHash},${id}`);
});

test('behavior: series, ranges, keys, table and file are of the same points', async () => {
  const page = await browser.open('/treasury');
  const chart = panel(page, 'Over time');
  const slider = chart.getByRole('slider');
  await slider.waitFor();
  await chart.getByRole('button', { name: 'Burned', exact: true }).click();
  const told = await read('24h');
  await page.getByRole('button', { name: '24 h' }).click();
  await page.getByRole('button', { name: '24 h', pressed: true }).waitFor();
  await waitFor(async () => Number(await slider.getAttribute('aria-valuemax')) === told.series.length);
  await slider.focus();
  await page.keyboard.press('Home');
  await expect.poll(() => slider.getAttribute('aria-valuetext')).toMatch(/^0 \$ASHAO, /);
  await page.keyboard.press('End');
  const last = `${shown(told.totalBurned, 4)} $ASHAO`;
  await expect.poll(() => slider.getAttribute('aria-valuetext')).toContain(last);
  const box = await slider.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 90, (box?.y ?? 0) + 100);
  await chart.getByTestId('chart-reading').getByText('0 $ASHAO', { exact: true }).waitFor();

  await chart.getByRole('button', { name: 'Show as table' }).click();
  const rows = chart.getByRole('row');
  await expect.poll(() => rows.count()).toBe(told.series.length + 2);
  expect(await rows.nth(1).textContent()).toContain(last);
  const file = page.waitForEvent('download');
  await chart.getByRole('link', { name: 'Download CSV' }).click();
  const lines = (await readFile(await (await file).path(), 'utf8')).trimEnd().split('\r\n');
  expect(lines).toHaveLength(told.series.length + 1);
  expect(lines.at(-1)?.startsWith(`${told.series.at(-1)?.at},`)).toBe(true);
});

test('behavior: on a small phone nothing scrolls sideways, and axe finds nothing in either theme', async () => {
  const page = await browser.open('/treasury', { width: 360 });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.getByRole('slider').waitFor();
  for (const asTable of [false, true]) {
    if (asTable) await press(page, 'Show as table');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await findAxeViolations(page), colorScheme).toEqual([]);
    }
    const sizes = await page.locator('main').evaluate((main) => [main.scrollWidth, main.clientWidth]);
    expect(sizes[0]).toBe(sizes[1]);
  }
});
