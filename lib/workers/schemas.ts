import * as z from 'zod/mini';
import {
  CLAIM_WAIT_SECONDS_DEFAULT,
  CLAIM_WAIT_SECONDS_MAX,
  IMAGE_PREVIEW_BYTES_MAX,
  JOB_KINDS,
  LANE_IDS,
  TIER_IDS,
  WORKER_CONCURRENCY_MAX,
  WORKER_TYPES,
} from '../constants.ts';
import { idText, shortLine, storable } from '../text.ts';

/** Shapes of `/api/worker/*`; `docs/worker-protocol.md` is their prose. */
const tier = z.enum(TIER_IDS);
const kind = z.enum(JOB_KINDS);

export const registerRequest = z.strictObject({
  type: z.enum(WORKER_TYPES),
  /** What the worker runs, for example `Llama-3.2-1B-Instruct`. */
  model: shortLine(120),
  /** Shown to its owner only. */
  name: z.optional(shortLine(80)),
  /** What it serves: messages, pictures or both. Left out, messages. */
  kinds: z.optional(z.array(kind).check(z.minLength(1), z.maxLength(JOB_KINDS.length))),
  /** What draws its pictures. */
  imageModel: z.optional(shortLine(120)),
  /** Defaults to every tier its type may serve. */
  tiers: z.optional(z.array(tier).check(z.minLength(1), z.maxLength(TIER_IDS.length))),
  /** Answers at once. */
  concurrency: z.optional(z.int().check(z.gte(1), z.lte(WORKER_CONCURRENCY_MAX))),
  /** Pictures at once, beside the answers. */
  imageConcurrency: z.optional(z.int().check(z.gte(1), z.lte(WORKER_CONCURRENCY_MAX))),
  /** Its model reads pictures: only such a worker is given messages that carry some. */
  images: z.optional(z.boolean()),
});
/** `secret` is shown this once; only its hash is kept. */
export const registerResponse = z.object({ workerId: z.string(), secret: z.string() });

export const claimRequest = z.strictObject({
  workerId: idText,
  /** One tier, as the reference; left out, any tier the worker registered for. */
  tier: z.optional(tier),
  /** Only jobs of this kind; left out, of every kind the worker registered for. */
  kind: z.optional(kind),
  /** How long to wait for a job; 0 answers at once. */
  waitSeconds: z._default(z.int().check(z.gte(0), z.lte(CLAIM_WAIT_SECONDS_MAX)), CLAIM_WAIT_SECONDS_DEFAULT),
});
/** Pictures of a message, `data` in base64. They come to workers that registered with `images` only. */
const messageImage = z.object({ type: z.enum(['image/png', 'image/jpeg', 'image/webp']), data: z.string() });
export const chatMessage = z.object({
  role: z.enum(['system', 'user', 'assistant']),
  content: z.string(),
  images: z.optional(z.array(messageImage)),
});
/** What a picture is drawn from. `prompt` has the style's words, `subject` is the person's own. Sizes are in pixels. */
export const imageTask = z.object({
  prompt: z.string(),
  subject: z.string(),
  negativePrompt: z.nullable(z.string()),
  style: z.string(),
  width: z.int(),
  height: z.int(),
  seed: z.int(),
  /** False: the picture must be fit for everybody. */
  nsfw: z.boolean(),
});
export const claimResponse = z.union([
  z.object({
    job: z.object({
      id: z.string(),
      kind,
      /** The lane of the queue: a tier of chat, or `image`. */
      tier: z.enum(LANE_IDS),
      model: z.string(),
      /** Counts claims of this job. Send it back with tokens, so that a late token of an older attempt can't mix in. */
      attempt: z.int(),
      leaseSeconds: z.int(),
    }),
    /** Empty where `image` says what to draw. */
    messages: z.array(chatMessage),
    image: z.optional(imageTask),
  }),
  z.object({ job: z.null() }),
]);

/** A piece of text as a model gives it; NUL is kept as U+FFFD, so that offsets hold. */
const value = z.string().check(z.maxLength(20_000));
const attempt = z.optional(z.int().check(z.gte(1), z.lte(1_000_000)));
/** Characters (UTF-16 units) of this attempt's text that came before: a repeat is recognised, a gap is answered 409. */
const offset = z.optional(z.int().check(z.gte(0)));
export const tokenRequest = z.union([
  z.strictObject({ workerId: idText, jobId: idText, value, attempt, offset }),
  z.strictObject({
    workerId: idText,
    jobId: idText,
    values: z.array(value).check(z.minLength(1), z.maxLength(1_000)),
    attempt,
    offset,
  }),
]);
/** A line of a streamed upload: the first names the job, the others may leave it out. */
export const tokenLine = z.strictObject({
  workerId: z.optional(idText),
  jobId: z.optional(idText),
  value: z.optional(value),
  values: z.optional(z.array(value).check(z.maxLength(1_000))),
  attempt,
  offset,
});
/** `position`: characters of this attempt that the server has now. */
export const tokenResponse = z.object({ ok: z.literal(true), position: z.int() });

