import { timingSafeEqual } from 'node:crypto';
import { fileSignature } from './file-signature.ts';

/** End and signature stand last, as they were written: nothing may be added after them, and nothing left unsigned. */
const SIGNED = /^(?<signed>\/[^#]*[?&]expires=(?<expires>[0-9]{1,11}))&signature=(?<signature>[A-Za-z0-9_-]{43})$/;

/**
 * Whether an address was made by `signFileUrl` and is still good.
 *
 * @param url whole, or from its path on; the origin is not signed, as one server may have several names
 */
export function verifyFileUrl(url: string | URL, now: Date = new Date()): boolean {
  const { signed = '', expires = '', signature = '' } = SIGNED.exec(toPath(url))?.groups ?? {};
  if (signed === '' || Number(expires) * 1_000 <= now.getTime()) return false;
  return timingSafeEqual(Buffer.from(signature), Buffer.from(fileSignature(signed)));
}

function toPath(url: string | URL): string {
  if (typeof url === 'string' && url.startsWith('/')) return url;
  const { pathname, search } = new URL(url);
  return pathname + search;
}
