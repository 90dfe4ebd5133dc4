'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { describeError } from '@/lib/client/api-error.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { requestRelay } from '@/lib/client/token-api.ts';
import { tokenStrings } from '@/lib/strings/token.ts';
import { Button } from '../ui/button.tsx';

const strings = tokenStrings.withdraw.relay;

type RelayButtonProps = { id: string; amount: string; disabled: boolean };

/** For who has no gas: the operator submits the voucher and pays for it. */
export function RelayButton({ id, amount, disabled }: RelayButtonProps) {
  const queries = useQueryClient();
  const relay = useMutation({
    mutationFn: () => requestRelay(id),
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.withdrawals }),
  });
  return (
    <>
      <Button
        size="small"
        aria-busy={relay.isPending}
        aria-label={strings.label(amount)}
        disabled={disabled || relay.isPending}
        onClick={() => relay.mutate()}
      >
        {relay.isPending ? strings.asking : strings.do}
      </Button>
      <p role="alert" className="text-sm text-warn empty:hidden">
        {relay.isError && `${strings.failed}: ${describeError(relay.error)}`}
      </p>
    </>
  );
}
