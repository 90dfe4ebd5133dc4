import { expect, test } from 'vitest';
import { nearestPoint, plotPoints, stepPoint, valueSpan } from '../../../components/chart/plot-points.ts';
import { readKey } from '../../../components/chart/read-key.ts';
import { describeChange } from '../../../components/treasury/describe-change.ts';
import { findGap } from '../../../components/treasury/find-gap.ts';
import { listPoints } from '../../../components/treasury/list-points.ts';
import { TREASURY_SERIES } from '../../../components/treasury/treasury-series.ts';
import { toBuybackLine } from '../../../lib/treasury/write-buybacks-csv.ts';
import { toSeriesLine } from '../../../lib/treasury/write-series-csv.ts';

const { balance, circulatingSupply, price } = TREASURY_SERIES;
const snapshot = (at: string, value: string, known = true) => ({
  at,
  balance: value,
  totalBurned: value,
  rewardsPaid: value,
  circulatingSupply: known ? value : null,
  price: known ? value : null,
  filled: !known,
});
const HOURS = ['2026-01-01T10:00:00.000Z', '2026-01-01T11:00:00.000Z', '2026-01-01T12:00:00.000Z'] as const;

test.each([
  ['12.5', '2.5', balance.format, '+$2.50 (+25 %)'],
  ['7.5', '-2.5', balance.format, '−$2.50 (−25 %)'],
  // From nothing there is no per cent, and of a billion a token is none.
  ['2.5', '2.5', balance.format, '+$2.50'],
  ['999999999', '-1', circulatingSupply.format, '−1 $ASHAO'],
  ['0.0102', '0.0002', price.format, '+$0.0002 (+2 %)'],
  ['5', '0', balance.format, 'No change'],
  [null, null, price.format, null],
  ['0.01', null, price.format, null],
])('default: %s after a change of %s', (now, change, format, expected) => {
  expect(describeChange({ now, change, format })).toBe(expected);
});

test('behavior: the line ends in the figure that the page shows', () => {
  const series = [snapshot(HOURS[0], '1'), snapshot(HOURS[1], '2', false)];
  const figures = { balance: '3', totalBurned: '0', rewardsPaid: '0', circulatingSupply: null, price: '0.5' };
  const treasury = { series, asOf: '2026-01-01T11:30:00.000Z', ...figures };
  expect(listPoints(treasury, 'balance').map(({ value }) => value)).toEqual(['1', '2', '3']);
  expect(listPoints(treasury, 'price').map(({ value }) => value)).toEqual(['1', null, '0.5']);
  // A server's clock behind its last snapshot.
  expect(listPoints({ ...treasury, asOf: HOURS[0] }, 'balance')).toHaveLength(2);
});

test('behavior: without a line it is said why and when there will be one', () => {
  const shown = {
    asOf: HOURS[2],
    chain: { reason: null },
    priceDetails: { reason: null, asOf: null, windowSeconds: null },
  };
  const [first, second] = [snapshot(HOURS[0], '1'), snapshot(HOURS[1], '2')];
  expect(findGap({ ...shown, series: [first, second] }, 'balance')).toBeNull();
  expect(findGap({ ...shown, series: [] }, 'balance')).toMatch(/begins with two snapshots/);
  expect(findGap({ ...shown, series: [first] }, 'balance')).toMatch(/second hourly snapshot, at/);
  const unseen = [first, snapshot(HOURS[1], '2', false)];
  expect(findGap({ ...shown, series: unseen }, 'balance')).toBeNull();
  expect(findGap({ ...shown, series: unseen }, 'price')).toMatch(/The chain did not tell this/);
  expect(findGap({ ...shown, series: unseen, chain: { reason: 'off' } }, 'circulatingSupply')).toMatch(
    /none is set up/,
  );
  const young = { ...shown, priceDetails: { ...shown.priceDetails, reason: 'too_young' as const } };
  expect(findGap({ ...young, series: unseen }, 'price')).toMatch(/long enough/);
});

test('behavior: points are found by time and by key, past what is not known', () => {
  const points = plotPoints([
    { at: HOURS[0], value: '1' },
    { at: HOURS[1], value: null },
    { at: HOURS[2], value: '3' },
  ]);
  expect(nearestPoint(points, Date.parse(HOURS[1]) - 1)).toBe(0);
  expect(nearestPoint(points, Date.parse(HOURS[1]) + 1)).toBe(2);
  expect([readKey('ArrowLeft', points, 2), readKey('ArrowRight', points, 2), readKey('Home', points, 2)]).toEqual([
    0, 2, 0,
  ]);
  expect([readKey('End', points, 0), readKey('PageDown', points, 2), readKey('Tab', points, 0)]).toEqual([2, 0, null]);
  expect(nearestPoint(plotPoints([{ at: HOURS[0], value: null }]), 0)).toBe(-1);
  expect(stepPoint([], -1, 1)).toBe(-1);
});

test('behavior: no axis is without a span', () => {
  const flat = plotPoints([
    { at: HOURS[0], value: '5' },
    { at: HOURS[1], value: '5' },
  ]);
  for (const fromZero of [true, false]) {
    const [least, most] = valueSpan(flat, { fromZero });
    expect(least).toBeLessThan(5);
    expect(most).toBeGreaterThan(5);
  }
  expect(valueSpan(plotPoints([{ at: HOURS[0], value: '0' }]), { fromZero: true })).toEqual([0, 1]);
  expect(valueSpan([], { fromZero: false })).toEqual([0, 1]);
});

test('behavior: files have exact digits, and nothing where nobody knows', () => {
  expect(toSeriesLine(snapshot(HOURS[0], '0.000001', false))).toBe(
    `${HOURS[0]},0.000001,0.000001,0.000001,,,Reckoned afterwards\r\n`,
  );
  const entry = {
    id: 'buy_1',
    state: 'planned' as const,
    usdc: '10',
    ashaoMin: '900',
    burned: null,
    pricePaid: null,
    txHash: null,
    createdAt: HOURS[0],
    closedAt: null,
  };
  expect(toBuybackLine(entry)).toBe(`${HOURS[0]},,Planned,10,,,,buy_1\r\n`);
});
