import { AppError } from '../errors.ts';
import { ACCOUNT_HEADER, NO_ACCOUNT, type SessionUser } from './schemas.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a change that a page asks for in the belief that somebody else is signed in, or that nobody is: all tabs share one
 * cookie, and a tab that has not heard of another's sign-in would spend the wrong person's credits. Programs, which send no
 * such header, are not asked.
 *
 * @throws AppError `account_changed`
 */
export function requireShownAccount(request: Request, user: SessionUser | null): void {
  const shown = request.headers.get(ACCOUNT_HEADER);
  if (shown === null || SAFE_METHODS.has(request.method) || shown === (user?.id ?? NO_ACCOUNT)) return;
  const now = user ? 'Another account is signed in by now' : 'You are signed out by now';
  throw new AppError('account_changed', `${now}. Nothing was done or charged.`);
}
