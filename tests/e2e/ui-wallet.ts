import type { Page } from 'playwright-core';
import { fromHex, type Hex } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';

/**
 * Puts an extension's wallet (EIP-6963) into the pages that are opened from now on: two addresses, on another chain than
 * the network's, with keys that never enter the page.
 */
export async function installWallet(page: Page, { answer }: { answer: 'signs' | 'declines' }) {
  const accounts = [privateKeyToAccount(generatePrivateKey()), privateKeyToAccount(generatePrivateKey())];
  const asked: string[] = [];
  await page.exposeFunction('walletSign', (data: Hex, address: string) => {
    asked.push(fromHex(data, 'string'));
    const account = accounts.find((one) => one.address.toLowerCase() === address.toLowerCase());
    return answer === 'declines' || account === undefined ? null : account.signMessage({ message: { raw: data } });
  });
  const addresses = accounts.map((account) => account.address);
  await page.addInitScript(announceWallet, addresses);
  return {
    addresses,
    /** What the wallet was asked to sign. */
    asked,
    switchAddress: () => page.evaluate(() => window.dispatchEvent(new Event('test:switch-address'))),
  };
}

/** Runs in the page. */
function announceWallet(addresses: string[]) {
  type Listener = (value: unknown) => void;
  const { walletSign } = window as unknown as { walletSign: (...params: unknown[]) => Promise<string | null> };
  const listeners = new Set<Listener>();
  let current: string[] = [];
  const refuse = (code: number) => Object.assign(new Error('refused'), { code });
  const provider = {
    request: async ({ method, params = [] }: { method: string; params?: unknown[] }) => {
      if (method === 'eth_chainId') return '0x1';
      if (method === 'eth_requestAccounts') current = addresses.slice(0, 1);
      if (method === 'eth_requestAccounts' || method === 'eth_accounts') return current;
      if (method !== 'personal_sign') throw refuse(4200);
      const signature = await walletSign(params[0], params[1]);
      if (signature === null) throw refuse(4001);
      return signature;
    },
    on: (event: string, listener: Listener) => event === 'accountsChanged' && listeners.add(listener),
    removeListener: (_event: string, listener: Listener) => listeners.delete(listener),
  };
  window.addEventListener('test:switch-address', () => {
    current = addresses.slice(1);
    for (const listener of listeners) listener(current);
  });
  const info = { uuid: 'test', name: 'Test Wallet', rdns: 'test.wallet', icon: 'data:image/svg+xml,<svg/>' };
  const announce = () =>
    window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail: Object.freeze({ info, provider }) }));
  window.addEventListener('eip6963:requestProvider', announce);
}
