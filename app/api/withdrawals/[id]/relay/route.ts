import { requireUser } from '@/lib/auth/viewer.ts';
import { getChain } from '@/lib/chain/get-chain.ts';
import { requestRelay } from '@/lib/chain/request-relay.ts';
import { withdrawalEntry } from '@/lib/chain/schemas.ts';
import { getConnection } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { idParams } from '@/lib/http/id-params.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';

export const POST = endpoint({
  auth: requireUser,
  limit: RATE_LIMITS.write,
  params: idParams,
  output: withdrawalEntry,
  run: ({ auth, params }) => requestRelay(getConnection(), getChain(), { userId: auth.id, id: params.id }),
});
