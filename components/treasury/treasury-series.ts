import { formatAmount } from '@/lib/client/format-amount.ts';
import { formatPrice } from '@/lib/client/format-price.ts';
import type { Treasury } from '@/lib/treasury/schemas.ts';

const dollars = (text: string) => formatAmount(text, 'usdc');
const tokens = (text: string) => formatAmount(text, 'ashao');

/** The five figures, in the order in which they are shown: how each is written, and how it is drawn. */
export const TREASURY_SERIES = {
  balance: { format: dollars, unit: 'dollars', fromZero: true },
  totalBurned: { format: tokens, unit: 'tokens', fromZero: true },
  rewardsPaid: { format: dollars, unit: 'dollars', fromZero: true },
  // Little of a large number changes: from zero they would be flat lines.
  circulatingSupply: { format: tokens, unit: 'tokens', fromZero: false },
  price: { format: formatPrice, unit: 'dollars', fromZero: false },
} as const satisfies Record<
  string,
  { format: (text: string) => string; unit: 'dollars' | 'tokens'; fromZero: boolean }
>;

export type TreasurySeries = keyof typeof TREASURY_SERIES & keyof Treasury;
export const TREASURY_SERIES_KEYS = Object.keys(TREASURY_SERIES) as TreasurySeries[];
