import { ASHAO_DECIMALS, USDC_DECIMALS } from '../constants.ts';
import { formatDecimal } from '../decimal.ts';
import type { Asset } from './parse-amount.ts';

// Never rounded up: what is shown is there.
const dollars = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  maximumFractionDigits: USDC_DECIMALS,
  roundingMode: 'trunc',
});
const tokens = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4, roundingMode: 'trunc' });
const SMALLEST_SHOWN = 10n ** 14n;

/** `$12.50` or `1,000.5 $ASHAO`: an exact text of the API, or an amount in the smallest unit, for people. */
export function formatAmount(amount: string | bigint, asset: Asset): string {
  const decimals = asset === 'usdc' ? USDC_DECIMALS : ASHAO_DECIMALS;
  const text = typeof amount === 'bigint' ? formatDecimal(amount, decimals) : amount;
  const exact = text as `${number}`;
  if (asset === 'usdc') return dollars.format(exact);
  const isDust = typeof amount === 'bigint' ? amount > 0n && amount < SMALLEST_SHOWN : /^0\.0000\d*[1-9]/.test(text);
  return `${isDust ? 'under 0.0001' : tokens.format(exact)} $ASHAO`;
}
