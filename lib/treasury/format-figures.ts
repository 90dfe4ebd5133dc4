import { ASHAO_DECIMALS, USDC_DECIMALS } from '../constants.ts';
import { formatDecimal } from '../decimal.ts';
import { formatPrice } from './price.ts';
import type { Snapshot } from './read-series.ts';
import type { TreasuryPoint } from './schemas.ts';

/** In the smallest units; null where only the chain knows and did not say. */
export type Figures = Omit<Snapshot, 'at' | 'filled'>;

/** Exact decimal texts of dollars and tokens. */
export function formatFigures({ balance, totalBurned, rewardsPaid, circulatingSupply, price }: Figures) {
  return {
    balance: formatDecimal(balance, USDC_DECIMALS),
    totalBurned: formatDecimal(totalBurned, ASHAO_DECIMALS),
    rewardsPaid: formatDecimal(rewardsPaid, USDC_DECIMALS),
    circulatingSupply: circulatingSupply === null ? null : formatDecimal(circulatingSupply, ASHAO_DECIMALS),
    price: price === null ? null : formatPrice(price),
  };
}

export function toPoint({ at, filled, ...figures }: Snapshot): TreasuryPoint {
  return { at: at.toISOString(), ...formatFigures(figures), filled };
}
