'use client';

import { useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { clearSessionValues } from '../ui/use-stored-value.ts';

/** For when the session has ended: nothing of the account may stay on the screen or in the cache. */
export function useForgetPerson(): () => void {
  const queries = useQueryClient();
  return () => {
    queries.setQueryData(queryKeys.session, { user: null });
    // Not asked for again: nobody is there to be answered.
    queries.removeQueries({ queryKey: queryKeys.credits });
    queries.removeQueries({ queryKey: queryKeys.account });
    queries.removeQueries({ queryKey: queryKeys.workerKeys });
    queries.removeQueries({ queryKey: queryKeys.workers });
    // Reset, not clear: what is on the screen listens to its entry of the cache and would keep showing it if that were
    // merely dropped.
    void queries.resetQueries({ predicate: (query) => query.queryKey[0] !== queryKeys.session[0] });
    clearSessionValues();
  };
}
