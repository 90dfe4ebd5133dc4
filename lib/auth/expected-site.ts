import { getEnv } from '../env.ts';

/** The site a sign-in must name: that of APP_URL, and in local mode the host that the request came to. */
export function expectedSite(request: Request): { domain: string; protocol: string | null } {
  const { APP_URL } = getEnv();
  if (APP_URL === undefined) return { domain: request.headers.get('host') ?? '', protocol: null };
  const { host, protocol } = new URL(APP_URL);
  return { domain: host, protocol };
}
