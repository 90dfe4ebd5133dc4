import { ASHAO_DECIMALS, USDC_DECIMALS } from '../constants.ts';
import { formatDecimal } from '../decimal.ts';
import type { Asset } from './parse-amount.ts';

/** An amount in the smallest unit as the API takes it, and as it can be typed: `1000.5`. */
export function toAmountText(amount: bigint, asset: Asset): string {
  return formatDecimal(amount, asset === 'usdc' ? USDC_DECIMALS : ASHAO_DECIMALS);
}
