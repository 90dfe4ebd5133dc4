import * as z from 'zod/mini';
import {
  ANSWER_CHARS_MAX,
  IMAGE_BYTES_MAX,
  IMAGES_PER_MESSAGE_MAX,
  LANE_IDS,
  MESSAGE_CHARS_MAX,
  PAGE_SIZE_DEFAULT,
  PAGE_SIZE_MAX,
  TEMPORARY_MESSAGES_MAX,
  TIER_IDS,
  TITLE_CHARS_MAX,
  WORKER_TYPES,
} from '../constants.ts';
import { idText, shortLine, storable } from '../text.ts';

/** Shapes of `/api/chat/*` and `/api/conversations/*`. Browser-safe. */
const tierSchema = z.enum(TIER_IDS);

/** The kinds of pictures a message may carry. SVG is not among them: it is a program, not a picture. */
export const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const;
/** `data` is base64 of the file. */
const imageInput = z.strictObject({
  type: z.enum(IMAGE_TYPES),
  data: z.base64().check(z.maxLength(Math.ceil(IMAGE_BYTES_MAX / 3) * 4)),
});
export type ImageInput = z.infer<typeof imageInput>;
const images = z.array(imageInput).check(z.maxLength(IMAGES_PER_MESSAGE_MAX));

/** What `/image …` asks to be drawn; null for any other message. */
export function parseImageCommand(content: string): string | null {
  return /^\/image\s+(\S[\s\S]*)$/i.exec(content.trim())?.[1] ?? null;
}

/** What a request with pictures may weigh. */
export const SEND_BYTES_MAX = 256 * 1024 + IMAGES_PER_MESSAGE_MAX * Math.ceil(IMAGE_BYTES_MAX / 3) * 4;
/** The same with the chat so far. */
export const TEMPORARY_BYTES_MAX = SEND_BYTES_MAX + 4 * 1024 * 1024;

const hasWords = (message: { content: string; images?: unknown[] | undefined }) =>
  message.content.trim() !== '' || (message.images?.length ?? 0) > 0;
const NO_WORDS = { path: ['content'], message: 'must not be empty' };

export const sendRequest = z
  .strictObject({
    tier: tierSchema,
    content: storable(MESSAGE_CHARS_MAX),
    conversationId: z.optional(idText),
    /**
     * The message this one follows, which makes it a sibling of what follows there already (an edit); null for a new
     * beginning. Left out, it follows the newest message. Needs `conversationId`.
     */
    parentId: z.optional(z.nullable(idText)),
    images: z.optional(images),
  })
  .check(
    z.refine(hasWords, NO_WORDS),
    z.refine(({ conversationId, parentId }) => conversationId !== undefined || parentId === undefined, {
      path: ['parentId'],
      message: 'needs a conversationId',
    }),
  );
export type SendRequest = z.infer<typeof sendRequest>;
/** `messageId` is the person's message, `answerId` the one that the job fills. */
export const sendResponse = z.object({
  jobId: z.string(),
  conversationId: z.string(),
  messageId: z.string(),
  answerId: z.string(),
});

/** Answers the same question once more: the new answer is a sibling of `messageId`, an assistant's message. */
export const regenerateRequest = z.strictObject({ messageId: idText, tier: tierSchema });

/** A chat the server keeps nothing of: the page sends all of it each time. The last message is the person's. */
export const temporaryRequest = z.strictObject({
  tier: tierSchema,
  messages: z
    .array(
      z
        .strictObject({
          role: z.enum(['user', 'assistant']),
          content: storable(ANSWER_CHARS_MAX),
          images: z.optional(images),
        })
        .check(z.refine(hasWords, NO_WORDS)),
    )
    .check(
      z.minLength(1),
      z.maxLength(TEMPORARY_MESSAGES_MAX),
      z.refine((list) => list.at(-1)?.role === 'user', 'must end with a message of the role user'),
      z.refine((list) => (list.at(-1)?.content.length ?? 0) <= MESSAGE_CHARS_MAX, {
        message: `the last message may have at most ${MESSAGE_CHARS_MAX} characters`,
      }),
    ),
});
export type TemporaryRequest = z.infer<typeof temporaryRequest>;
export const temporaryResponse = z.object({ jobId: z.string() });

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
    tokens: z.int(),
    charged: z.number(),
    tokensPerSecond: z.nullable(z.number()),
    workerType: z.nullable(z.enum(WORKER_TYPES)),
    /** True when the person stopped the answer: what had been streamed is kept and paid. */
    stopped: z.boolean(),
    /** Of a picture; `url` is good for an hour. */
    image: z.optional(z.object({ id: z.string(), url: z.string(), prompt: z.string() })),
  }),
  /** `censored`: the worker's filter held a picture back. */
  z.object({
    type: z.literal('error'),
    message: z.string(),
    charged: z.literal(0),
    censored: z.optional(z.literal(true)),
  }),
  /** How far a picture is: step `step` of `steps`, with a glimpse of it as a data URL. */
  z.object({ type: z.literal('progress'), step: z.int(), steps: z.int(), preview: z.nullable(z.string()) }),
  /**
   * `position` is the place in the tier's queue, 1 is next; `workers` is how many active workers serve the tier;
   * `waitSeconds` is the wait to expect from the tier's recent answers, null when there were none or nobody serves it.
   */
  z.object({
    type: z.literal('status'),
    state: z.literal('queued'),
    position: z.int(),
    workers: z.int(),
    waitSeconds: z.nullable(z.number()),
  }),
  z.object({ type: z.literal('status'), state: z.literal('running'), workerType: z.enum(WORKER_TYPES) }),
  /** Another worker starts the answer anew: drop the text received so far. */
  z.object({ type: z.literal('restart'), attempt: z.int() }),
]);
export type StreamEvent = z.infer<typeof streamEvent>;

