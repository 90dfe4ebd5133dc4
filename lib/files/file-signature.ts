import { createHmac, hkdfSync } from 'node:crypto';
import { getEnv } from '../env.ts';
import { shared } from '../shared.ts';

/** A key of its own (RFC 5869): what signs sessions signs nothing else, so neither signature can stand for the other. */
const LABEL = 'ashao file urls 1';

/** HMAC-SHA256 in base64url of a path with its query. */
export function fileSignature(text: string): string {
  const key = shared('file-url-key', () =>
    Buffer.from(hkdfSync('sha256', getEnv().SESSION_SECRET, new Uint8Array(), LABEL, 32)),
  );
  return createHmac('sha256', key).update(text).digest('base64url');
}
