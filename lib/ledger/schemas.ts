import * as z from 'zod/mini';
import { LANE_IDS, PAGE_SIZE_DEFAULT, PAGE_SIZE_MAX } from '../constants.ts';

/** Shapes of `/api/credits*`. Amounts are in credits (1 credit = US$ 0.01) and may have up to four decimals. */
export const creditsResponse = z.object({
  /** Everything that can be spent: granted + purchased. */
  credits: z.number(),
  /** Given at sign-up or earned from jobs paid with such credits: can be spent, never withdrawn. */
  granted: z.number(),
  /** Bought or earned from bought credits. */
  purchased: z.number(),
});

/** Of the ledger's kinds, those that move a person's credits. */
export const ENTRY_KINDS = [
  'grant',
  'hold',
  'settle',
  'release',
  'deposit',
  'adjustment',
  'claim',
  'withdraw',
  'withdraw_returned',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Of the message that an entry paid for. */
export const jobStatus = z.enum(['queued', 'running', 'done', 'failed', 'cancelled']);

export const historyQuery = z.object({
  cursor: z.optional(z.string().check(z.maxLength(200))),
  kind: z.optional(z.enum(ENTRY_KINDS)),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(PAGE_SIZE_MAX)), PAGE_SIZE_DEFAULT),
});
const historyEntry = z.object({
  id: z.string(),
  kind: z.enum(ENTRY_KINDS),
  asset: z.enum(['granted', 'purchased']),
  amount: z.number(),
  /** What the movement belongs to: a job's id, or null. */
  reference: z.nullable(z.string()),
  createdAt: z.string(),
  /** The grant of a first sign-in. */
  signUp: z.boolean(),
  /** The person's own message that was paid or refunded; `conversationId` is null when it has been deleted. */
  job: z.nullable(
    z.object({
      tier: z.enum(LANE_IDS),
      status: jobStatus,
      stopped: z.boolean(),
      conversationId: z.nullable(z.string()),
    }),
  ),
  /** Which of the person's workers earned it: its name, or its model when it has none. */
  worker: z.nullable(z.string()),
});
export type HistoryEntry = z.infer<typeof historyEntry>;
export const historyResponse = z.object({ entries: z.array(historyEntry), nextCursor: z.nullable(z.string()) });
