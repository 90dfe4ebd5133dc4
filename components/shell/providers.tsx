'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ApiError } from '@/lib/client/api-error.ts';
import { ToastProvider } from '../ui/toast-provider.tsx';
import { TooltipLayer } from '../ui/tooltip-layer.tsx';
import { useShownAccount } from '../wallet/use-shown-account.ts';

/** Asks again only where that can help: the server was not reached, or stumbled. A refusal stays a refusal. */
function shouldRetry(failures: number, error: Error): boolean {
  return failures < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 500);
}

export function Providers({ children }: { children: ReactNode }) {
  const [queries] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: { retry: shouldRetry, staleTime: 10_000 },
          // Offline, a message is refused at once and can be tried again: waiting for a network, it would send itself later.
          mutations: { networkMode: 'always' },
        },
      }),
  );
  useShownAccount(queries);
  return (
    <QueryClientProvider client={queries}>
      <ToastProvider>{children}</ToastProvider>
      <TooltipLayer />
    </QueryClientProvider>
  );
}
