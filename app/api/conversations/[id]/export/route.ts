import { requireOwner } from '@/lib/auth/viewer.ts';
import { attachment, exportConversation } from '@/lib/chat/export-conversation.ts';
import { readConversation } from '@/lib/chat/read-conversation.ts';
import { exportQuery } from '@/lib/chat/schemas.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { idParams } from '@/lib/http/id-params.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';

export const GET = endpoint({
  auth: requireOwner,
  limit: RATE_LIMITS.read,
  params: idParams,
  query: exportQuery,
  run: async ({ auth, params, query }) => {
    const { conversation, messages } = await readConversation(getDb(), { owner: auth, conversationId: params.id });
    const file = exportConversation(conversation, messages, query.format);
    return new Response(file.body, {
      headers: { 'content-type': file.contentType, 'content-disposition': attachment(file.fileName) },
    });
  },
});
