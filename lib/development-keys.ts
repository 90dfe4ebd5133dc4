/**
 * Private keys of the local chain's accounts: anvil's own, from the mnemonic "test test test test test test test test test test
 * test junk". The whole world knows them, so that they are refused wherever money is real.
 */
export const DEVELOPMENT_KEYS = {
  /** Deploys, and is the vault's admin and pauser. */
  admin: '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80',
  signer: '0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d',
  treasurer: '0x5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a',
  /** Holds the $ASHAO that local people are given. */
  faucet: '0x7c852118294e51e653712a81e05800f419141751be58f605c371e15141b007a6',
} as const;
