'use client';

import type { Address } from 'viem';
import { type Connector, useDisconnect } from 'wagmi';
import { shortenAddress } from '@/lib/client/format.ts';
import { walletDialogStrings } from '@/lib/strings/wallet-dialog.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { describeWalletError } from './describe-wallet-error.ts';
import { useSignIn } from './use-sign-in.ts';

const strings = walletDialogStrings.signIn;

type SignInStepProps = { address: Address; connector: Connector; onSignedIn: () => void };

/** The second step: the person sees which address and asks for the signature themselves. */
export function SignInStep({ address, connector, onSignedIn }: SignInStepProps) {
  const signIn = useSignIn({ address, connector, onSignedIn });
  const disconnect = useDisconnect();
  return (
    <div className="grid gap-4">
      <div className="flex items-center justify-between gap-3 rounded-card bg-raised px-4 py-3">
        <div className="min-w-0">
          <p className="truncate text-muted text-sm">{connector.name}</p>
          <p title={address} className="font-mono text-ui">
            {shortenAddress(address)}
          </p>
        </div>
        <Button look="quiet" size="small" disabled={signIn.isPending} onClick={() => disconnect.mutate({ connector })}>
          {strings.change}
        </Button>
      </div>
      {signIn.isError && <Notice title={strings.failed}>{describeWalletError(signIn.error)}</Notice>}
      <Button look="solid" disabled={signIn.isPending} onClick={() => signIn.mutate()}>
        {signIn.isPending ? strings.waiting : strings.signIn}
      </Button>
      <p className="text-center text-faint text-sm">{strings.free}</p>
    </div>
  );
}
