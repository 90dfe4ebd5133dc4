import type { QueryClient } from '@tanstack/react-query';
import { NO_ACCOUNT } from '@/lib/auth/schemas.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';

/** Whom the page shows, as `ACCOUNT_HEADER` says it; undefined until it has asked. */
export function readShownAccount(queries: QueryClient): string | undefined {
  const session = queries.getQueryData<{ user: { id: string } | null }>(queryKeys.session);
  return session && (session.user?.id ?? NO_ACCOUNT);
}
