import * as z from 'zod/mini';
import {
  IMAGE_ASPECT_IDS,
  IMAGE_PROMPT_CHARS_MAX,
  IMAGE_SEED_MAX,
  IMAGE_STYLE_IDS,
  PAGE_SIZE_DEFAULT,
  PAGE_SIZE_MAX,
} from '../constants.ts';
import { shortLine, storable } from '../text.ts';

/** Shapes of `/api/images*` and `/api/image-shares*`. Browser-safe. */
const flag = z.pipe(
  z.enum(['0', '1']),
  z.transform((value: '0' | '1') => value === '1'),
);

export const generateRequest = z.strictObject({
  prompt: shortLine(IMAGE_PROMPT_CHARS_MAX),
  style: z._default(z.enum(IMAGE_STYLE_IDS), 'None'),
  aspect: z._default(z.enum(IMAGE_ASPECT_IDS), 'Square'),
  /** True lets the worker draw what is not for everybody. */
  nsfw: z._default(z.boolean(), false),
  /** What should not be in it. */
  negativePrompt: z.optional(
    z.pipe(
      storable(IMAGE_PROMPT_CHARS_MAX),
      z.transform((text: string) => text.trim()),
    ),
  ),
  /** The same seed, words and size give the same picture on the same engine. Left out, a random one. */
  seed: z.optional(z.int().check(z.gte(0), z.lte(IMAGE_SEED_MAX))),
  /** Answers 202 at once; `/api/chat/stream?jobId=` tells the rest. */
  async: z._default(z.boolean(), false),
});
export type GenerateRequest = z.infer<typeof generateRequest>;

/** The reference's answer. `url` is good for an hour. */
export const generateResponse = z.object({
  image: z.object({ id: z.string(), url: z.string(), prompt: z.string() }),
});
export const acceptedResponse = z.object({
  jobId: z.string(),
  image: z.object({ id: z.string(), url: z.null(), prompt: z.string() }),
});

/** Addresses are paths on this origin, good for an hour: ask again for new ones. Null until the picture is there. */
const imageSchema = z.object({
  id: z.string(),
  jobId: z.string(),
  prompt: z.string(),
  negativePrompt: z.nullable(z.string()),
  style: z.enum(IMAGE_STYLE_IDS),
  aspect: z.enum(IMAGE_ASPECT_IDS),
  /** Pixels. */
  width: z.int(),
  height: z.int(),
  seed: z.int(),
  nsfw: z.boolean(),
  /** What drew it, in its worker's words. */
  model: z.nullable(z.string()),
  state: z.enum(['waiting', 'done', 'failed']),
  favourite: z.boolean(),
  shareToken: z.nullable(z.string()),
  url: z.nullable(z.string()),
  thumbUrl: z.nullable(z.string()),
  /** A PNG, as a download. */
  downloadUrl: z.nullable(z.string()),
  createdAt: z.string(),
  /** Where it stands while it waits for a worker, null before and after: as the stream's `status` says it. */
  queue: z.nullable(
    z.object({
      position: z.int(),
      workers: z.int(),
      /** Null when nothing tells how long. */
      waitSeconds: z.nullable(z.number()),
    }),
  ),
});
export type Image = z.infer<typeof imageSchema>;

/** One that was not drawn, and cost nothing. `message` may be shown as it is. */
const failedImageSchema = z.object({
  image: imageSchema,
  code: z.enum(['image_failed', 'image_censored']),
  message: z.string(),
});
export type FailedImage = z.infer<typeof failedImageSchema>;

export const imagesQuery = z.object({
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(PAGE_SIZE_MAX)), PAGE_SIZE_DEFAULT),
  /** 1: only those marked. */
  favourite: z.optional(flag),
});
export const imagesResponse = z.object({
  images: z.array(imageSchema),
  nextCursor: z.nullable(z.string()),
  /** Of the last day, newest first, on the first page of all. A deleted one is listed no more. */
  failed: z.array(failedImageSchema),
});
export const imageResponse = z.object({ image: imageSchema });
export const changeImageRequest = z.strictObject({ favourite: z.boolean() });
export const imageDeletedResponse = z.object({ deleted: z.literal(true) });
export const imageShareResponse = z.object({ shareToken: z.string() });
export const imageShareEndedResponse = z.object({ ended: z.literal(true) });

/** Of the signed address of a picture's file. Without `format`, the best that the request's `Accept` names. */
export const fileQuery = z.object({
  size: z.enum(['full', 'thumb']),
  format: z.optional(z.enum(['webp', 'avif', 'png'])),
  expires: z.string().check(z.regex(/^\d{1,12}$/, 'is not a time')),
  signature: z.string().check(z.regex(/^[\w-]{16,200}$/, 'is not a signature')),
});

/** What whoever has the link sees: nothing of whose it is. */
const sharedImage = z.object({
  prompt: z.string(),
  style: z.enum(IMAGE_STYLE_IDS),
  width: z.int(),
  height: z.int(),
  nsfw: z.boolean(),
  model: z.nullable(z.string()),
  url: z.string(),
  createdAt: z.string(),
});
export type SharedImage = z.infer<typeof sharedImage>;
export const sharedImageResponse = z.object({ image: sharedImage });
export const REPORT_REASONS = ['minor', 'sexual', 'violence', 'rights', 'other'] as const;
export const reportRequest = z.strictObject({
  reason: z.enum(REPORT_REASONS),
  note: z.optional(storable(1_000)),
});
export const reportResponse = z.object({ reported: z.literal(true) });
