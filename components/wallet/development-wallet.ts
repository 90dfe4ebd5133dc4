import { fromHex, type Hex, isHex, numberToHex } from 'viem';
import { generatePrivateKey, type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts';
import { createRandomId } from '@/lib/client/create-random-id.ts';

export const DEVELOPMENT_WALLET_RDNS = 'network.ashao.development-wallet';
const STORAGE_KEY = 'ashao.development-wallet';
const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#2a2140"/><path d="M12 11l-5 5 5 5m8-10l5 5-5 5" fill="none" stroke="#b79bff" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/></svg>',
)}`;

/** EIP-1193's error: `code` is what wallets' callers branch on. */
class ProviderError extends Error {
  override readonly name = 'ProviderError';
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

let announced = false;

/**
 * Puts a wallet into this page whose key is kept in the browser's storage, and announces it as EIP-6963 says, so that
 * it is found and used like any extension; it reaches the local chain through this site. For local mode only: whoever can run script on this origin can read the key.
 */
export function announceDevelopmentWallet(chainId: number): void {
  if (announced) return;
  announced = true;
  const detail = Object.freeze({
    info: Object.freeze({
      uuid: createRandomId(),
      name: 'Development wallet',
      icon: ICON,
      rdns: DEVELOPMENT_WALLET_RDNS,
    }),
    provider: createProvider(chainId),
  });
  const announce = () => window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }));
  window.addEventListener('eip6963:requestProvider', announce);
  announce();
}

type ProviderRequest = { method: string; params?: readonly unknown[] };

function createProvider(chainId: number) {
  let account: PrivateKeyAccount | null = null;

  async function request({ method, params = [] }: ProviderRequest): Promise<unknown> {
    switch (method) {
      case 'eth_requestAccounts':
        account ??= loadAccount();
        return [account.address];
      // Empty until asked: a page that connects by itself would surprise the person.
      case 'eth_accounts':
        return account === null ? [] : [account.address];
      case 'eth_chainId':
        return numberToHex(chainId);
      case 'personal_sign':
        return sign(account, params[0]);
      case 'wallet_revokePermissions':
        account = null;
        return null;
      case 'eth_signTypedData_v4':
        return requireAccount(account).signTypedData(JSON.parse(String(params[1])));
      case 'eth_sendTransaction': {
        const sender = requireAccount(account);
        const { sendAsDeveloper } = await import('./send-as-developer.ts');
        return sendAsDeveloper(sender, chainId, params[0] as object);
      }
      default: {
        const { askLocalNode } = await import('./ask-local-node.ts');
        return askLocalNode(method, params);
      }
    }
  }

  // The account and chain never change by themselves, so there is nothing to tell listeners.
  const ignore = () => {};
  return { request, on: ignore, removeListener: ignore };
}

function sign(account: PrivateKeyAccount | null, data: unknown): Promise<Hex> {
  const signer = requireAccount(account);
  if (!isHex(data)) throw new ProviderError(-32602, 'personal_sign needs the message as hex.');
  return signer.signMessage({ message: { raw: fromHex(data, 'bytes') } });
}

function requireAccount(account: PrivateKeyAccount | null): PrivateKeyAccount {
  if (account === null) throw new ProviderError(4100, 'Connect the development wallet first.');
  return account;
}

function loadAccount(): PrivateKeyAccount {
  const stored = window.localStorage.getItem(STORAGE_KEY);
  if (isHex(stored) && stored.length === 66) return privateKeyToAccount(stored);
  const key = generatePrivateKey();
  window.localStorage.setItem(STORAGE_KEY, key);
  return privateKeyToAccount(key);
}
