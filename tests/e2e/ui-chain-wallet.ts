import type { Page } from 'playwright-core';
import { createWalletClient, type Hex, hexToNumber, http, numberToHex } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import type { VaultNetwork } from '../helpers/vault-network.ts';

type Answer = { result: unknown } | { error: { code: number; message: string } };
type Call = { method: string; params: readonly unknown[] };

/**
 * Puts an extension's wallet into the pages that are opened from now on, which signs and sends on a real chain. It begins on
 * another network and does not know this one, as after its installation.
 */
export async function installChainWallet(page: Page, chain: VaultNetwork['chain']) {
  const account = privateKeyToAccount(generatePrivateKey());
  const client = createWalletClient({ account, transport: http(chain.url) });
  const wallet = {
    address: account.address,
    /** Methods that the person declines from now on. */
    declined: new Set<string>(),
    /** What the person was asked, in order. */
    asked: [] as string[],
    known: new Set([1]),
    chainId: 1,
  };
  const ASKING = /^(personal_sign|eth_signTypedData_v4|eth_sendTransaction|wallet_(add|switch)EthereumChain)$/;

  async function answer({ method, params }: Call): Promise<unknown> {
    const [first, second] = params as [never, never];
    switch (method) {
      case 'eth_requestAccounts':
      case 'eth_accounts':
        return [account.address];
      case 'eth_chainId':
        return numberToHex(wallet.chainId);
      case 'wallet_switchEthereumChain': {
        const id = hexToNumber((first as { chainId: Hex }).chainId);
        if (!wallet.known.has(id)) throw Object.assign(new Error('Unrecognized chain ID'), { code: 4902 });
        wallet.chainId = id;
        return null;
      }
      case 'wallet_addEthereumChain':
        if ((first as { rpcUrls: string[] }).rpcUrls[0] !== chain.url) throw new Error('a node of another chain');
        wallet.known.add(hexToNumber((first as { chainId: Hex }).chainId));
        return null;
      case 'personal_sign':
        return account.signMessage({ message: { raw: first } });
      case 'eth_signTypedData_v4':
        return account.signTypedData(JSON.parse(second));
      case 'eth_sendTransaction': {
        const { to, data } = first as { to: Hex; data: Hex };
        return client.sendTransaction({ to, data, chain: null });
      }
      default:
        if (wallet.chainId !== chain.id) throw new Error(`${method} on another network`);
        return chain.call(method, params);
    }
  }
  await page.exposeFunction('walletAnswer', async (call: Call): Promise<Answer> => {
    if (ASKING.test(call.method)) wallet.asked.push(call.method);
    try {
      if (wallet.declined.has(call.method))
        throw Object.assign(new Error('User rejected the request.'), { code: 4001 });
      return { result: await answer(call) };
    } catch (error) {
      const { code = -32603, message = 'failed' } = error as { code?: number; message?: string };
      return { error: { code: typeof code === 'number' ? code : -32603, message } };
    }
  });
  await page.addInitScript(announceWallet);
  return wallet;
}

/** Runs in the page. */
function announceWallet() {
  const { walletAnswer } = window as unknown as { walletAnswer: (call: unknown) => Promise<Answer> };
  const provider = {
    request: async ({ method, params = [] }: { method: string; params?: unknown[] }) => {
      const reply = await walletAnswer({ method, params });
      if ('error' in reply) throw Object.assign(new Error(reply.error.message), reply.error);
      return reply.result;
    },
    on: () => undefined,
    removeListener: () => undefined,
  };
  const info = { uuid: 'chain', name: 'Chain Wallet', rdns: 'test.chain-wallet', icon: 'data:image/svg+xml,<svg/>' };
  const announce = () =>
    window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail: Object.freeze({ info, provider }) }));
  window.addEventListener('eip6963:requestProvider', announce);
}
