import { requireUser } from '@/lib/auth/viewer.ts';
import { getChain } from '@/lib/chain/get-chain.ts';
import { listDeposits } from '@/lib/chain/list-deposits.ts';
import { registerDeposit } from '@/lib/chain/register-deposit.ts';
import { depositsResponse, listQuery, registerDepositRequest, registerDepositResponse } from '@/lib/chain/schemas.ts';
import { getConnection, getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';

export const GET = endpoint({
  auth: requireUser,
  limit: RATE_LIMITS.read,
  query: listQuery,
  output: depositsResponse,
  run: ({ auth, query }) => listDeposits(getDb(), getChain(), { userId: auth.id, address: auth.address, ...query }),
});

export const POST = endpoint({
  auth: requireUser,
  limit: RATE_LIMITS.write,
  body: registerDepositRequest,
  output: registerDepositResponse,
  run: ({ auth, body }) =>
    registerDeposit(getConnection(), getChain(), { userId: auth.id, address: auth.address, txHash: body.txHash }),
});
