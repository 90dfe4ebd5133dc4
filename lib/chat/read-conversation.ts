import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { LANE_IDS, WORKER_TYPES } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRow, queryRows } from '../db/rows.ts';
import { notFound } from '../errors.ts';
import { imageUrl } from '../files/image-url.ts';
import { failedMessage, isUnserved } from '../jobs/failed-event.ts';
import type { Owner } from '../jobs/owner.ts';
import { microToCredits } from '../ledger/money.ts';
import { CONVERSATION_COLUMNS, conversationRow } from './list-conversations.ts';
import { liveConversation } from './live-conversation.ts';
import {
  type AnswerPicture,
  type Conversation,
  IMAGE_TYPES,
  JOB_STATUSES,
  type Message,
  type Share,
} from './schemas.ts';
import { SHARE_COLUMNS, shareRow } from './share-row.ts';

const pictureRow = z.object({
  id: z.string(),
  prompt: z.string(),
  width: z.number(),
  height: z.number(),
  nsfw: z.boolean(),
});

const messageRow = z.object({
  id: z.string(),
  parentId: z.string().nullable(),
  role: z.enum(['user', 'assistant']),
  content: z.string(),
  createdAt: z.coerce.date(),
  images: z.array(z.object({ id: z.string(), type: z.enum(IMAGE_TYPES) })),
  jobId: z.string().nullable(),
  status: z.enum(JOB_STATUSES).nullable(),
  tier: z.enum(LANE_IDS).nullable(),
  charge: z
    .string()
    .nullable()
    .transform((micro) => (micro === null ? null : BigInt(micro))),
  tokens: z.number().nullable(),
  tokensPerSecond: z.number().nullable(),
  workerType: z.enum(WORKER_TYPES).nullable(),
  stopped: z.boolean().nullable(),
  censored: z.boolean().nullable(),
  unserved: z.boolean().nullable(),
  picture: pictureRow.nullable(),
});

/**
 * Reads a conversation with its messages, oldest first: the whole tree.
 * @throws AppError `not_found` when there is none or it is somebody else's
 */
export async function readConversation(
  db: Db,
  params: { owner: Owner; conversationId: string },
): Promise<{ conversation: Conversation; messages: Message[]; share: Share | null }> {
  const conversation = await queryRow(
    db,
    conversationRow,
    sql`select ${CONVERSATION_COLUMNS} from conversations c
        where c.id = ${params.conversationId} and ${liveConversation(params.owner, 'c')}`,
  );
  if (!conversation) throw notFound('The conversation');
  const rows = await queryRows(
    db,
    messageRow,
    sql`select m.id, m.parent_id as "parentId", m.role, coalesce(m.content, j.output, '') as content, m.created_at as "createdAt", j.id as "jobId",
          j.status, j.tier, j.charge::text as charge, j.tokens, j.tokens_per_second as "tokensPerSecond",
          j.worker_type as "workerType", j.stopped, j.censored, ${isUnserved('j')} as unserved,
          case when j.tier = 'image' then (
            select jsonb_build_object('id', p.id, 'prompt', p.prompt, 'width', p.width, 'height', p.height, 'nsfw', p.nsfw)
            from images p where p.job_id = j.id and p.file_key is not null and p.deleted_at is null
          ) end as picture,
          coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'type', i.type) order by i.ordinal)
                    from message_images i where i.message_id = m.id), '[]') as images
        from messages m left join jobs j on j.id = m.job_id
        where m.conversation_id = ${conversation.id} order by m.ordinal`,
  );
  const share = await queryRow(
    db,
    shareRow,
    sql`select ${SHARE_COLUMNS} from shares s where s.conversation_id = ${conversation.id}`,
  );
  return { conversation, messages: rows.map(toMessage), share };
}

function toMessage(row: z.infer<typeof messageRow>): Message {
  const { id, parentId, role, content, images } = row;
  const message = { id, parentId, role, content, createdAt: row.createdAt.toISOString(), images };
  if (row.jobId === null || row.status === null || row.tier === null) return { ...message, job: null };
  return {
    ...message,
    ...(row.picture && { picture: withUrls(row.picture) }),
    job: {
      id: row.jobId,
      status: row.status,
      tier: row.tier,
      charged: row.status === 'done' ? microToCredits(row.charge ?? 0n) : 0,
      free: row.charge === 0n,
      tokens: row.tokens ?? 0,
      tokensPerSecond: row.tokensPerSecond,
      workerType: row.workerType,
      stopped: row.stopped ?? false,
      error:
        row.status === 'failed'
          ? failedMessage({ tier: row.tier, censored: row.censored === true, unserved: row.unserved === true })
          : null,
    },
  };
}

function withUrls(picture: z.infer<typeof pictureRow>): AnswerPicture {
  return { ...picture, url: imageUrl(picture.id, 'full'), thumbUrl: imageUrl(picture.id, 'thumb') };
}
