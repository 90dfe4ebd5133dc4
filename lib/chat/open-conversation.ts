import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { tables } from '../db/tables.ts';
import { AppError, notFound } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Owner } from '../jobs/owner.ts';
import { liveConversation } from './live-conversation.ts';
import { requireRoom } from './require-room.ts';
import { titleOf } from './title-of.ts';

/** Where a message goes: the conversation, and the message it follows (null at a beginning). */
export type Place = { conversationId: string; parentId: string | null };

type Wanted = { conversationId?: string | undefined; parentId?: string | null | undefined };

/**
 * The place a message asks for; a new conversation when none is named. The conversation moves to the top of the list,
 * and its row stays locked: messages sent to it at once take turns.
 *
 * @throws AppError `not_found` (the conversation), `conflict` (it is full), `invalid_request` (the parent is no answer of it)
 */
export async function openConversation(tx: Db, owner: Owner, wanted: Wanted, content: string): Promise<Place> {
  if (wanted.conversationId === undefined) return createConversation(tx, owner, content);
  const row = await queryRow(
    tx,
    z.object({ id: z.string() }),
    sql`update conversations set updated_at = now()
        where id = ${wanted.conversationId} and ${liveConversation(owner, 'conversations')} returning id`,
  );
  if (!row) throw notFound('The conversation');
  const conversationId = row.id;
  await requireRoom(tx, conversationId);
  if (wanted.parentId === null) return { conversationId, parentId: null };
  return { conversationId, parentId: await findParent(tx, conversationId, wanted.parentId) };
}

async function createConversation(tx: Db, owner: Owner, content: string): Promise<Place> {
  const conversationId = newId('conversation');
  await tx.insert(tables.conversations).values({
    id: conversationId,
    userId: owner.userId ?? null,
    visitorId: owner.visitorId ?? null,
    title: titleOf(content),
  });
  return { conversationId, parentId: null };
}

/** The answer named, or the newest one. A person's message follows an answer, as turns alternate. */
async function findParent(tx: Db, conversationId: string, parentId: string | undefined): Promise<string | null> {
  const row = await queryRow(
    tx,
    z.object({ id: z.string() }),
    sql`select id from messages where conversation_id = ${conversationId} and role = 'assistant'
        ${parentId === undefined ? sql`` : sql`and id = ${parentId}`} order by ordinal desc limit 1`,
  );
  if (row) return row.id;
  if (parentId === undefined) return null;
  throw new AppError('invalid_request', 'parentId: is no answer of this conversation', { field: 'parentId' });
}
