import { requireOwner } from '@/lib/auth/viewer.ts';
import { restoreConversation } from '@/lib/chat/change-conversation.ts';
import { changedResponse } from '@/lib/chat/schemas.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { idParams } from '@/lib/http/id-params.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';

export const POST = endpoint({
  auth: requireOwner,
  limit: RATE_LIMITS.write,
  params: idParams,
  output: changedResponse,
  run: async ({ auth, params }) => ({
    conversation: await restoreConversation(getDb(), { owner: auth, conversationId: params.id }),
  }),
});
