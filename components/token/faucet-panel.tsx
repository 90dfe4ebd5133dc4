'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { describeError } from '@/lib/client/api-error.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { askFaucet } from '@/lib/client/token-api.ts';
import { tokenStrings } from '@/lib/strings/token.ts';
import { Panel } from '../account/panel.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

const strings = tokenStrings.faucet;

/** Test money of the local chain, once a day. */
export function FaucetPanel() {
  const queries = useQueryClient();
  const faucet = useMutation({
    mutationFn: askFaucet,
    onSuccess: () => void queries.invalidateQueries({ queryKey: queryKeys.walletBalances }),
  });
  return (
    <Panel title={strings.title}>
      <p className="text-muted text-sm leading-relaxed">{strings.text}</p>
      <div className="mt-4 flex flex-col items-start gap-3">
        <Button disabled={faucet.isPending} onClick={() => faucet.mutate()}>
          {faucet.isPending ? strings.asking : strings.ask}
        </Button>
        <p role="status" className="text-good text-sm empty:sr-only">
          {faucet.isSuccess && strings.done(faucet.data.usdc, faucet.data.ashao)}
        </p>
        {faucet.isError && (
          <Notice tone="warn" title={strings.failed}>
            {describeError(faucet.error)}
          </Notice>
        )}
      </div>
    </Panel>
  );
}
