/** Connecting and signing in. Fetched with the dialog, not with the page. */
export const walletDialogStrings = {
  list: {
    none: 'No wallet extension was found in this browser. Install one, then reload this page.',
    noneButPhone:
      'No wallet extension was found in this browser. Use a wallet on your phone, or install one and reload.',
    failed: 'Not connected',
    browserWallet: 'Browser wallet',
    extension: 'Browser extension',
    development: 'Key kept in this browser, for local use',
    waiting: 'Waiting for the wallet…',
    walletConnect: 'WalletConnect',
    walletConnectHint: 'Wallet on a phone, by QR code',
  },
  pairing: {
    preparing: 'Reaching the WalletConnect relay…',
    scan: 'Scan this with the wallet on your phone, then confirm there.',
    alt: 'QR code to connect a wallet',
    open: 'Open a wallet on this device',
    copy: 'Copy the connection link',
    cancel: 'Other wallets',
  },
  signIn: {
    change: 'Change',
    failed: 'Not signed in',
    waiting: 'Waiting for the signature…',
    signIn: 'Sign in',
    free: 'Signing is free: no transaction, no gas.',
  },
  mismatch: {
    shows: 'Your wallet shows ',
    signedInAs: '; you are signed in as ',
    end: '.',
    signInAs: (address: string) => `Sign in as ${address}`,
  },
  errors: {
    declined: 'You declined the request in your wallet. Nothing was signed.',
    locked: 'The wallet has not allowed this site. Unlock it and try again.',
    cannotSign: 'This wallet can’t sign messages in the way signing in needs.',
    disconnected: 'The wallet is disconnected. Open it and try again.',
    pending: 'Your wallet is already waiting for an answer. Open it to continue.',
    internal: 'The wallet reported an internal error. Open it and try again.',
    wrongChain: 'The wallet is on a chain it can’t sign for here. Switch its network and try again.',
    noProvider: 'The wallet can’t be found any more. Check that its extension is switched on, then reload this page.',
    timeout: 'The wallet did not answer in time. Open it and try again.',
    accountGone: 'The wallet no longer offers this address. Choose the address in the wallet, then connect again.',
    unknown: 'The wallet did not answer as expected. Open it and try again.',
  },
} as const;
