'use client';

import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiError } from '@/lib/client/api-error.ts';
import type { OutgoingMessage } from '../composer/use-draft-delivery.ts';
import { readStored, writeStored } from '../ui/use-stored-value.ts';
import { useSession } from '../wallet/use-session.ts';
import { createDeliveryKeys } from './create-delivery-keys.ts';

type Delivery<Params, Result> = {
  request: (params: Params, idempotencyKey: string) => Promise<Result>;
  onAccepted: (result: Result, params: Params) => void | Promise<void>;
  /** What makes two requests the same one; left out, all that they carry. */
  identify?: (params: Params) => unknown;
  /** Where this tab keeps the keys, for a form that outlives its page; left out, they go with the page. */
  keysName?: string;
  onRefused?: (error: Error, params: Params) => void;
};

/**
 * A request that costs money: one at a time, and a retry after a lost answer is not charged twice, since the same
 * request keeps its key until it was accepted, whatever is sent in between.
 */
export function useDelivery<Params, Result>(delivery: Delivery<Params, Result>) {
  const { request, onAccepted, identify, keysName, onRefused } = delivery;
  const [keys] = useState(() => createDeliveryKeys(keysName === undefined ? undefined : keptUnder(keysName)));
  const fingerprint = (params: Params) => JSON.stringify(identify?.(params) ?? params);

  /** `edit`: what stands in no draft, and would be lost with its form. */
  type Sent = { params: Params; after: () => void; edit?: OutgoingMessage };
  const mutation = useMutation({
    mutationFn: ({ params }: Sent) => request(params, keys.keyFor(fingerprint(params))),
    // What was being sent is its writer's, whoever turns out to be signed in.
    meta: { isDelivery: true },
    // Offline it fails at once and the draft stays. Kept back it would be sent, and paid, when nobody thinks of it.
    networkMode: 'always',
    onSuccess: async (result, { params, after }) => {
      keys.forget(fingerprint(params));
      await onAccepted(result, params);
      after();
    },
    onError: (error, { params }) => onRefused?.(error, params),
  });
  const { mutate, reset, variables, error, isPending } = mutation;

  // Whoever signs in or out is not to blame for what was refused before.
  const userId = useSession().user?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the person changes
  useEffect(reset, [userId]);

  const unreached = error instanceof ApiError && error.status === 0;
  useEffect(() => {
    if (!unreached) return;
    window.addEventListener('online', reset);
    return () => window.removeEventListener('online', reset);
  }, [unreached, reset]);

  return {
    deliver: (params: Params, after: () => void = () => {}, edit?: OutgoingMessage) =>
      mutate({ params, after, ...(edit && { edit }) }),
    sending: isPending,
    /** What was refused last; null while nothing was. */
    refused: error === null || variables === undefined ? null : { error, ...variables },
  };
}

/** With the tab's drafts: forgotten when they are. */
function keptUnder(name: string) {
  return {
    read: () => readStored(name, 'session') ?? '',
    write: (text: string) => writeStored(name, text, 'session'),
  };
}
