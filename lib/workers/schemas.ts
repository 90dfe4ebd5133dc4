import * as z from 'zod';
import {
  CLAIM_WAIT_SECONDS_DEFAULT,
  CLAIM_WAIT_SECONDS_MAX,
  TIER_IDS,
  WORKER_CONCURRENCY_MAX,
  WORKER_TYPES,
} from '../constants.ts';
import { idText, shortLine, storable } from '../text.ts';

/** Shapes of `/api/worker/*`; `docs/worker-protocol.md` is their prose. */
const tier = z.enum(TIER_IDS);

export const registerRequest = z.strictObject({
  type: z.enum(WORKER_TYPES),
  /** What the worker runs, for example `Llama-3.2-1B-Instruct`. */
  model: shortLine(120),
  /** Shown to its owner only. */
  name: shortLine(80).optional(),
  /** Defaults to every tier its type may serve. */
  tiers: z.array(tier).min(1).max(TIER_IDS.length).optional(),
  concurrency: z.number().int().min(1).max(WORKER_CONCURRENCY_MAX).optional(),
  /** Its model reads pictures: only such a worker is given messages that carry some. */
  images: z.boolean().optional(),
});
/** `secret` is shown this once; only its hash is kept. */
export const registerResponse = z.object({ workerId: z.string(), secret: z.string() });

export const claimRequest = z.strictObject({
  workerId: idText,
  /** One tier, as the reference; left out, any tier the worker registered for. */
  tier: tier.optional(),
  /** How long to wait for a job; 0 answers at once. */
  waitSeconds: z.number().int().min(0).max(CLAIM_WAIT_SECONDS_MAX).default(CLAIM_WAIT_SECONDS_DEFAULT),
});
/** Pictures of a message, `data` in base64. They come to workers that registered with `images` only. */
const messageImage = z.object({ type: z.enum(['image/png', 'image/jpeg', 'image/webp']), data: z.string() });
export const chatMessage = z.object({
  role: z.enum(['system', 'user', 'assistant']),
  content: z.string(),
  images: z.array(messageImage).optional(),
});
export const claimResponse = z.union([
  z.object({
    job: z.object({
      id: z.string(),
      tier,
      model: z.string(),
      /** Counts claims of this job. Send it back with tokens, so that a late token of an older attempt can't mix in. */
      attempt: z.number().int(),
      leaseSeconds: z.number().int(),
    }),
    messages: z.array(chatMessage),
  }),
  z.object({ job: z.null() }),
]);

/** A piece of text as a model gives it; NUL is kept as U+FFFD, so that offsets hold. */
const value = z.string().max(20_000);
const attempt = z.number().int().min(1).max(1_000_000).optional();
/** Characters (UTF-16 units) of this attempt's text that came before: a repeat is recognised, a gap is answered 409. */
const offset = z.number().int().min(0).optional();
export const tokenRequest = z.union([
  z.strictObject({ workerId: idText, jobId: idText, value, attempt, offset }),
  z.strictObject({ workerId: idText, jobId: idText, values: z.array(value).min(1).max(1_000), attempt, offset }),
]);
/** A line of a streamed upload: the first names the job, the others may leave it out. */
export const tokenLine = z.strictObject({
  workerId: idText.optional(),
  jobId: idText.optional(),
  value: value.optional(),
  values: z.array(value).max(1_000).optional(),
  attempt,
  offset,
});
/** `position`: characters of this attempt that the server has now. */
export const tokenResponse = z.object({ ok: z.literal(true), position: z.number().int() });

export const completeRequest = z.strictObject({
  workerId: idText,
  jobId: idText,
  tokens: z.number().int().min(0).max(10_000_000).optional(),
  attempt,
});
/** `earned` in credits, exact to four decimals; the same for a repeated call. */
export const completeResponse = z.object({ ok: z.literal(true), earned: z.number(), tokens: z.number().int() });

export const failRequest = z.strictObject({
  workerId: idText,
  jobId: idText,
  reason: storable(500).optional(),
  /** True hands the job back unharmed (a worker shutting down): the attempt is not counted. */
  release: z.boolean().default(false),
  attempt,
});
export const failResponse = z.object({ ok: z.literal(true), status: z.enum(['queued', 'failed']) });

export const heartbeatRequest = z.strictObject({
  workerId: idText,
  /** The worker's own measurement, shown to its owner. */
  tokensPerSecond: z
    .number()
    .min(0)
    .max(1_000_000)
    // The column has four bytes: a fraction below its range is an error there, not a zero.
    .transform((speed) => Math.round(speed * 100) / 100)
    .optional(),
  /** The jobs it still works on; left out, every job it holds is renewed. */
  jobIds: z.array(idText).max(WORKER_CONCURRENCY_MAX).optional(),
  /** The last beat of a worker that stops: it no longer counts as active. */
  leaving: z.boolean().optional(),
});
/** `lost`: of the jobs named, those that are no longer this worker's (stopped, lapsed, done): stop working on them. */
export const heartbeatResponse = z.object({
  ok: z.literal(true),
  lost: z.array(z.string()),
  leaseSeconds: z.number().int(),
});

export const workerKeySchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The key's first characters, to tell keys apart. */
  hint: z.string(),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
});
export const createKeyRequest = z.strictObject({ name: shortLine(80).default('worker') });
export const createKeyResponse = z.object({ key: workerKeySchema, secret: z.string() });
export const listKeysResponse = z.object({ keys: z.array(workerKeySchema) });

export const workerSchema = z.object({
  id: z.string(),
  name: z.string().nullable(),
  type: z.enum(WORKER_TYPES),
  model: z.string(),
  tiers: z.array(tier),
  active: z.boolean(),
  jobsDone: z.number().int(),
  jobsFailed: z.number().int(),
  jobsAbandoned: z.number().int(),
  tokens: z.number().int(),
  tokensPerSecond: z.number(),
  /** Credits earned, by asset. */
  earnedGranted: z.number(),
  earnedPurchased: z.number(),
  createdAt: z.string(),
  lastSeenAt: z.string(),
});
export const listWorkersResponse = z.object({ workers: z.array(workerSchema) });
