'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Address } from 'viem';
import { type Connector, useSignMessage } from 'wagmi';
import { fetchNonce, verifySignIn } from '@/lib/client/account-api.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { createSignInMessage } from './create-sign-in-message.ts';
import { rememberWallet } from './last-wallet.ts';
import { tellSessionChanged } from './session-channel.ts';

type SignInParams = { address: Address; connector: Connector; onSignedIn: () => void };

/** Nonce, signature, verification: ends with a session cookie. */
export function useSignIn({ address, connector, onSignedIn }: SignInParams) {
  const queries = useQueryClient();
  const { mutateAsync: signMessage } = useSignMessage();
  return useMutation({
    mutationFn: async () => {
      const { nonce, chainId } = await fetchNonce();
      const message = createSignInMessage({ address, nonce, chainId, location: window.location });
      const signature = await signMessage({ message, account: address, connector });
      return verifySignIn(message, signature);
    },
    onSuccess: async ({ user }) => {
      await queries.cancelQueries({ queryKey: queryKeys.session });
      queries.setQueryData(queryKeys.session, { user });
      rememberWallet(connector.id);
      tellSessionChanged();
      // Who reads has changed: lists, balance and open conversations are asked for again.
      await queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== queryKeys.session[0] });
      onSignedIn();
    },
  });
}
