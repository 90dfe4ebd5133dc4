type Provider = {
  request: (call: { method: string }) => Promise<unknown>;
  on?: (event: 'accountsChanged', listener: (accounts: unknown) => void) => void;
  removeListener?: (event: 'accountsChanged', listener: (accounts: unknown) => void) => void;
};

/**
 * Follows the address that a wallet extension shows to this site, without the wallet code: finding extensions (EIP-6963)
 * and their `accountsChanged` (EIP-1193) takes a few lines. It asks `eth_accounts`, which never opens the wallet.
 *
 * @param id the `rdns` of the wallet, or `injected` for `window.ethereum`
 * @param onAddress null when the wallet shows none: locked, or no longer connected to this site
 * @returns what ends it
 */
export function watchWallet(id: string, onAddress: (address: string | null) => void): () => void {
  let leave = () => {};
  function follow(provider: Provider) {
    leave();
    let ended = false;
    const handle = (accounts: unknown) => {
      const first: unknown = Array.isArray(accounts) ? accounts[0] : null;
      if (!ended) onAddress(typeof first === 'string' ? first : null);
    };
    provider.on?.('accountsChanged', handle);
    void provider.request({ method: 'eth_accounts' }).then(handle, () => undefined);
    leave = () => {
      ended = true;
      provider.removeListener?.('accountsChanged', handle);
    };
  }
  function handleAnnounce(event: Event) {
    const detail: unknown = 'detail' in event ? event.detail : null;
    if (isAnnouncement(detail) && detail.info.rdns === id) follow(detail.provider);
  }
  window.addEventListener('eip6963:announceProvider', handleAnnounce);
  window.dispatchEvent(new Event('eip6963:requestProvider'));
  const older: unknown = 'ethereum' in window ? window.ethereum : null;
  if (id === 'injected' && isProvider(older)) follow(older);
  return () => {
    window.removeEventListener('eip6963:announceProvider', handleAnnounce);
    leave();
  };
}

function isProvider(value: unknown): value is Provider {
  return typeof value === 'object' && value !== null && 'request' in value && typeof value.request === 'function';
}

/** Anything in the page may send such an event. */
function isAnnouncement(value: unknown): value is { info: { rdns: unknown }; provider: Provider } {
  if (typeof value !== 'object' || value === null || !('info' in value) || !('provider' in value)) return false;
  return typeof value.info === 'object' && value.info !== null && 'rdns' in value.info && isProvider(value.provider);
}
