import { keccak256, stringToHex } from 'viem';
import { generatePrivateKey } from 'viem/accounts';
import { expect, test } from 'vitest';
import { ashaoVaultAbi } from '../../lib/chain/abi/ashao-vault.ts';
import { readWithdrawal } from '../../lib/chain/list-withdrawals.ts';
import { resignWithdrawals } from '../../lib/chain/resign-withdrawals.ts';
import { runChainRound } from '../../lib/chain/run-chain-round.ts';
import { createKeySigner } from '../../lib/chain/signer.ts';
import { createOperatorClient } from '../../lib/chain/wallet-client.ts';
import { withdraw } from '../../lib/chain/withdraw.ts';
import { VOUCHER_SECONDS } from '../../lib/constants.ts';
import { DEVELOPMENT_KEYS } from '../../lib/development-keys.ts';
import { useChainWorld } from '../helpers/chain-world.ts';

const DOLLAR = 1_000_000n;
const SIGNER_ROLE = keccak256(stringToHex('SIGNER_ROLE'));
const world = useChainWorld();

test('behavior: when the signer’s key has changed, outstanding vouchers are signed anew and can be submitted', async () => {
  const person = await world.person();
  await world.deposit(person, 'usdc', 10n * DOLLAR);
  await runChainRound(world.connection, world.chain);
  const want = { ...person, asset: 'usdc', amount: DOLLAR, idempotencyKey: null } as const;
  const open = await withdraw(world.connection, world.chain, want);
  const paid = await withdraw(world.connection, world.chain, want);
  if (!open.voucher || !paid.voucher) throw new Error('not signed');
  await world.submit(paid.voucher);
  await runChainRound(world.connection, world.chain);
  // Nothing is to be done while the key is the same.
  expect(await resignWithdrawals(world.connection, world.chain)).toBe(0);

  const signer = createKeySigner(generatePrivateKey());
  const admin = createOperatorClient(world.chain, createKeySigner(DEVELOPMENT_KEYS.admin));
  const vault = { address: world.chain.vault, abi: ashaoVaultAbi } as const;
  const old = world.chain.signer?.address ?? '0x';
  await world.settle(await admin.writeContract({ ...vault, functionName: 'revokeRole', args: [SIGNER_ROLE, old] }));
  await world.settle(
    await admin.writeContract({ ...vault, functionName: 'grantRole', args: [SIGNER_ROLE, signer.address] }),
  );
  await expect(world.submit(open.voucher)).rejects.toThrow(/NotASigner/);

  const chain = { ...world.chain, signer };
  const read = () => readWithdrawal(world.connection.db, chain, { userId: person.userId, id: open.id });
  expect(await resignWithdrawals(world.connection, { ...chain, areWithdrawalsPaused: true })).toBe(0);
  expect([...(await runChainRound(world.connection, chain))]).toEqual([]);
  const { voucher } = await read();
  // The same promise by another hand.
  expect({ ...voucher, signature: '' }).toEqual({ ...open.voucher, signature: '' });
  expect(voucher?.signature).not.toBe(open.voucher.signature);
  expect(await resignWithdrawals(world.connection, chain)).toBe(0);
  const before = await world.balanceOf('usdc', person.address);
  if (voucher) await world.submit(voucher);
  await runChainRound(world.connection, chain);
  expect((await read()).state).toBe('paid');
  expect(await world.balanceOf('usdc', person.address)).toBe(before + DOLLAR);
  await world.pass(2 * VOUCHER_SECONDS);
  await runChainRound(world.connection, chain);
  expect((await world.inLedger(person.userId)).usdc).toBe(8n * DOLLAR);
});
