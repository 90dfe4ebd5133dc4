import { issueNonce } from '@/lib/auth/issue-nonce.ts';
import { nonceResponse } from '@/lib/auth/schemas.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';

export const GET = endpoint({
  limit: RATE_LIMITS.signIn,
  output: nonceResponse,
  run: ({ request, headers }) => issueNonce(request, headers),
});
