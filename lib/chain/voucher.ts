import { type Address, getAddress, type Hex, keccak256, stringToHex } from 'viem';
import type { VaultChain } from './get-chain.ts';

export type Voucher = { id: Hex; account: Address; token: Address; amount: bigint; deadline: bigint };

/** The vault's EIP-712 type of a voucher, in the contract's order. */
export const VOUCHER_TYPES = {
  Voucher: [
    { name: 'id', type: 'bytes32' },
    { name: 'account', type: 'address' },
    { name: 'token', type: 'address' },
    { name: 'amount', type: 'uint256' },
    { name: 'deadline', type: 'uint256' },
  ],
} as const;

/** The voucher's id on chain: made of the withdrawal's, so that one withdrawal can never have two. */
export function voucherIdOf(withdrawalId: string): Hex {
  return keccak256(stringToHex(`ashao:withdrawal:${withdrawalId}`));
}

type Promised = { voucherId: string; account: string; asset: 'usdc' | 'ashao'; amount: bigint; deadline: number };

export function makeVoucher(chain: Pick<VaultChain, 'usdc' | 'ashao'>, promised: Promised): Voucher {
  return {
    id: promised.voucherId as Hex,
    account: getAddress(promised.account),
    token: chain[promised.asset],
    amount: promised.amount,
    deadline: BigInt(promised.deadline),
  };
}

/** What is signed, as the vault checks it (EIP-712). */
export function voucherTypedData({ chainId, vault }: Pick<VaultChain, 'chainId' | 'vault'>, voucher: Voucher) {
  return {
    domain: { name: 'AshaoVault', version: '1', chainId, verifyingContract: vault },
    types: VOUCHER_TYPES,
    primaryType: 'Voucher',
    message: voucher,
  } as const;
}

/** @throws Error when there is no signer, or it fails */
export async function signVoucher(chain: VaultChain, voucher: Voucher): Promise<Hex> {
  if (!chain.signer) throw new Error('no voucher signer');
  return chain.signer.signTypedData(voucherTypedData(chain, voucher));
}
