import { headers } from 'next/headers';
import { cache } from 'react';
import { type SharedImage, sharedImageResponse } from '@/lib/images/schemas.ts';
import { GET } from '../../../../api/image-shares/[id]/route.ts';

/**
 * What a link shows, asked for once a request at the endpoint itself, in this process: pages know no database. `missing`
 * is a plain no, by which the page answers 404; null is left to the page in the browser, which can try again.
 */
export const readSharedImage = cache(async (token: string): Promise<SharedImage | 'missing' | null> => {
  // Its headers name the reader's address, which reads are counted against.
  const request = new Request(`http://localhost/api/image-shares/${encodeURIComponent(token)}`, {
    headers: await headers(),
  });
  const response = await GET(request, { params: Promise.resolve({ id: token }) });
  if (response.status === 404 || response.status === 400) return 'missing';
  const parsed = sharedImageResponse.safeParse(await response.json().catch(() => null));
  return parsed.success ? parsed.data.image : null;
});
