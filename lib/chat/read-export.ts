import type { Db } from '../db/connect.ts';
import { notFound } from '../errors.ts';
import type { Owner } from '../jobs/owner.ts';
import { type ExportFormat, exportConversation } from './export-conversation.ts';
import { pathOf } from './path-of.ts';
import { readConversation } from './read-conversation.ts';

/**
 * A conversation as a file: the path that ends with `leafId`; left out, the newest path as Markdown, everything as JSON.
 * @throws AppError `not_found` (the conversation, the message)
 */
export async function readExport(
  db: Db,
  params: { owner: Owner; conversationId: string; format: ExportFormat; leafId?: string | undefined },
) {
  const { conversation, messages } = await readConversation(db, params);
  const path = pathOf(messages, params.leafId);
  if (params.leafId !== undefined && path.length === 0) throw notFound('The message');
  const everything = params.format === 'json' && params.leafId === undefined;
  return exportConversation(conversation, everything ? messages : path, params.format);
}
