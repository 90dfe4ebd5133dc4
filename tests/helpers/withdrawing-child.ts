/**
 * A process that withdraws, signs, submits and follows without end, until it is killed: for the test that kills it. Its parent
 * says in the environment where everything is.
 */
import type { Address, Hash } from 'viem';
import { ashaoVaultAbi } from '../../lib/chain/abi/ashao-vault.ts';
import { readVaultChain } from '../../lib/chain/get-chain.ts';
import { listWithdrawals } from '../../lib/chain/list-withdrawals.ts';
import { runChainRound } from '../../lib/chain/run-chain-round.ts';
import { createKeySigner } from '../../lib/chain/signer.ts';
import { createOperatorClient } from '../../lib/chain/wallet-client.ts';
import { withdraw } from '../../lib/chain/withdraw.ts';
import { connectDatabase } from '../../lib/db/connect.ts';
import { DEVELOPMENT_KEYS } from '../../lib/development-keys.ts';

export type WithdrawingOrders = {
  databaseUrl: string;
  url: string;
  vault: Address;
  usdc: Address;
  ashao: Address;
  people: { userId: string; address: Address }[];
};

const orders = JSON.parse(process.env.WITHDRAWING_ORDERS ?? '{}') as WithdrawingOrders;
const { url, vault, usdc, ashao } = orders;
const chain = readVaultChain({
  chain: { rpcUrls: [url], vault, usdc, ashao, pair: vault, router: vault },
  chainId: 31_337,
  FAUCET_KEY: undefined,
  VAULT_BLOCK: 0,
  VOUCHER_SIGNER_KEY: DEVELOPMENT_KEYS.signer,
  WITHDRAWALS_PAUSED: false,
});
if (!chain) throw new Error('no chain');
const connection = connectDatabase(orders.databaseUrl, { max: 4, name: 'ashao-killed' });
const wallet = createOperatorClient({ chainId: 31_337, rpcUrls: [url] }, createKeySigner(DEVELOPMENT_KEYS.treasurer));

/** Half of the vouchers are submitted; the others are left to lapse. */
async function submitSome(userId: string): Promise<void> {
  const { entries } = await listWithdrawals(connection.db, chain, { userId, limit: 20 });
  for (const { voucher } of entries) {
    if (!voucher || Math.random() < 0.5) continue;
    const args = [
      {
        id: voucher.id as Hash,
        account: voucher.account as Address,
        token: voucher.token as Address,
        amount: BigInt(voucher.amount),
        deadline: BigInt(voucher.deadline),
      },
      voucher.signature as Hash,
    ] as const;
    await wallet.writeContract({ address: vault, abi: ashaoVaultAbi, functionName: 'withdraw', args });
  }
}

process.send?.('ready');
for (let turn = 0; ; turn += 1) {
  const person = orders.people[turn % orders.people.length];
  if (!person) throw new Error('nobody to withdraw');
  const amount = 1_000_000n + BigInt(Math.floor(Math.random() * 1_000_000));
  // Too little left, a voucher that was used or has lapsed by now: all part of the life that is tested.
  await withdraw(connection, chain, { ...person, asset: 'usdc', amount, idempotencyKey: null }).catch(() => undefined);
  await submitSome(person.userId).catch(() => undefined);
  await runChainRound(connection, chain);
}