export const JOB_STATUSES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;

/** What a message says of the job that answered it. Credits and tokens a second, as shown under the answer. */
const messageJob = z.object({
  id: z.string(),
  status: z.enum(JOB_STATUSES),
  /** `image` where the answer is a picture. */
  tier: z.enum(LANE_IDS),
  charged: z.number(),
  /** The network pays: it was sent signed out. */
  free: z.boolean(),
  tokens: z.int(),
  tokensPerSecond: z.nullable(z.number()),
  workerType: z.nullable(z.enum(WORKER_TYPES)),
  stopped: z.boolean(),
  error: z.nullable(z.string()),
});
/** A picture as a chat shows it; `/api/images/<id>` has all of it. Addresses are good for an hour. */
const answerPicture = z.object({
  id: z.string(),
  prompt: z.string(),
  width: z.int(),
  height: z.int(),
  nsfw: z.boolean(),
  url: z.string(),
  thumbUrl: z.string(),
});
export type AnswerPicture = z.infer<typeof answerPicture>;
const messageSchema = z.object({
  id: z.string(),
  /** The message before it; messages of one parent are siblings, the tree's branches. Null at a beginning. */
  parentId: z.nullable(z.string()),
  role: z.enum(['user', 'assistant']),
  content: z.string(),
  createdAt: z.string(),
  /** At `/api/chat/images/<id>`, for the owner. */
  images: z.array(z.object({ id: z.string(), type: z.enum(IMAGE_TYPES) })),
  /** The answer to `/image …`, until it is deleted. */
  picture: z.optional(answerPicture),
  /** Null on a person's message. */
  job: z.nullable(messageJob),
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
  search: z.optional(z.pipe(storable(200), z.string().check(z.trim()))),
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(PAGE_SIZE_MAX)), PAGE_SIZE_DEFAULT),
});
/** Where a search was found, in pieces: `hit` is true on the words looked for. Empty when only the title has them. */
const snippet = z.array(z.object({ text: z.string(), hit: z.boolean() }));
const listedConversation = z.extend(conversationSchema, { snippet });
export type ListedConversation = z.infer<typeof listedConversation>;
export const conversationsResponse = z.object({
  conversations: z.array(listedConversation),
  nextCursor: z.nullable(z.string()),
});
/** A read-only copy at `/share/<id>`, of the path that was shown; `updatedAt` is when it was taken. */
const shareSchema = z.object({ id: z.string(), createdAt: z.string(), updatedAt: z.string() });
export type Share = z.infer<typeof shareSchema>;
/** `messages`: the whole tree, oldest first. */
export const conversationResponse = z.object({
  conversation: conversationSchema,
  messages: z.array(messageSchema),
  share: z.nullable(shareSchema),
});
export const renameRequest = z.strictObject({ title: shortLine(TITLE_CHARS_MAX) });
/** Of a rename, and of a deletion taken back. */
export const changedResponse = z.object({ conversation: conversationSchema });
export const deletedResponse = z.object({ deleted: z.literal(true) });
/** `leafId`: the last message of the path to export; left out, the newest path (Markdown) or everything (JSON). */
export const exportQuery = z.object({
  format: z._default(z.enum(['markdown', 'json']), 'markdown'),
  leafId: z.optional(idText),
});

/** `leafId` is the last message of the path to share; left out, the newest. */
export const shareRequest = z.strictObject({ leafId: z.optional(idText) });
export const shareResponse = z.object({ share: shareSchema });
/** What a shared conversation shows to whoever has its link: no ids, no owner, no prices. */
export const sharedConversation = z.object({
  title: z.string(),
  sharedAt: z.string(),
  messages: z.array(
    z.object({
      role: z.enum(['user', 'assistant']),
      content: z.string(),
      /** Pictures stay private: only how many there were is said. */
      images: z.int(),
      tier: z.nullable(z.enum(LANE_IDS)),
      workerType: z.nullable(z.enum(WORKER_TYPES)),
    }),
  ),
});
export type SharedConversation = z.infer<typeof sharedConversation>;
export const sharedResponse = z.object({ conversation: sharedConversation });
