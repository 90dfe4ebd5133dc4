import type { Db } from '../db/connect.ts';
import { AppError, notFound } from '../errors.ts';
import type { Owner } from '../jobs/owner.ts';
import { exportFileName } from './export-file-name.ts';
import { pathOf } from './path-of.ts';
import { readConversation } from './read-conversation.ts';
import { readImage } from './read-image.ts';
import { writeJson } from './write-json.ts';
import { writeMarkdown } from './write-markdown.ts';

type ExportFile = {
  chunks: Iterator<string> | AsyncIterator<string>;
  contentType: string;
  fileName: string;
};

/**
 * A conversation as a file: the path that ends with `leafId`; left out, the newest path as Markdown, everything as JSON.
 * @throws AppError `not_found` (the conversation, the message)
 */
export async function readExport(
  db: Db,
  params: { owner: Owner; conversationId: string; format: 'markdown' | 'json'; leafId?: string | undefined },
): Promise<ExportFile> {
  const { owner, format, leafId } = params;
  const { conversation, messages } = await readConversation(db, params);
  const path = pathOf(messages, leafId);
  if (leafId !== undefined && path.length === 0) throw notFound('The message');
  if (format === 'markdown') {
    const fileName = exportFileName(conversation.title, 'md');
    return { chunks: writeMarkdown(conversation, path), contentType: 'text/markdown; charset=utf-8', fileName };
  }
  // The owner is asked for with each picture: one of a conversation deleted meanwhile is not written.
  const readPicture = ({ id }: { id: string }) =>
    readImage(db, { owner, imageId: id }).then(({ data }) => data, nullWhenGone);
  return {
    chunks: writeJson(conversation, leafId === undefined ? messages : path, readPicture),
    contentType: 'application/json; charset=utf-8',
    fileName: exportFileName(conversation.title, 'json'),
  };
}

function nullWhenGone(error: unknown): null {
  if (error instanceof AppError && error.code === 'not_found') return null;
  throw error;
}
