import { requireOwner } from '@/lib/auth/viewer.ts';
import { listConversations } from '@/lib/chat/list-conversations.ts';
import { conversationsQuery, conversationsResponse } from '@/lib/chat/schemas.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';

export const GET = endpoint({
  auth: requireOwner,
  limit: RATE_LIMITS.read,
  query: conversationsQuery,
  output: conversationsResponse,
  run: ({ auth, query }) => listConversations(getDb(), { owner: auth, ...query }),
});
