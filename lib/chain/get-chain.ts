import type { Address, Hex, PublicClient } from 'viem';
import { getAddress } from 'viem';
import { CONFIRMATIONS, CONFIRMATIONS_DEFAULT } from '../constants.ts';
import { type Env, getEnv } from '../env.ts';
import { shared } from '../shared.ts';
import { loadSigner, type SignerRole } from './load-signer.ts';
import { NETWORKS } from './networks.ts';
import { createChainClient } from './public-client.ts';
import { createKeySigner, type Signer } from './signer.ts';

/** The chain with our vault on it, as the environment names it. */
export type VaultChain = {
  readonly chainId: number;
  readonly isLocal: boolean;
  readonly rpcUrls: readonly string[];
  readonly vault: Address;
  readonly usdc: Address;
  readonly ashao: Address;
  /** Where $ASHAO trade against USDC, and the router that buybacks use. */
  readonly pair: Address;
  readonly router: Address;
  /** The block of the vault. */
  readonly startBlock: number;
  readonly confirmations: number;
  /** Signs vouchers; null: nobody can withdraw. */
  readonly signer: Signer | null;
  /** Gives test money away; on the local chain alone. */
  readonly faucet: Signer | null;
  readonly areWithdrawalsPaused: boolean;
  /** What a transaction that waits for too long may offer at most, in wei per gas; null: by the market, see `raiseFees`. */
  readonly raisedFeeMax: bigint | null;
  /** Submits vouchers for people without gas; null: everybody submits their own. */
  readonly relayer: Signer | null;
  /** Sends buybacks; null: none are made. */
  readonly treasurer: Signer | null;
  readonly client: PublicClient;
};

/** The process's chain; null when the environment names none. */
export function getChain(): VaultChain | null {
  return shared('chain', () => readVaultChain(getEnv()));
}

export function readVaultChain({
  chain,
  chainId,
  FAUCET_KEY,
  VAULT_BLOCK,
  VOUCHER_SIGNER_KEY,
  SIGNER_MODULE,
  TREASURER_KEY,
  RELAY_WITHDRAWALS,
  RELAYER_KEY,
  RAISED_FEE_GWEI_MAX,
  WITHDRAWALS_PAUSED,
}: Pick<Env, 'chain' | 'chainId' | 'VAULT_BLOCK' | 'WITHDRAWALS_PAUSED'> &
  Partial<
    Pick<
      Env,
      | 'FAUCET_KEY'
      | 'TREASURER_KEY'
      | 'VOUCHER_SIGNER_KEY'
      | 'SIGNER_MODULE'
      | 'RELAY_WITHDRAWALS'
      | 'RELAYER_KEY'
      | 'RAISED_FEE_GWEI_MAX'
    >
  >): VaultChain | null {
  if (chain === null) return null;
  const isLocal = chainId === NETWORKS.local.id;
  const toSigner = (key: Hex | undefined) => (key === undefined ? null : createKeySigner(key));
  // A key in the environment goes before the module.
  const signerOf = (role: SignerRole, key: Hex | undefined) =>
    key === undefined && SIGNER_MODULE !== undefined ? loadSigner(SIGNER_MODULE, role) : toSigner(key);
  const treasurer = signerOf('treasurer', TREASURER_KEY);
  const relayer = RELAY_WITHDRAWALS ? signerOf('relayer', RELAYER_KEY) : null;
  // Of keys the environment has seen to it; what a module returns is known here first.
  if (relayer !== null && relayer.address === treasurer?.address)
    throw new Error('SIGNER_MODULE: the relayer must be of another account than the treasurer');
  return {
    chainId,
    isLocal,
    rpcUrls: chain.rpcUrls,
    vault: getAddress(chain.vault),
    usdc: getAddress(chain.usdc),
    ashao: getAddress(chain.ashao),
    pair: getAddress(chain.pair),
    router: getAddress(chain.router),
    startBlock: VAULT_BLOCK,
    confirmations: CONFIRMATIONS[chainId] ?? CONFIRMATIONS_DEFAULT,
    signer: signerOf('voucher-signer', VOUCHER_SIGNER_KEY),
    faucet: isLocal ? toSigner(FAUCET_KEY) : null,
    areWithdrawalsPaused: WITHDRAWALS_PAUSED,
    raisedFeeMax: RAISED_FEE_GWEI_MAX ?? null,
    relayer,
    treasurer,
    client: createChainClient({ chainId, rpcUrls: chain.rpcUrls }),
  };
}
