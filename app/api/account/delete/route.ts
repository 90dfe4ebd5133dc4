import { deleteAccount } from '@/lib/accounts/delete-account.ts';
import { deleteAccountRequest, deleteAccountResponse } from '@/lib/accounts/schemas.ts';
import { requireUser } from '@/lib/auth/viewer.ts';
import { getConnection } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { getStreams } from '@/lib/stream/get-streams.ts';

export const POST = endpoint({
  auth: requireUser,
  limit: RATE_LIMITS.signIn,
  body: deleteAccountRequest,
  output: deleteAccountResponse,
  run: ({ auth, body, request, headers }) =>
    deleteAccount(getConnection(), getStreams(), { user: auth, address: body.address, request, headers }),
});
