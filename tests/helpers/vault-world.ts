import { type Address, type Hex, maxUint256 } from 'viem';
import { privateKeyToAccount, privateKeyToAddress } from 'viem/accounts';
import { ashaoTokenAbi } from '../../lib/chain/abi/ashao-token.ts';
import { ashaoVaultAbi } from '../../lib/chain/abi/ashao-vault.ts';
import { testUsdcAbi } from '../../lib/chain/abi/test-usdc.ts';
import { VOUCHER_TYPES, type Voucher } from '../../lib/chain/voucher.ts';
import { DEVELOPMENT_KEYS } from '../../lib/development-keys.ts';
import { LOCAL_ADMIN, LOCAL_ROLES } from '../../scripts/lib/chain/local-deployment.ts';
import { nextId, type TestChain } from './test-chain.ts';

export const FAUCET = privateKeyToAddress(DEVELOPMENT_KEYS.faucet);

type SignOptions = { readonly key?: Hex; readonly chainId?: number; readonly verifyingContract?: Address };

export type VaultWorld = ReturnType<typeof makeVaultWorld>;

/** What tests do with a vault, in short. The vault is the deployed one unless another is given. */
export function makeVaultWorld(chain: TestChain, vault: Address = chain.vault) {
  const onVault = { address: vault, abi: ashaoVaultAbi } as const;
  const approve = (from: Address, token: Address, amount = maxUint256) =>
    chain.send({ from, address: token, abi: ashaoTokenAbi, functionName: 'approve', args: [vault, amount] });
  const deposit = (from: Address, token: Address, amount: bigint) =>
    chain.send({ from, ...onVault, functionName: 'deposit', args: [token, amount] });
  const sign = (voucher: Voucher, options: SignOptions = {}) =>
    privateKeyToAccount(options.key ?? DEVELOPMENT_KEYS.signer).signTypedData({
      domain: {
        name: 'AshaoVault',
        version: '1',
        chainId: options.chainId ?? chain.chainId,
        verifyingContract: options.verifyingContract ?? vault,
      },
      types: VOUCHER_TYPES,
      primaryType: 'Voucher',
      message: voucher,
    });
  const withdraw = (from: Address, voucher: Voucher, signature: Hex) =>
    chain.send({ from, ...onVault, functionName: 'withdraw', args: [voucher, signature] });
  return {
    vault,
    approve,
    deposit,
    sign,
    withdraw,
    /** Mints test USDC to an account and lets the vault take it. */
    fundUsdc: async (account: Address, amount: bigint) => {
      await chain.send({
        from: account,
        address: chain.usdc,
        abi: testUsdcAbi,
        functionName: 'mint',
        args: [account, amount],
      });
      await approve(account, chain.usdc);
    },
    /** Gives an account $ASHAO from the faucet and lets the vault take it. */
    fundAshao: async (account: Address, amount: bigint) => {
      await chain.send({
        from: FAUCET,
        address: chain.ashao,
        abi: ashaoTokenAbi,
        functionName: 'transfer',
        args: [account, amount],
      });
      await approve(account, chain.ashao);
    },
    /** A voucher good for an hour. */
    makeVoucher: async (values: Partial<Voucher> & { account: Address; amount: bigint }): Promise<Voucher> => ({
      id: nextId(),
      token: chain.usdc,
      deadline: (await chain.now()) + 3_600n,
      ...values,
    }),
    pay: async (voucher: Voucher) => withdraw(voucher.account, voucher, await sign(voucher)),
    buyback: async (usdcAmount: bigint, ashaoMin = 1n, from: Address = LOCAL_ROLES.treasurer, id: Hex = nextId()) =>
      chain.send({
        from,
        ...onVault,
        functionName: 'buyback',
        args: [id, usdcAmount, ashaoMin, (await chain.now()) + 600n],
      }),
    setCap: (token: Address, amount: bigint, from: Address = LOCAL_ADMIN) =>
      chain.send({ from, ...onVault, functionName: 'setRateCap', args: [token, amount] }),
    grant: async (role: 'SIGNER_ROLE' | 'TREASURER_ROLE' | 'PAUSER_ROLE', account: Address) => {
      const id = await chain.client.readContract({ ...onVault, functionName: role });
      return chain.send({ from: LOCAL_ADMIN, ...onVault, functionName: 'grantRole', args: [id, account] });
    },
    pause: (from: Address = LOCAL_ADMIN) => chain.send({ from, ...onVault, functionName: 'pause', args: [] }),
    unpause: (from: Address = LOCAL_ADMIN) => chain.send({ from, ...onVault, functionName: 'unpause', args: [] }),
    reserves: (token: Address) => chain.client.readContract({ ...onVault, functionName: 'reserves', args: [token] }),
    available: (token: Address) => chain.client.readContract({ ...onVault, functionName: 'available', args: [token] }),
    isUsed: (id: Hex) => chain.client.readContract({ ...onVault, functionName: 'used', args: [id] }),
  };
}
