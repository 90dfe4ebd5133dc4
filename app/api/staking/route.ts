import { readViewer } from '@/lib/auth/viewer.ts';
import { getChain } from '@/lib/chain/get-chain.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { readStaking } from '@/lib/staking/read-staking.ts';
import { stakingResponse } from '@/lib/staking/schemas.ts';
import { readPrice } from '@/lib/treasury/read-price.ts';

/** For everybody: who is signed in sees a position beside the pool, and what rewards were against its price. */
export const GET = endpoint({
  auth: (request, headers) => readViewer(request, headers),
  limit: RATE_LIMITS.read,
  output: stakingResponse,
  run: async ({ auth }) => {
    const { price } = await readPrice(getDb(), getChain());
    return readStaking(getDb(), { userId: auth.user?.id ?? null, price });
  },
});
