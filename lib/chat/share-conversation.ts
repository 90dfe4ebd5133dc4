import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { SHARE_CHARS_MAX } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { AppError, notFound } from '../errors.ts';
import { ID_PREFIXES } from '../ids.ts';
import type { Owner } from '../jobs/owner.ts';
import { liveConversation } from './live-conversation.ts';
import { pathOf } from './path-of.ts';
import { readConversation } from './read-conversation.ts';
import { type Message, type Share, type SharedConversation, sharedConversation } from './schemas.ts';
import { SHARE_COLUMNS, shareRow } from './share-row.ts';

type Target = { owner: Owner; conversationId: string };

/**
 * The id is all it takes to read the copy: 128 random bits and no time in it, unlike other ids. Hex, as chat programs cut
 * a link that ends in a dash.
 */
const newShareId = () => `${ID_PREFIXES.share}_${randomBytes(16).toString('hex')}`;

/**
 * Makes a read-only copy of one path of a conversation, or brings the earlier copy up to date; its link stays the same.
 * @param params.leafId the path's last message; left out, the newest
 * @throws AppError `not_found`; `conflict` when there is nothing answered to share
 */
export async function shareConversation(db: Db, params: Target & { leafId?: string | undefined }): Promise<Share> {
  const { conversation, messages } = await readConversation(db, params);
  const path = pathOf(messages, params.leafId);
  if (params.leafId !== undefined && path.length === 0) throw notFound('The message');
  const shown = path.filter((message) => message.role === 'user' || message.content !== '');
  if (!shown.some((message) => message.role === 'assistant')) {
    throw new AppError('conflict', 'There is no answer to share yet.');
  }
  if (shown.reduce((sum, { content }) => sum + content.length, 0) > SHARE_CHARS_MAX) {
    throw new AppError('conflict', 'This conversation is too long to share. Share it up to an earlier answer.');
  }
  const snapshot = { title: conversation.title, messages: shown.map(toShared) };
  // The owner is asked for once more, so that a conversation deleted meanwhile isn't shared.
  const share = await queryRow(
    db,
    shareRow,
    sql`insert into shares as s (id, conversation_id, snapshot)
        select ${newShareId()}, c.id, ${JSON.stringify(snapshot)}::jsonb from conversations c
        where c.id = ${params.conversationId} and ${liveConversation(params.owner, 'c')}
        on conflict (conversation_id) do update set snapshot = excluded.snapshot, updated_at = now()
        returning ${SHARE_COLUMNS}`,
  );
  if (!share) throw notFound('The conversation');
  return share;
}

function toShared({ role, content, images, job }: Message): SharedConversation['messages'][number] {
  return { role, content, images: images.length, tier: job?.tier ?? null, workerType: job?.workerType ?? null };
}

/** Ends a share at once. @throws AppError `not_found` when there is none */
export async function revokeShare(db: Db, params: Target): Promise<void> {
  const rows = await db.execute(sql`delete from shares s using conversations c
    where s.conversation_id = ${params.conversationId} and c.id = s.conversation_id
      and ${liveConversation(params.owner, 'c')} returning s.id`);
  if (rows.length === 0) throw notFound('The share');
}

const snapshotRow = z.object({ snapshot: z.unknown(), sharedAt: z.coerce.date() });

/** What a share shows to anyone. @throws AppError `not_found`, also for one that was revoked or whose source was deleted */
export async function readShare(db: Db, shareId: string): Promise<SharedConversation> {
  const row = await queryRow(
    db,
    snapshotRow,
    sql`select s.snapshot, s.updated_at as "sharedAt" from shares s join conversations c on c.id = s.conversation_id
        where s.id = ${shareId} and c.deleted_at is null`,
  );
  if (!row) throw notFound('The shared conversation');
  return sharedConversation.parse({ ...(row.snapshot as object), sharedAt: row.sharedAt.toISOString() });
}
