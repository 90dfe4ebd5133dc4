/** What movements of a stake are called, on the page and in the file. */
export const stakingHistoryStrings = {
  csvHeader: ['Time (UTC)', 'Movement', 'Amount', 'Asset', 'Entry'],
  kind: { stake: 'Staked', unstake: 'Unstaked', claim: 'Rewards claimed' },
  asset: { ashao: 'ASHAO', usdc: 'USDC' },
} as const;
