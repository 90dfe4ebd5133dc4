import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drawChart } from '../../../scripts/lib/economy/draw-chart.ts';
import { drawCharts } from '../../../scripts/lib/economy/draw-charts.ts';
import { runSimulation } from '../../../scripts/lib/economy/run-simulation.ts';
import { simulateSelfServer } from '../../../scripts/lib/economy/simulate-self-server.ts';
import { simulateSybil } from '../../../scripts/lib/economy/simulate-sybil.ts';
import { simulateYear } from '../../../scripts/lib/economy/simulate-year.ts';
import { writeGuide } from '../../../scripts/lib/economy/write-guide.ts';

test('behavior: a sybil farm takes out no money, however many wallets, and what it was given is the treasury’s again', () => {
  for (const wallets of [1, 3, 100]) {
    const { granted, left, withdrawable, treasury } = simulateSybil({ wallets });
    expect(withdrawable).toBe(0n);
    expect([treasury.buyback, treasury.rewards]).toEqual([0n, 0n]);
    expect(treasury.grant + left).toBe(granted);
  }
});

test('behavior: nobody gains by serving themselves, not even as the only staker', () => {
  for (const rounds of ['once', 'until nothing is left'] as const) {
    const { paid, back } = simulateSelfServer({
      label: '',
      micro: 100_000_000n,
      boosted: true,
      slicePercent: 100,
      rounds,
    });
    expect(back).toBeLessThanOrEqual((paid * 9n) / 10n);
  }
});

test('behavior: every dollar of the year went somewhere, and stakers got what was handed out', () => {
  const { days, rewards, workersPlain, workersBoosted } = simulateYear('flat', 320);
  const last = days.at(-1);
  if (!last) throw new Error('no days');
  expect(last.workers + last.stakers + last.buyback).toBe(last.paid);
  expect(workersPlain + workersBoosted).toBe(last.workers);
  const paid = rewards.reduce((sum, each) => sum + each, 0n);
  expect(last.stakers - paid).toBeGreaterThanOrEqual(0n);
  expect(last.stakers - paid).toBeLessThanOrEqual(BigInt(rewards.length));
  for (const [index, day] of days.entries()) expect(day.burned).toBeGreaterThan(days[index - 1]?.burned ?? 0n);
});

test('default: the guide and its pictures are those of a run with the present constants', () => {
  const simulation = runSimulation();
  expect(readFileSync('docs/guides/economy.md', 'utf8'), 'Run npm run sim:economy.').toBe(writeGuide(simulation));
  for (const [name, svg] of Object.entries(drawCharts(simulation))) {
    expect(readFileSync(`public/images/economy/${name}`, 'utf8'), 'Run npm run sim:economy.').toBe(svg);
  }
}, 30_000);

test('default: a chart is well-formed, named, and escapes what is written in it', () => {
  const svg = drawChart({
    title: 'This & that',
    series: [{ label: '<a>', values: [0, 3, 7] }],
    formatValue: String,
    along: ['first', 'last'],
  });
  expect(svg).toContain('<title>This &amp; that</title>');
  expect(svg).toContain('&lt;a&gt;');
  expect(svg.match(/<polyline/g)).toHaveLength(1);
});