export const completeRequest = z.strictObject({
  workerId: idText,
  jobId: idText,
  tokens: z.optional(z.int().check(z.gte(0), z.lte(10_000_000))),
  attempt,
});
/** `earned` in credits, exact to four decimals; the same for a repeated call. */
export const completeResponse = z.object({ ok: z.literal(true), earned: z.number(), tokens: z.int() });

/** How far a picture is: step `step` of `steps`, with a glimpse of it in base64 (PNG, JPEG or WebP). */
export const progressRequest = z.strictObject({
  workerId: idText,
  jobId: idText,
  attempt,
  step: z.int().check(z.gte(0), z.lte(10_000)),
  steps: z.int().check(z.gte(1), z.lte(10_000)),
  preview: z.optional(z.base64().check(z.maxLength((IMAGE_PREVIEW_BYTES_MAX / 3) * 4))),
});
export const progressResponse = z.object({ ok: z.literal(true) });

/** Of an upload, whose body is the file. */
export const imageQuery = z.object({
  workerId: idText,
  jobId: idText,
  attempt: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(1_000_000))),
});

export const failRequest = z.strictObject({
  workerId: idText,
  jobId: idText,
  reason: z.optional(storable(500)),
  /** True hands the job back unharmed (a worker shutting down): the attempt is not counted. */
  release: z._default(z.boolean(), false),
  /** True: the worker's filter held the picture back. Somebody else's worker is asked once, then it ends and costs nothing. */
  censored: z._default(z.boolean(), false),
  attempt,
});
export const failResponse = z.object({ ok: z.literal(true), status: z.enum(['queued', 'failed']) });

export const heartbeatRequest = z.strictObject({
  workerId: idText,
  /** The worker's own measurement, shown to its owner. */
  tokensPerSecond: z.optional(
    z.pipe(
      z.number().check(z.gte(0), z.lte(1_000_000)),
      // The column has four bytes: a fraction below its range is an error there, not a zero.
      z.transform((speed: number) => Math.round(speed * 100) / 100),
    ),
  ),
  /** The jobs it still works on; left out, every job it holds is renewed. */
  jobIds: z.optional(z.array(idText).check(z.maxLength(WORKER_CONCURRENCY_MAX))),
  /** The last beat of a worker that stops: it no longer counts as active. */
  leaving: z.optional(z.boolean()),
});
/** `lost`: of the jobs named, those that are no longer this worker's (stopped, lapsed, done): stop working on them. */
export const heartbeatResponse = z.object({
  ok: z.literal(true),
  lost: z.array(z.string()),
  leaseSeconds: z.int(),
});

export const workerKeySchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The key's first characters, to tell keys apart. */
  hint: z.string(),
  createdAt: z.string(),
  lastUsedAt: z.nullable(z.string()),
});
export const createKeyRequest = z.strictObject({ name: z._default(shortLine(80), 'worker') });
export const createKeyResponse = z.object({ key: workerKeySchema, secret: z.string() });
export const listKeysResponse = z.object({ keys: z.array(workerKeySchema) });

export const workerSchema = z.object({
  id: z.string(),
  name: z.nullable(z.string()),
  type: z.enum(WORKER_TYPES),
  model: z.string(),
  tiers: z.array(tier),
  kinds: z.array(kind),
  imageModel: z.nullable(z.string()),
  active: z.boolean(),
  jobsDone: z.int(),
  jobsFailed: z.int(),
  jobsAbandoned: z.int(),
  tokens: z.int(),
  tokensPerSecond: z.number(),
  /** Credits earned, by asset. */
  earnedGranted: z.number(),
  earnedPurchased: z.number(),
  createdAt: z.string(),
  lastSeenAt: z.string(),
});
export const listWorkersResponse = z.object({
  workers: z.array(workerSchema),
  /** What the owner gets of each job that is claimed now, in basis points: more with $ASHAO staked. */
  shareBps: z.int(),
});
