import { z } from 'zod';
import {
  MESSAGE_CHARS_MAX,
  PAGE_SIZE_DEFAULT,
  PAGE_SIZE_MAX,
  TIER_IDS,
  TITLE_CHARS_MAX,
  WORKER_TYPES,
} from '../constants.ts';
import { idText, shortLine, storable } from '../text.ts';

/** Shapes of `/api/chat/*` and `/api/conversations/*`. Browser-safe. */
const tierSchema = z.enum(TIER_IDS);

export const sendRequest = z.strictObject({
  tier: tierSchema,
  content: storable(MESSAGE_CHARS_MAX).refine((text) => text.trim() !== '', 'must not be empty'),
  conversationId: idText.optional(),
});
export type SendRequest = z.infer<typeof sendRequest>;
export const sendResponse = z.object({ jobId: z.string(), conversationId: z.string() });

export const streamQuery = z.object({ jobId: idText });

export const stopRequest = z.strictObject({ jobId: idText });
/** `charged` is in credits: 0 when nothing had been answered yet. */
export const stopResponse = z.object({ status: z.enum(['cancelled', 'done', 'failed']), charged: z.number() });

/**
 * The events of a job's stream, one JSON object in each frame's `data`. The reference's client knows `token`, `done`
 * and `error` and ignores the others.
 */
export const streamEvent = z.union([
  z.object({ type: z.literal('token'), value: z.string() }),
  z.object({
    type: z.literal('done'),
    tokens: z.number().int(),
    charged: z.number(),
    tokensPerSecond: z.number().nullable(),
    workerType: z.enum(WORKER_TYPES).nullable(),
    /** True when the person stopped the answer: what had been streamed is kept and paid. */
    stopped: z.boolean(),
  }),
  z.object({ type: z.literal('error'), message: z.string(), charged: z.literal(0) }),
  /** `position` is the place in the tier's queue, 1 is next; `workers` is how many active workers serve the tier. */
  z.object({
    type: z.literal('status'),
    state: z.literal('queued'),
    position: z.number().int(),
    workers: z.number().int(),
  }),
  z.object({ type: z.literal('status'), state: z.literal('running'), workerType: z.enum(WORKER_TYPES) }),
  /** Another worker starts the answer anew: drop the text received so far. */
  z.object({ type: z.literal('restart'), attempt: z.number().int() }),
]);
export type StreamEvent = z.infer<typeof streamEvent>;

export const JOB_STATUSES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;

/** What a message says of the job that answered it. Credits and tokens a second, as shown under the answer. */
const messageJob = z.object({
  id: z.string(),
  status: z.enum(JOB_STATUSES),
  tier: tierSchema,
  charged: z.number(),
  tokens: z.number().int(),
  tokensPerSecond: z.number().nullable(),
  workerType: z.enum(WORKER_TYPES).nullable(),
  stopped: z.boolean(),
  error: z.string().nullable(),
});
const messageSchema = z.object({
  id: z.string(),
  role: z.enum(['user', 'assistant']),
  content: z.string(),
  createdAt: z.string(),
  /** Null on a person's message. */
  job: messageJob.nullable(),
});
export type Message = z.infer<typeof messageSchema>;

const conversationSchema = z.object({
  id: z.string(),
  title: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Conversation = z.infer<typeof conversationSchema>;

export const conversationsQuery = z.object({
  search: storable(200).pipe(z.string().trim()).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_SIZE_MAX).default(PAGE_SIZE_DEFAULT),
});
export const conversationsResponse = z.object({
  conversations: z.array(conversationSchema),
  nextCursor: z.string().nullable(),
});
export const conversationResponse = z.object({ conversation: conversationSchema, messages: z.array(messageSchema) });
export const renameRequest = z.strictObject({ title: shortLine(TITLE_CHARS_MAX) });
export const renameResponse = z.object({ conversation: conversationSchema });
export const deletedResponse = z.object({ deleted: z.literal(true) });
export const exportQuery = z.object({ format: z.enum(['markdown', 'json']).default('markdown') });
