import { ASHAO_UNIT, type TierId } from '../../../lib/constants.ts';

/** What the simulated year supposes. Prices, shares and splits are not here: they are the product's own. */
export const ASSUMPTIONS = {
  days: 365,
  /** Makes the same year every time. */
  seed: 20_260_101,
  /** People who pay for messages, on the first and on the last day; in between the number grows by an S. */
  payingPeople: { first: 200, last: 20_000 },
  /** Messages a paying person sends a day, on average. */
  messagesADay: 12,
  /** Of the messages, those for each tier, in per cent. */
  tierPercent: { pro: 80, max: 20 } satisfies Record<TierId, number>,
  /** Of the messages, those answered by workers whose owners stake enough for the higher share, in per cent. */
  boostedPercent: { first: 10, last: 60 },
  /** Micro-dollars a $ASHAO costs on the first day: one cent. */
  firstPrice: 10_000n,
  sybil: { wallets: 10_000 },
  selfServer: { dollars: 1_000n },
} as const;

export type Staker = { name: string; tokens: bigint; fromDay: number; toDay: number | null };

/** Who stakes, and when. The last one tries to come for a month's rewards on the month's last day. */
export const STAKERS: readonly Staker[] = [
  { name: 'A home worker with the least stake that counts', tokens: 1_000n * ASHAO_UNIT, fromDay: 0, toDay: null },
  { name: 'Everybody else from the first day', tokens: 40_000_000n * ASHAO_UNIT, fromDay: 0, toDay: null },
  { name: 'A large holder from day 90 on', tokens: 60_000_000n * ASHAO_UNIT, fromDay: 90, toDay: null },
  { name: 'Somebody who leaves on day 180', tokens: 10_000_000n * ASHAO_UNIT, fromDay: 0, toDay: 180 },
  { name: 'A latecomer, there for one day of day 300', tokens: 100_000_000n * ASHAO_UNIT, fromDay: 300, toDay: 301 },
];

/** How the price of $ASHAO goes, as a factor of the first day's after a share of the year has passed. */
export const PRICE_PATHS = {
  flat: () => 1,
  rising: (year: number) => 4 ** year,
  falling: (year: number) => 0.2 ** year,
} satisfies Record<string, (year: number) => number>;
export type PricePath = keyof typeof PRICE_PATHS;
