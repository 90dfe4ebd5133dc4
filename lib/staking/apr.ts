import { ASHAO_UNIT, USDC_DECIMALS } from '../constants.ts';
import { formatDecimal } from '../decimal.ts';

export type Window = { days: 7 | 30; rewards: bigint };

/** A price has this many digits beyond the micro-dollar: a token may be worth less than one. */
const DIGITS = 18;
/** Two decimals of a per cent. */
const STEPS_A_PERCENT = 100n;
const DAYS_A_YEAR = 365n;

/**
 * What stakers got lately, as a yearly rate: rewards of the window × 365 / days / value of all stakes. It says what was,
 * not what will be. A network younger than the window is reckoned as if the days before it had paid nothing.
 *
 * @param params.price micro-dollars for one whole $ASHAO, times 10^18; null while no chain tells
 */
export function computeApr(params: { windows: readonly Window[]; totalStaked: bigint; price: bigint | null }) {
  const { windows, totalStaked, price } = params;
  const value = price === null ? null : (totalStaked * price) / (ASHAO_UNIT * 10n ** BigInt(DIGITS));
  const percent = ({ days, rewards }: Window) =>
    value === null || value === 0n
      ? null
      : Number((rewards * DAYS_A_YEAR * 100n * STEPS_A_PERCENT) / (BigInt(days) * value)) / Number(STEPS_A_PERCENT);
  return {
    windows: windows.map((window) => ({
      days: window.days,
      rewards: formatDecimal(window.rewards, USDC_DECIMALS),
      percent: percent(window),
    })),
    price: price === null ? null : formatDecimal(price, USDC_DECIMALS + DIGITS),
    stakedValue: value === null ? null : formatDecimal(value, USDC_DECIMALS),
    reason: price === null ? ('no_price' as const) : value === 0n ? ('nobody_stakes' as const) : null,
  };
}
