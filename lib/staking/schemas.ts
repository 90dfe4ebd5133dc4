import * as z from 'zod/mini';
import { APR_WINDOW_DAYS, ASHAO_DECIMALS, PAGE_SIZE_DEFAULT, PAGE_SIZE_MAX } from '../constants.ts';
import { parseDecimal } from '../decimal.ts';

/** Shapes of `/api/staking*`. Browser-safe. Amounts are decimal texts, exact: `ashao` in tokens, `usdc` in dollars. */
const ashao = z.string();
const usdc = z.string();

const PROBLEMS = {
  form: 'must be a number of $ASHAO, such as 1000 or "1000.5"',
  decimals: `may have at most ${ASHAO_DECIMALS} decimals`,
} as const;

/** An amount of $ASHAO from outside, in units of 10^-18 afterwards. The digits as they were sent: see `exactNumbers`. */
const ashaoAmount = z.pipe(
  z.string(PROBLEMS.form).check(
    z.superRefine((text, context) => {
      const amount = parseDecimal(text, ASHAO_DECIMALS);
      if (typeof amount === 'string') context.addIssue(PROBLEMS[amount]);
      else if (amount <= 0n) context.addIssue('must be more than 0');
    }),
  ),
  z.transform((text: string) => parseDecimal(text, ASHAO_DECIMALS) as bigint),
);

export const stakeRequest = z.strictObject({ amount: ashaoAmount });
/** `staked` and `available` of this person and `totalStaked` of everybody, after the change. */
export const stakeResponse = z.object({ staked: ashao, available: ashao, totalStaked: ashao });

export const claimRequest = z.strictObject({});
/** `claimed` has become purchased credits; 0 when there was nothing to claim. */
export const claimResponse = z.object({ claimed: usdc });

export const stakingHistoryQuery = z.object({
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(PAGE_SIZE_MAX)), PAGE_SIZE_DEFAULT),
});
const historyEntry = z.object({
  id: z.string(),
  kind: z.enum(['stake', 'unstake', 'claim']),
  /** Without a sign: `asset` of a stake or unstake is `ashao`, of a claim `usdc`. */
  amount: z.string(),
  asset: z.enum(['ashao', 'usdc']),
  createdAt: z.string(),
});
export type StakingEntry = z.infer<typeof historyEntry>;
export const stakingHistoryResponse = z.object({
  entries: z.array(historyEntry),
  nextCursor: z.nullable(z.string()),
});

const STAKING_RANGES = ['30d', '90d'] as const;
export type StakingRange = (typeof STAKING_RANGES)[number];
export const stakingSeriesQuery = z.object({ range: z._default(z.enum(STAKING_RANGES), '30d') });
export const stakingSeriesResponse = z.object({
  range: z.enum(STAKING_RANGES),
  /** The end of each day (UTC), oldest first; the last is now. */
  points: z.array(
    z.object({
      at: z.string(),
      staked: ashao,
      /** All that was claimed until then. */
      claimed: usdc,
      /** To all stakers, on that day alone. */
      paidToAll: usdc,
    }),
  ),
  asOf: z.string(),
});
export type StakingSeries = z.infer<typeof stakingSeriesResponse>;

const aprWindow = z.object({
  days: z.union([z.literal(APR_WINDOW_DAYS[0]), z.literal(APR_WINDOW_DAYS[1])]),
  /** Paid to all stakers in these days. */
  rewards: usdc,
  /** `rewards` × 365 / `days` / `stakedValue`, in per cent; null for the reason given beside. */
  percent: z.nullable(z.number()),
});
export const stakingResponse = z.object({
  /** Null for whoever is not signed in. */
  position: z.nullable(
    z.object({
      staked: ashao,
      /** $ASHAO that is here and not staked. */
      available: ashao,
      /** What a claim would pay now. */
      pending: usdc,
      /** All that was ever claimed. */
      claimed: usdc,
      /** Slice of each reward, in per cent. */
      slicePercent: z.number(),
    }),
  ),
  totalStaked: ashao,
  apr: z.object({
    windows: z.array(aprWindow),
    /** Dollars a token; null while no chain tells. */
    price: z.nullable(usdc),
    /** `totalStaked` × `price`. */
    stakedValue: z.nullable(usdc),
    reason: z.nullable(z.enum(['no_price', 'nobody_stakes'])),
  }),
  /** Stake from which on the worker share is the higher one. */
  boost: z.object({ minStake: ashao, shareBps: z.int(), boostedShareBps: z.int() }),
  /** The newest ten movements; the rest by `/api/staking/history`. */
  history: z.nullable(stakingHistoryResponse),
  asOf: z.string(),
});
