import * as z from 'zod/mini';
import { IMAGE_STYLE_IDS, TIER_IDS } from '../../../lib/constants.ts';
import { chatMessage } from '../../../lib/workers/schemas.ts';

/** What a picture is drawn from, as in docs/worker-protocol.md. */
export const imageTask = z.object({
  /** With the style's words. */
  prompt: z.string(),
  /** What the person wrote, without the style's words. */
  subject: z.optional(z.string()),
  negativePrompt: z.nullable(z.string()),
  /** A style that this program does not know yet is drawn as none. */
  style: z.catch(z.enum(IMAGE_STYLE_IDS), 'None'),
  width: z.int().check(z.gte(64), z.lte(4_096)),
  height: z.int().check(z.gte(64), z.lte(4_096)),
  seed: z.int(),
  nsfw: z.boolean(),
});

const claimedJob = {
  id: z.string(),
  model: z.string(),
  attempt: z.int(),
  leaseSeconds: z.int(),
};

/** A job of either kind; a server of before pictures names no kind. */
export const anyClaimResponse = z.union([
  z.object({ job: z.null() }),
  z.object({
    job: z.object({ ...claimedJob, kind: z.literal('image'), tier: z.literal('image') }),
    image: imageTask,
  }),
  z.object({
    job: z.object({ ...claimedJob, kind: z._default(z.literal('chat'), 'chat'), tier: z.enum(TIER_IDS) }),
    messages: z.array(chatMessage),
  }),
]);

export const progressResponse = z.object({ ok: z.literal(true) });
