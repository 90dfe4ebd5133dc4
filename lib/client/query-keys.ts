/** The cache's keys in one place, so that what is read and what is invalidated can't drift apart. */
export const queryKeys = {
  session: ['session'] as const,
  account: ['account'] as const,
  credits: ['credits'] as const,
  /** Below the balance: what changes one changes the other. */
  history: (kind: string | null) => ['credits', 'history', kind] as const,
  chain: ['chain'] as const,
  staking: ['staking'] as const,
  /** Below the stake: what changes one changes the other. */
  stakingHistory: ['staking', 'history'] as const,
  stakingSeries: (range: string) => ['staking', 'series', range] as const,
  treasury: (range: string) => ['treasury', range] as const,
  buybacks: ['treasury', 'buybacks'] as const,
  deposits: ['deposits'] as const,
  withdrawals: ['withdrawals'] as const,
  /** On chain, read through the wallet. */
  walletBalances: ['wallet-balance'] as const,
  walletBalance: (asset: string) => ['wallet-balance', asset] as const,
  stats: ['stats'] as const,
  guideSearch: (query: string) => ['guide-search', query] as const,
  workerKeys: ['worker-keys'] as const,
  workers: ['workers'] as const,
  conversations: ['conversations'] as const,
  conversationSearch: (search: string) => ['conversations', search] as const,
  share: (id: string) => ['share', id] as const,
  conversation: (id: string) => ['conversation', id] as const,
  /** Lists of pictures: all, and those marked. */
  images: ['images'] as const,
  imageList: (favourite: boolean) => ['images', favourite ? 'favourite' : 'all'] as const,
  image: (id: string) => ['image', id] as const,
  /** The first page as it is asked for while pictures wait; apart from the lists, which are changed by what it says. */
  waitingImages: ['waiting-images'] as const,
  sharedImage: (token: string) => ['shared-image', token] as const,
};
