import { getEnv } from '../env.ts';
import { AppError } from '../errors.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a state-changing request that another site's page made with the person's cookies (CSRF). Browsers name the
 * page in `Origin` (or say `Sec-Fetch-Site`); programs send neither and carry no cookie by accident.
 *
 * @throws AppError `forbidden_origin`
 */
export function requireSameOrigin(request: Request): void {
  if (SAFE_METHODS.has(request.method)) return;
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  const isForeign = origin === null ? site === 'cross-site' || site === 'same-site' : !isOwnOrigin(origin, request);
  if (isForeign) throw new AppError('forbidden_origin', 'This request came from another site.');
}

function isOwnOrigin(origin: string, request: Request): boolean {
  const { APP_URL } = getEnv();
  if (APP_URL !== undefined) return origin === new URL(APP_URL).origin;
  try {
    return new URL(origin).host === request.headers.get('host');
  } catch {
    return false;
  }
}
