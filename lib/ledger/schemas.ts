import * as z from 'zod';
import { PAGE_SIZE_DEFAULT, PAGE_SIZE_MAX, TIER_IDS } from '../constants.ts';

/** Shapes of `/api/credits*`. Amounts are in credits (1 credit = US$ 0.01) and may have up to four decimals. */
export const creditsResponse = z.object({
  /** Everything that can be spent: granted + purchased. */
  credits: z.number(),
  /** Given at sign-up or earned from jobs paid with such credits: can be spent, never withdrawn. */
  granted: z.number(),
  /** Bought or earned from bought credits. */
  purchased: z.number(),
});

export const ENTRY_KINDS = ['grant', 'hold', 'settle', 'release', 'deposit', 'adjustment'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Of the message that an entry paid for. */
export const jobStatus = z.enum(['queued', 'running', 'done', 'failed', 'cancelled']);

export const historyQuery = z.object({
  cursor: z.string().max(200).optional(),
  kind: z.enum(ENTRY_KINDS).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_SIZE_MAX).default(PAGE_SIZE_DEFAULT),
});
const historyEntry = z.object({
  id: z.string(),
  kind: z.enum(ENTRY_KINDS),
  asset: z.enum(['granted', 'purchased']),
  amount: z.number(),
  /** What the movement belongs to: a job's id, or null. */
  reference: z.string().nullable(),
  createdAt: z.string(),
  /** The grant of a first sign-in. */
  signUp: z.boolean(),
  /** The person's own message that was paid or refunded; `conversationId` is null when it has been deleted. */
  job: z
    .object({
      tier: z.enum(TIER_IDS),
      status: jobStatus,
      stopped: z.boolean(),
      conversationId: z.string().nullable(),
    })
    .nullable(),
  /** Which of the person's workers earned it: its name, or its model when it has none. */
  worker: z.string().nullable(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;
export const historyResponse = z.object({ entries: z.array(historyEntry), nextCursor: z.string().nullable() });
