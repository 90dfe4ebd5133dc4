import { headers } from 'next/headers';
import { GET } from '../../../api/shares/[id]/route.ts';

/**
 * Whether a link shows something, so that a page that shows nothing can say so by its status. The endpoint itself is asked,
 * in this process: pages know no database. Anything but a plain no is left to the page in the browser, which can try again.
 */
export async function isShared(id: string): Promise<boolean> {
  // Its headers name the reader's address, which reads are counted against.
  const request = new Request(`http://localhost/api/shares/${encodeURIComponent(id)}`, { headers: await headers() });
  const { status } = await GET(request, { params: Promise.resolve({ id }) });
  return status !== 404 && status !== 400;
}
