import { getEnv } from '../env.ts';

/** The host a sign-in must name: that of APP_URL, and in local mode the one the request came to. */
export function expectedDomain(request: Request): string {
  const { APP_URL } = getEnv();
  return APP_URL === undefined ? (request.headers.get('host') ?? '') : new URL(APP_URL).host;
}
