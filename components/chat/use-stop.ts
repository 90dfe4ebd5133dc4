'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { stopJob } from '@/lib/client/chat-api.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';

/**
 * Stop is a request of its own: the stream then ends by itself, and until then the job is `stopping`. The conversation is
 * read again in case it had ended before.
 */
export function useStop(liveJobId: string | null, onFailed: () => void) {
  const queries = useQueryClient();
  const mutation = useMutation({
    mutationFn: stopJob,
    networkMode: 'always',
    onError: onFailed,
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.conversation('').slice(0, 1) }),
  });
  const stopping = liveJobId !== null && mutation.variables === liveJobId && !mutation.isError;
  const stop = () => {
    if (liveJobId !== null && !stopping) mutation.mutate(liveJobId);
  };
  return { stop, stopping };
}
