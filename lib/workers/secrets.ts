import { createHash, randomBytes } from 'node:crypto';

export const WORKER_KEY_PREFIX = 'ashao_wk_';
const WORKER_SECRET_PREFIX = 'ashao_ws_';

/** A new key or secret with 256 random bits. Shown once; only `hashSecret` of it is stored. */
export function newSecret(kind: 'key' | 'worker'): string {
  return (kind === 'key' ? WORKER_KEY_PREFIX : WORKER_SECRET_PREFIX) + randomBytes(32).toString('base64url');
}

/**
 * SHA-256 as hex. A fast hash is right here: the secrets are random, not chosen by people. Looking a hash up by index
 * leaks nothing about the secret through time, as nobody can steer the bits of a hash.
 */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** The token of an `Authorization: Bearer` header, or null. */
export function bearerToken(request: Request): string | null {
  const match = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(request.headers.get('authorization') ?? '');
  return match?.[1] ?? null;
}
