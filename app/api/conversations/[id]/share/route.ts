import { requireUser } from '@/lib/auth/viewer.ts';
import { deletedResponse, shareRequest, shareResponse } from '@/lib/chat/schemas.ts';
import { revokeShare, shareConversation } from '@/lib/chat/share-conversation.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { idParams } from '@/lib/http/id-params.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';

export const PUT = endpoint({
  auth: requireUser,
  limit: RATE_LIMITS.write,
  params: idParams,
  body: shareRequest,
  output: shareResponse,
  run: async ({ auth, params, body }) => ({
    share: await shareConversation(getDb(), { owner: { userId: auth.id }, conversationId: params.id, ...body }),
  }),
});

export const DELETE = endpoint({
  auth: requireUser,
  limit: RATE_LIMITS.write,
  params: idParams,
  output: deletedResponse,
  run: async ({ auth, params }) => {
    await revokeShare(getDb(), { owner: { userId: auth.id }, conversationId: params.id });
    return { deleted: true };
  },
});
