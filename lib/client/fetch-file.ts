import { toApiError } from './to-api-error.ts';
import { unreachable } from './unreachable.ts';

/**
 * A file of this site, with the name that the server gives it. A link to it would save a refusal as a file, or do nothing.
 * @throws ApiError
 */
export async function fetchFile(url: string): Promise<{ blob: Blob; name: string }> {
  const response = await fetch(url).catch((cause: unknown) => {
    throw unreachable(cause);
  });
  if (!response.ok) throw toApiError(response, await response.json().catch(() => null));
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? '';
  try {
    return { blob: await response.blob(), name };
  } catch (cause) {
    throw unreachable(cause);
  }
}
