/**
 * A process that does the steps of one deposit or one withdrawal in order and kills itself after the one that it is told: for the
 * tests that look what another process makes of it. Its parent says in the environment where everything is.
 */
import type { Address, Hash } from 'viem';
import { ashaoVaultAbi } from '../../lib/chain/abi/ashao-vault.ts';
import { readVaultChain } from '../../lib/chain/get-chain.ts';
import { readWithdrawal } from '../../lib/chain/list-withdrawals.ts';
import { registerDeposit } from '../../lib/chain/register-deposit.ts';
import { requestWithdrawal } from '../../lib/chain/request-withdrawal.ts';
import { CHAIN_STEPS } from '../../lib/chain/run-chain-round.ts';
import { fixVoucher, signWithdrawal } from '../../lib/chain/sign-withdrawals.ts';
import { createKeySigner } from '../../lib/chain/signer.ts';
import { waitForReceipt } from '../../lib/chain/wait-for-receipt.ts';
import { createOperatorClient } from '../../lib/chain/wallet-client.ts';
import { connectDatabase } from '../../lib/db/connect.ts';
import { DEVELOPMENT_KEYS } from '../../lib/development-keys.ts';

export type DyingOrders = {
  databaseUrl: string;
  url: string;
  vault: Address;
  usdc: Address;
  ashao: Address;
  person: { userId: string; address: Address };
  /** A deposit that is in a block already; null: a withdrawal of this much. */
  deposit: Hash | null;
  amount: string;
  dieAfter: string;
};
type Step = readonly [name: string, run: () => Promise<unknown>];

const orders = JSON.parse(process.env.DYING_ORDERS ?? '{}') as DyingOrders;
const { url, vault, usdc, ashao, person, deposit } = orders;
const chain = readVaultChain({
  chain: { rpcUrls: [url], vault, usdc, ashao, pair: vault, router: vault },
  chainId: 31_337,
  VAULT_BLOCK: 0,
  VOUCHER_SIGNER_KEY: DEVELOPMENT_KEYS.signer,
  WITHDRAWALS_PAUSED: false,
});
if (!chain) throw new Error('no chain');
const connection = connectDatabase(orders.databaseUrl, { max: 4, name: 'ashao-dying' });
const wallet = createOperatorClient({ chainId: 31_337, rpcUrls: [url] }, createKeySigner(DEVELOPMENT_KEYS.treasurer));

let id = '';
const request = async () => {
  const amount = BigInt(orders.amount);
  id = await requestWithdrawal(connection, chain, { ...person, asset: 'usdc', amount, idempotencyKey: null });
};
const submit = async () => {
  const { voucher } = await readWithdrawal(connection.db, chain, { userId: person.userId, id });
  if (!voucher) throw new Error('not signed');
  const { token, account, signature, ...rest } = voucher;
  const args = [
    {
      id: rest.id as Hash,
      account: account as Address,
      token: token as Address,
      amount: BigInt(rest.amount),
      deadline: BigInt(rest.deadline),
    },
    signature as Hash,
  ] as const;
  const hash = await wallet.writeContract({ address: vault, abi: ashaoVaultAbi, functionName: 'withdraw', args });
  await waitForReceipt(chain.client, hash);
};
const own: readonly Step[] =
  deposit === null
    ? [
        ['request', request],
        ['fix', () => fixVoucher(connection.db, id)],
        ['sign', () => signWithdrawal(connection, chain, id)],
        ['submit', submit],
      ]
    : [['register', () => registerDeposit(connection, chain, { ...person, txHash: deposit })]];
const round: readonly Step[] = CHAIN_STEPS.map(({ name, run }) => [name, () => run(connection, chain)]);

for (const [name, run] of [...own, ...round]) {
  await run();
  // No handler runs, nothing is closed: what was not committed is gone.
  if (name === orders.dieAfter) process.kill(process.pid, 'SIGKILL');
}
throw new Error(`there is no step ${orders.dieAfter}`);
