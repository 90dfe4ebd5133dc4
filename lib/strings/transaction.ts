/** Transactions that a wallet sends: what their button says in each state, and what can go wrong. */
export const transactionStrings = {
  label: {
    'switch-network': 'Switch the network in your wallet…',
    approve: 'Allow the amount in your wallet…',
    sign: 'Confirm in your wallet…',
    pending: 'On its way…',
    again: 'Try again',
  },
  sent: 'Sent. It counts once enough blocks stand on it; you can leave this page.',
  view: 'View the transaction',
  rejected: 'You declined in your wallet. Nothing has moved.',
  failed: 'Not sent',
  declined: 'Declined',
  errors: {
    gas: 'Your wallet has too little of the network’s own coin to pay for gas.',
    waiting: 'Your wallet is already waiting for an answer. Open it to go on.',
    network: (label: string) => `Your wallet stayed on another network. Switch it to ${label} and try again.`,
    unknownNetwork: (label: string) =>
      `Your wallet does not know ${label}. Add that network in the wallet and try again.`,
    noWallet: 'The wallet of this account is not connected in this browser. Connect it, then try again.',
    otherAddress: (address: string) =>
      `Your wallet shows another address than the one signed in here. Choose ${address} in the wallet and try again.`,
    balance: (available: string) => `Your wallet holds ${available}, which is less than this.`,
    paused: 'The vault is paused. Nothing has moved; try again later.',
    rateCap: 'The vault has let out all it may for now. The voucher stays good until it ends; try again later.',
    dropped: 'The chain dropped this transaction. It may come again: look below before you send it once more.',
    cancelled: 'This voucher was cancelled. The amount is back in your balance.',
    expired: 'This voucher has ended. The amount comes back to your balance by itself.',
    used: 'This voucher has been used already.',
    notASigner: 'This voucher is being signed anew. Try again in a minute; it stays yours all the while.',
    reserves: 'The vault holds too little for this now. Nothing has moved; try again later.',
    reverted: 'The network refused the transaction. Nothing but gas was spent.',
    replaced: 'You replaced this transaction by another one in your wallet. Nothing has moved here.',
    unsigned: 'The voucher is not signed yet. Try again in a moment.',
    noChain: 'The network is not set up here.',
  },
} as const;
