import { requireUser } from '@/lib/auth/viewer.ts';
import { getChain } from '@/lib/chain/get-chain.ts';
import { giveTestMoney } from '@/lib/chain/give-test-money.ts';
import { faucetRequest, faucetResponse } from '@/lib/chain/schemas.ts';
import { getConnection } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';

export const POST = endpoint({
  auth: requireUser,
  limit: RATE_LIMITS.write,
  body: faucetRequest,
  output: faucetResponse,
  run: ({ auth }) => giveTestMoney(getConnection(), getChain(), { address: auth.address }),
});
