'use client';

import { useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { tellSessionChanged } from './session-channel.ts';

/** For when the session has ended: this tab and the others go over to nobody. `usePersonChange` forgets the rest. */
export function useEndSession(): () => void {
  const queries = useQueryClient();
  return () => {
    // An answer from before the end must not bring the person back.
    void queries.cancelQueries({ queryKey: queryKeys.session });
    queries.setQueryData(queryKeys.session, { user: null });
    tellSessionChanged();
  };
}
