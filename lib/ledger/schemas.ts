import * as z from 'zod';
import { PAGE_SIZE_DEFAULT, PAGE_SIZE_MAX } from '../constants.ts';

/** Shapes of `/api/credits*`. Amounts are in credits (1 credit = US$ 0.01) and may have up to four decimals. */
export const creditsResponse = z.object({
  /** Everything that can be spent: granted + purchased. */
  credits: z.number(),
  /** Given at sign-up or earned from jobs paid with such credits: can be spent, never withdrawn. */
  granted: z.number(),
  /** Bought or earned from bought credits. */
  purchased: z.number(),
});

export const historyQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_SIZE_MAX).default(PAGE_SIZE_DEFAULT),
});
export const historyResponse = z.object({
  entries: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['grant', 'hold', 'settle', 'release', 'deposit', 'adjustment']),
      asset: z.enum(['granted', 'purchased']),
      amount: z.number(),
      /** What the movement belongs to: a job's id, or null. */
      reference: z.string().nullable(),
      createdAt: z.string(),
    }),
  ),
  nextCursor: z.string().nullable(),
});
