import { expect, test } from 'vitest';
import { checkAmount } from '../../../components/token/check-amount.ts';
import { describeDaily } from '../../../components/token/describe-daily.ts';
import { formatAmount } from '../../../lib/client/format-amount.ts';
import { parseAmount } from '../../../lib/client/parse-amount.ts';
import { toAmountText } from '../../../lib/client/to-amount-text.ts';

test.each([
  ['25', 'usdc', 25_000_000n],
  [' 0.000001 ', 'usdc', 1n],
  ['.5', 'usdc', 500_000n],
  ['5.', 'usdc', 5_000_000n],
  ['1.000000000000000001', 'ashao', 10n ** 18n + 1n],
] as const)('default: %s of %s is read to the last digit', (text, asset, amount) => {
  expect(parseAmount(text, asset)).toBe(amount);
  expect(parseAmount(toAmountText(amount, asset), asset)).toBe(amount);
});

test.each(['', '-1', '1e3', '1,000', '0x10', '1.0000001', '½', '.', 'NaN'])(
  'behavior: %j is no amount of USDC',
  (text) => {
    expect(parseAmount(text, 'usdc')).toBeNull();
  },
);

test('default: nothing is shown that is not there: amounts are cut, never rounded up', () => {
  expect(formatAmount('24.915', 'usdc')).toBe('$24.915');
  expect(formatAmount('1234.5', 'usdc')).toBe('$1,234.50');
  expect(formatAmount('1999.99999', 'ashao')).toBe('1,999.9999 $ASHAO');
  expect(formatAmount(1n, 'ashao')).toBe('under 0.0001 $ASHAO');
  expect(formatAmount('0.000000000000000001', 'ashao')).toBe('under 0.0001 $ASHAO');
  expect(formatAmount('0', 'ashao')).toBe('0 $ASHAO');
  // Beyond what a floating-point number holds.
  expect(formatAmount('123456789012345678.9012', 'ashao')).toBe('123,456,789,012,345,678.9012 $ASHAO');
});

test.each([
  ['', null],
  ['abc', 'Enter an amount such as 25 or 25.5.'],
  ['0', 'Enter more than 0.'],
  ['0.0000001', 'USDC has at most 6 decimals.'],
  ['0.5', 'At least $1.00.'],
  ['10.000001', 'More than there is: $10.00.'],
  ['10', null],
])('behavior: %j gets its sentence', (text, problem) => {
  const found = checkAmount({ text, asset: 'usdc', available: '10', least: '1' });
  expect(found.problem).toBe(problem);
  expect(found.amount === null).toBe(text === '' || problem !== null);
});

const figures = (rewards: string) => ({
  position: { staked: '100' },
  totalStaked: '300',
  apr: { windows: [{ days: 7, rewards }] },
});

test('default: a day is what the window paid for this slice; without rewards nothing is said', () => {
  const stake = { change: 'stake', amount: 100n * 10n ** 18n } as const;
  expect(describeDaily(figures('14'), stake)).toBe('≈ $1.00 a day, at what the last 7 days paid.');
  expect(describeDaily(figures('14'), { ...stake, change: 'unstake' })).toBeNull();
  expect(describeDaily(figures('0'), stake)).toBeNull();
});
