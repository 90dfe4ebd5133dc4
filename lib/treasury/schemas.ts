import * as z from 'zod/mini';
import { PAGE_SIZE_DEFAULT, PAGE_SIZE_MAX } from '../constants.ts';

/** Shapes of `/api/treasury*`. Browser-safe. Amounts are decimal texts, exact: `usdc` in dollars, `ashao` in tokens. */
const usdc = z.string();
const ashao = z.string();
const instant = z.string();

/** Why what only the chain knows is missing. */
const chainGap = z.enum(['off', 'starting', 'other_chain', 'alarm', 'stale']);
export type ChainGap = z.infer<typeof chainGap>;
/** `no_pool`: nothing to trade against. `too_young`: not watched for long enough to average. */
const priceGap = z.enum(['off', 'starting', 'other_chain', 'alarm', 'stale', 'no_pool', 'too_young']);
export type PriceGap = z.infer<typeof priceGap>;
export const buybackProblem = z.enum([
  'vault_paused',
  'no_price',
  'price_moved',
  'slippage',
  'vault_limit',
  'no_role',
  'no_gas',
  'reverted',
  'stuck',
  'node',
]);
export type BuybackProblem = z.infer<typeof buybackProblem>;

const RANGES = ['24h', '7d', '30d', '90d', 'all'] as const;
export type TreasuryRange = (typeof RANGES)[number];
const RESOLUTIONS = ['hour', 'day'] as const;
export type TreasuryResolution = (typeof RESOLUTIONS)[number];

export const treasuryQuery = z
  .object({ range: z._default(z.enum(RANGES), '30d'), resolution: z.optional(z.enum(RESOLUTIONS)) })
  .check(
    z.superRefine(({ range, resolution }, context) => {
      if (range === 'all' && resolution === 'hour')
        context.addIssue({ code: 'custom', message: 'must be day for all', path: ['resolution'], input: resolution });
    }),
  );

export const treasuryExportQuery = z.object({ range: z._default(z.enum(RANGES), '30d') });

const point = z.object({
  /** The beginning of the hour that it is of. */
  at: instant,
  balance: usdc,
  totalBurned: ashao,
  rewardsPaid: usdc,
  circulatingSupply: z.nullable(ashao),
  price: z.nullable(usdc),
  /**
   * Reckoned afterwards: from the ledger, with the supply where it is certain, and with the pair's average price over all hours
   * that were missed where readings before and after them tell it.
   */
  filled: z.boolean(),
});
export type TreasuryPoint = z.infer<typeof point>;

const buybackEntry = z.object({
  id: z.string(),
  /** `planned`: written down. `sent`. `confirming`: in a block. `done`: burned and booked. `abandoned`: nothing was spent. */
  state: z.enum(['planned', 'sent', 'confirming', 'done', 'abandoned']),
  usdc,
  /** The least that it had to buy. */
  ashaoMin: ashao,
  /** Null until it is done. */
  burned: z.nullable(ashao),
  /** Dollars a token, fee included: `usdc` / `burned`. */
  pricePaid: z.nullable(usdc),
  txHash: z.nullable(z.string()),
  createdAt: instant,
  closedAt: z.nullable(instant),
});
export type BuybackEntry = z.infer<typeof buybackEntry>;

export const buybacksQuery = z.object({
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(PAGE_SIZE_MAX)), PAGE_SIZE_DEFAULT),
});
/** Newest first. */
export const buybacksResponse = z.object({ entries: z.array(buybackEntry), nextCursor: z.nullable(z.string()) });

/** What the vault holds of a token against what is owed of it: `owed` is the sum of the parts. */
const held = z.object({
  held: z.string(),
  owed: z.string(),
  /** Free balances, and what is set aside for jobs under way. */
  people: z.string(),
  /** Stakes; of USDC always 0. */
  staked: z.string(),
  /** Promised by vouchers that nobody has submitted yet. */
  withdrawals: z.string(),
  /** The buyback's pot and the stakers' rewards; of $ASHAO always 0. */
  treasury: z.string(),
  /** Deposits of wallets that have no account here yet. */
  waiting: z.string(),
  isCovered: z.boolean(),
});
const reserves = z.object({
  blockNumber: z.int(),
  /** The block's time. */
  asOf: instant,
  usdc: held,
  ashao: held,
});
export type Reserves = z.infer<typeof reserves>;

export const treasuryResponse = z.object({
  /** For buybacks and stakers, not yet handed out. */
  balance: usdc,
  /** By buybacks. */
  totalBurned: ashao,
  /** Handed out to stakers, claimed or not. */
  rewardsPaid: usdc,
  /** What was minted less what anybody has burned; null with a `chain.reason`. */
  circulatingSupply: z.nullable(ashao),
  /** Dollars a token, time-weighted; null with a `priceDetails.reason`. */
  price: z.nullable(usdc),
  priceDetails: z.object({
    reason: z.nullable(priceGap),
    asOf: z.nullable(instant),
    windowSeconds: z.nullable(z.int()),
  }),
  chain: z.object({ reason: z.nullable(chainGap) }),
  /** Null with a `chain.reason`. */
  reserves: z.nullable(reserves),
  buyback: z.object({
    /** `waiting` for the pot, `held_back` after a `problem`, `under_way`, or `off` where no treasurer is set up. */
    state: z.enum(['off', 'waiting', 'held_back', 'under_way']),
    pot: usdc,
    /** The pot at which one is made, and the most that one spends, and all of a day. */
    min: usdc,
    max: usdc,
    perDayMax: usdc,
    problem: z.nullable(buybackProblem),
    problemAt: z.nullable(instant),
    retryAt: z.nullable(instant),
  }),
  range: z.enum(RANGES),
  resolution: z.enum(RESOLUTIONS),
  /** Oldest first. */
  series: z.array(point),
  /** The figures now less those at `since`; null before there are any. */
  change: z.nullable(
    z.object({
      since: instant,
      balance: usdc,
      totalBurned: ashao,
      rewardsPaid: usdc,
      circulatingSupply: z.nullable(ashao),
      price: z.nullable(usdc),
    }),
  ),
  /** The newest ten; the rest by `/api/treasury/buybacks`. */
  buybacks: buybacksResponse,
  asOf: instant,
});
export type Treasury = z.infer<typeof treasuryResponse>;
