import { ASHAO_UNIT, USDC_DECIMALS } from '../constants.ts';
import { formatDecimal } from '../decimal.ts';

/**
 * Prices from a Uniswap V2 pair, in integers: micro-dollars for one whole $ASHAO, times 10^18. The pair sums up seconds times
 * price as UQ112.112 (docs.uniswap.org/contracts/v2/concepts/core-concepts/oracles); the difference of two sums over the seconds
 * between them is the average, which nobody can move within a block.
 */
const DIGITS = 18;
const SCALE = 10n ** BigInt(DIGITS);
const Q112 = 2n ** 112n;
const UINT256 = 2n ** 256n;
const UINT32 = 2n ** 32n;

/** What the pair holds, and its sum of prices of $ASHAO at its last trade. */
export type PairState = {
  readonly usdc: bigint;
  readonly ashao: bigint;
  readonly cumulativeLast: bigint;
  /** Seconds modulo 2^32. */
  readonly tradedAt: bigint;
};
export type Observation = { readonly priceCumulative: bigint; readonly blockTime: number };

/** The sum of prices brought up to a block: the pair itself adds to it at trades only. */
export function cumulativeAt(pair: PairState, blockTime: number): bigint {
  const seconds = (((BigInt(blockTime) - pair.tradedAt) % UINT32) + UINT32) % UINT32;
  if (pair.ashao === 0n) return pair.cumulativeLast;
  return (pair.cumulativeLast + ((pair.usdc * Q112) / pair.ashao) * seconds) % UINT256;
}

/** The price averaged over the time between two observations. @throws RangeError when no time lies between them */
export function averagePrice(older: Observation, newer: Observation): bigint {
  const seconds = newer.blockTime - older.blockTime;
  if (seconds <= 0) throw new RangeError('an average needs time');
  const sum = (newer.priceCumulative - older.priceCumulative + UINT256) % UINT256;
  return (sum * ASHAO_UNIT * SCALE) / (BigInt(seconds) * Q112);
}

/** The price of the moment. @throws RangeError of an empty pair */
export function spotPrice({ usdc, ashao }: Pick<PairState, 'usdc' | 'ashao'>): bigint {
  return (usdc * ASHAO_UNIT * SCALE) / ashao;
}

/** How many units of 10^-18 $ASHAO an amount of micro-dollars is worth, rounded down. */
export function ashaoFor(usdc: bigint, price: bigint): bigint {
  return (usdc * ASHAO_UNIT * SCALE) / price;
}

/** What was paid a token. @throws RangeError when nothing was bought */
export function pricePaid(usdc: bigint, ashao: bigint): bigint {
  return spotPrice({ usdc, ashao });
}

/** A price in dollars, exact. */
export function formatPrice(price: bigint): string {
  return formatDecimal(price, USDC_DECIMALS + DIGITS);
}
