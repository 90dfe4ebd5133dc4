import { headers } from 'next/headers';
import { getEnv } from '@/lib/env.ts';

/** Where this site is reached: APP_URL, and in local mode the host that the request came to. */
export async function readOrigin(): Promise<string> {
  // First of all, since it also tells Next that the answer differs from request to request: at build time there is no environment.
  const host = (await headers()).get('host');
  const { APP_URL, PORT } = getEnv();
  if (APP_URL !== undefined) return new URL(APP_URL).origin;
  try {
    return new URL(`http://${host}`).origin;
  } catch {
    return `http://localhost:${PORT}`;
  }
}
