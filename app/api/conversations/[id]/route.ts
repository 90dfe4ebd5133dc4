import { requireOwner } from '@/lib/auth/viewer.ts';
import { deleteConversation, renameConversation } from '@/lib/chat/change-conversation.ts';
import { readConversation } from '@/lib/chat/read-conversation.ts';
import { changedResponse, conversationResponse, deletedResponse, renameRequest } from '@/lib/chat/schemas.ts';
import { getConnection, getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { idParams } from '@/lib/http/id-params.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { getStreams } from '@/lib/stream/get-streams.ts';

export const GET = endpoint({
  auth: requireOwner,
  limit: RATE_LIMITS.read,
  params: idParams,
  output: conversationResponse,
  run: ({ auth, params }) => readConversation(getDb(), { owner: auth, conversationId: params.id }),
});

export const PATCH = endpoint({
  auth: requireOwner,
  limit: RATE_LIMITS.write,
  params: idParams,
  body: renameRequest,
  output: changedResponse,
  run: async ({ auth, params, body }) => ({
    conversation: await renameConversation(getDb(), { owner: auth, conversationId: params.id, title: body.title }),
  }),
});

export const DELETE = endpoint({
  auth: requireOwner,
  limit: RATE_LIMITS.write,
  params: idParams,
  output: deletedResponse,
  run: async ({ auth, params }) => {
    await deleteConversation(getConnection(), getStreams(), { owner: auth, conversationId: params.id });
    return { deleted: true };
  },
});
