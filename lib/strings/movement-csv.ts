/** What deposits and withdrawals are called in their files. */
export const movementCsvStrings = {
  depositHeader: ['Time (UTC)', 'State', 'Amount', 'Asset', 'Transaction'],
  withdrawalHeader: ['Time (UTC)', 'State', 'Amount', 'Asset', 'To', 'Transaction', 'Withdrawal'],
  asset: { ashao: 'ASHAO', usdc: 'USDC' },
  deposit: {
    pending: 'On its way',
    confirming: 'Waiting for blocks',
    credited: 'Credited',
    dropped: 'Dropped by the chain',
    failed: 'Refused by the vault',
  },
  withdrawal: {
    requested: 'Being signed',
    signed: 'Not submitted yet',
    confirming: 'Paid, waiting for blocks',
    paid: 'Paid',
    expired: 'Not submitted, returned',
    cancelled: 'Cancelled, returned',
  },
} as const;
