'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { createWorkerKey, deleteWorkerKey, fetchWorkerKeys, fetchWorkers } from '@/lib/client/workers-api.ts';

const REFRESH_MS = 10_000;

export function useWorkerKeys() {
  return useQuery({ queryKey: queryKeys.workerKeys, queryFn: ({ signal }) => fetchWorkerKeys(signal) });
}

export function useCreateWorkerKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: createWorkerKey,
    onSuccess: () => queries.invalidateQueries({ queryKey: queryKeys.workerKeys }),
  });
}

export function useDeleteWorkerKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: deleteWorkerKey,
    onSuccess: () => queries.invalidateQueries({ queryKey: queryKeys.workerKeys }),
  });
}

export function useWorkers() {
  return useQuery({
    queryKey: queryKeys.workers,
    queryFn: ({ signal }) => fetchWorkers(signal),
    refetchInterval: REFRESH_MS,
  });
}
