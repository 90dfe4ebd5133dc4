'use client';

import { formatNumber } from '@/lib/client/format.ts';
import { walletStrings } from '@/lib/strings/wallet.ts';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { AccountMenu } from './account-menu.tsx';
import { useConnectDialog } from './connect-context.tsx';
import { useCredits } from './use-credits.ts';
import { useSession } from './use-session.ts';

const strings = walletStrings.area;

/** The header's right side: the balance and the account, or the way to get them. */
export function AccountArea() {
  const session = useSession();
  const { openConnect } = useConnectDialog();
  if (session.isPending) return <Skeleton className="h-8 w-28 rounded-control" />;
  if (session.user === null) {
    return (
      <Button look="solid" size="small" onClick={openConnect}>
        <span>
          {strings.connect}
          <span className="max-sm:sr-only">{strings.connectRest}</span>
        </span>
      </Button>
    );
  }
  return (
    <div className="flex items-center gap-2">
      <Balance />
      <AccountMenu address={session.user.address} />
    </div>
  );
}

function Balance() {
  const { data, isPending, isLoadingError, refetch } = useCredits();
  if (isPending) return <Skeleton className="h-5 w-20" />;
  if (isLoadingError) {
    return (
      <Button look="quiet" size="small" className="px-1.5" onClick={() => void refetch()}>
        {strings.balanceRetry}
      </Button>
    );
  }
  const detail = strings.balanceDetail(formatNumber(data.granted), formatNumber(data.purchased));
  return (
    <p title={detail} data-testid="balance" className="whitespace-nowrap px-1 text-sm tabular-nums">
      <span className="font-medium">{formatNumber(data.credits)}</span>
      <span className="text-muted max-sm:sr-only">{strings.credits}</span>
    </p>
  );
}
