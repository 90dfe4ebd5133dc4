import { formatClock } from '@/lib/client/format.ts';
import { treasuryStrings } from '@/lib/strings/treasury.ts';
import type { Treasury } from '@/lib/treasury/schemas.ts';
import type { TreasurySeries } from './treasury-series.ts';

const HOUR_MS = 3_600_000;
const strings = treasuryStrings.chart;

type Shown = Pick<Treasury, 'series' | 'asOf' | 'priceDetails' | 'chain'>;

/** Why there is no line to draw yet and when there will be; null when there is one. */
export function findGap({ series, asOf, priceDetails, chain }: Shown, key: TreasurySeries): string | null {
  if (series.filter((point) => point[key] !== null).length >= 2) return null;
  const next = formatClock(new Date((Math.floor(Date.parse(asOf) / HOUR_MS) + 1) * HOUR_MS).toISOString());
  const isOfChain = key === 'price' || key === 'circulatingSupply';
  if (isOfChain && chain.reason === 'off') return strings.unseen.off;
  if (key === 'price' && (priceDetails.reason === 'no_pool' || priceDetails.reason === 'too_young'))
    return strings.unseen[priceDetails.reason];
  if (series.length === 0) return strings.none(next);
  return series.length === 1 ? strings.one(next) : strings.unseen.other;
}
