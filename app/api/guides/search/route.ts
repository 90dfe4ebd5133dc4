import { guideSearchQuery, guideSearchResponse } from '@/lib/guides/schemas.ts';
import { searchGuides } from '@/lib/guides/search-guides.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';

export const GET = endpoint({
  limit: RATE_LIMITS.read,
  query: guideSearchQuery,
  output: guideSearchResponse,
  run: ({ query }) => searchGuides(query.q),
});
