import { createWalletClient, custom, defineChain, type Hex } from 'viem';
import type { PrivateKeyAccount } from 'viem/accounts';
import { askLocalNode } from './ask-local-node.ts';

type Asked = { to?: Hex; data?: Hex; value?: Hex; gas?: Hex };

/** Sends as an extension's wallet would: fees, gas and nonce are its own affair. */
export function sendAsDeveloper(account: PrivateKeyAccount, chainId: number, asked: Asked): Promise<Hex> {
  const chain = defineChain({
    id: chainId,
    name: `Chain ${chainId}`,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [] } },
  });
  const request = ({ method, params = [] }: { method: string; params?: readonly unknown[] }) =>
    askLocalNode(method, params);
  const client = createWalletClient({ account, chain, transport: custom({ request }) });
  const { to, data, value, gas } = asked;
  return client.sendTransaction({
    to: to ?? null,
    ...(data === undefined ? {} : { data }),
    ...(value === undefined ? {} : { value: BigInt(value) }),
    ...(gas === undefined ? {} : { gas: BigInt(gas) }),
  });
}
