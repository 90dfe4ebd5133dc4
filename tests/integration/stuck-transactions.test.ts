import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { sql } from 'drizzle-orm';
import { parseGwei } from 'viem';
import { expect, onTestFinished, test } from 'vitest';
import { ashaoVaultAbi } from '../../lib/chain/abi/ashao-vault.ts';
import type { VaultChain } from '../../lib/chain/get-chain.ts';
import { readWithdrawal } from '../../lib/chain/list-withdrawals.ts';
import { requestRelay } from '../../lib/chain/request-relay.ts';
import { makeVoucher } from '../../lib/chain/voucher.ts';
import { createOperatorClient } from '../../lib/chain/wallet-client.ts';
import { RELAY_MIN } from '../../lib/constants.ts';
import { useStuckRelays } from '../helpers/stuck-relays.ts';

/** What the relayer has sent and no block takes. */
const AMOUNT = RELAY_MIN.usdc;
const JSON_TYPE = { 'content-type': 'application/json' };
const stuck = useStuckRelays();
const {
  world,
  relayer,
  relay,
  sent,
  read,
  noted,
  signed,
  waiting,
  plainNode,
  outwait,
  holdBlocks,
  keepWaiting,
  expectPaid,
} = stuck;

test.each(['finds transactions by nonce', 'does not'])(
  'default: on a node that %s, it is sent with a higher fee, mined and paid once',
  async (which) => {
    const client = which === 'does not' ? plainNode() : world.chain.client;
    const relayed = await waiting();
    const first = await read(relayed.hash);
    outwait();
    expect(await relay({ client })).toBe(0);
    const hash = await noted(relayed.id);
    expect(hash).not.toBe(relayed.hash);
    const second = await read(hash);
    const { nonce, input, to, value } = first;
    expect(second).toMatchObject({ nonce, input, to, value, blockNumber: null });
    const [low, high] = [first.maxFeePerGas ?? 0n, second.maxFeePerGas ?? 0n];
    expect(high * 4n).toBeGreaterThanOrEqual(low * 5n);
    expect((second.maxPriorityFeePerGas ?? 0n) * 4n).toBeGreaterThanOrEqual((first.maxPriorityFeePerGas ?? 0n) * 5n);
    // It has as long as the first had.
    expect(await relay({ client })).toBe(0);
    expect(await noted(relayed.id)).toBe(hash);
    // More than the first would have paid.
    await world.call('anvil_setNextBlockBaseFeePerGas', [`0x${((low + high) / 2n).toString(16)}`]);
    await world.mine();
    await expectPaid(relayed);
  },
);

test('behavior: the market’s fee is offered when that is more', async () => {
  const relayed = await waiting();
  const { maxFeePerGas = 0n } = await read(relayed.hash);
  const market = { maxFeePerGas: maxFeePerGas * 3n, maxPriorityFeePerGas: parseGwei('1.5') };
  const client = { ...world.chain.client, estimateFeesPerGas: async () => market } as VaultChain['client'];
  outwait();
  await relay({ client });
  expect(await read(await noted(relayed.id))).toMatchObject(market);
  await world.mine();
  await expectPaid(relayed);
});

test('behavior: what the vault would refuse is replaced by an empty one, and sent anew when it can be', async () => {
  const relayed = await waiting();
  await keepWaiting(relayed.hash, () => world.asAdmin('pause'));
  outwait();
  expect(await relay()).toBe(0);
  const { address } = relayer;
  const empty = { nonce: relayed.count, to: address.toLowerCase(), input: '0x', value: 0n };
  const hash = await noted(relayed.id);
  expect(await read(hash)).toMatchObject(empty);
  // That one waits for too long as well.
  outwait();
  expect(await relay({ client: plainNode() })).toBe(0);
  expect(await noted(relayed.id)).not.toBe(hash);
  expect(await read(await noted(relayed.id))).toMatchObject(empty);
  await world.call('evm_setAutomine', [true]);
  await world.mine();
  expect((await sent()) - relayed.count).toBe(1);
  expect(await relay()).toBe(0);
  await world.asAdmin('unpause');
  await world.connection.db.execute(sql`update withdrawal_relays set retry_at = null`);
  expect(await relay()).toBe(1);
  await expectPaid(relayed, 2);
});

test.each(['its owner has submitted', 'the ledger has given back'])(
  'behavior: what %s meanwhile is replaced by an empty one, and the next has its turn',
  async (what) => {
    const relayed = await waiting();
    const { userId, address } = relayed.person;
    const { voucher } = await readWithdrawal(world.connection.db, world.chain, { userId, id: relayed.id });
    if (!voucher) throw new Error('no voucher');
    const isSubmitted = what === 'its owner has submitted';
    let next: Awaited<ReturnType<typeof signed>> | undefined;
    await keepWaiting(relayed.hash, async () => {
      if (isSubmitted) await world.submit(voucher);
      // The vault would pay it.
      else
        await world.connection.db.execute(
          sql`update withdrawals set state = 'expired', closed_at = now() where id = ${relayed.id}`,
        );
      next = await signed();
      await requestRelay(world.connection, world.chain, { userId: next.person.userId, id: next.id });
    });
    if (!next) throw new Error('nobody is next');
    expect(await relay()).toBe(0);
    outwait();
    expect(await relay()).toBe(0);
    expect(await read(await noted(relayed.id))).toMatchObject({ to: relayer.address.toLowerCase(), input: '0x' });
    await world.call('evm_setAutomine', [true]);
    await world.mine();
    expect(await relay()).toBe(1);
    await expectPaid({ ...next, count: relayed.count }, 2);
    expect(await world.balanceOf('usdc', address)).toBe(10n ** 12n - (isSubmitted ? 4n : 5n) * AMOUNT);
  },
);

test.each(['a payment', 'a voucher that nobody asked it to submit', 'an empty transaction'])(
  'error: %s that this account did not send from here is left alone, and told of',
  async (what) => {
    const { person, id } = await signed();
    const other = await signed();
    await requestRelay(world.connection, world.chain, { userId: person.userId, id });
    await holdBlocks();
    const byHand = createOperatorClient(world.chain, relayer);
    const count = await sent();
    const send = async () => {
      if (what === 'a payment') return byHand.sendTransaction({ to: person.address, value: 1n });
      if (what === 'an empty transaction') return byHand.sendTransaction({ to: relayer.address });
      const [row] = await world.connection.sql`select voucher_id, account, deadline, signature
        from withdrawals where id = ${other.id}`;
      const promised = { voucherId: row?.voucher_id, account: row?.account, deadline: Number(row?.deadline) };
      const voucher = makeVoucher(world.chain, { ...promised, asset: 'usdc', amount: AMOUNT });
      const args = [voucher, row?.signature] as const;
      return byHand.writeContract({ address: world.chain.vault, abi: ashaoVaultAbi, functionName: 'withdraw', args });
    };
    const hash = await send();
    expect(await relay()).toBe(0);
    for (let look = 0; look < 2; look += 1) {
      outwait();
      await expect(relay()).rejects.toThrow(/waits for a block/);
      await expect(relay({ client: plainNode() })).rejects.toThrow(/waits for a block/);
    }
    expect(await read(hash)).toMatchObject({ blockNumber: null, nonce: count });
    await world.mine();
    expect((await world.chain.client.getTransactionReceipt({ hash })).status).toBe('success');
    await world.call('evm_setAutomine', [true]);
    expect(await relay()).toBe(1);
    await expectPaid({ person, id, count }, 2);
  },
);

test('error: raised five times at most, and never above the operator’s bound: then it is told of', async () => {
  const relayed = await waiting();
  const { maxFeePerGas = 0n } = await read(relayed.hash);
  outwait();
  await expect(relay({ raisedFeeMax: maxFeePerGas })).rejects.toThrow(/waits for a block/);
  expect(await noted(relayed.id)).toBe(relayed.hash);
  const hashes = new Set([relayed.hash]);
  for (let raise = 0; raise < 5; raise += 1) {
    expect(await relay({ raisedFeeMax: maxFeePerGas * 4n })).toBe(0);
    hashes.add(await noted(relayed.id));
    outwait();
  }
  expect(hashes.size).toBe(6);
  await expect(relay()).rejects.toThrow(/waits for a block/);
  expect(hashes).toContain(await noted(relayed.id));
  await world.mine();
  await expectPaid(relayed);
});

test('error: an account that can’t pay for a higher fee is told of, and the first one stays', async () => {
  const relayed = await waiting();
  const { gas, maxFeePerGas = 0n } = await read(relayed.hash);
  const rich = await world.chain.client.getBalance({ address: relayer.address });
  const setBalance = (wei: bigint) => world.call('anvil_setBalance', [relayer.address, `0x${wei.toString(16)}`]);
  await setBalance(gas * maxFeePerGas);
  outwait();
  await expect(relay()).rejects.toMatchObject({ cause: { name: 'InsufficientFundsError' } });
  await setBalance(rich);
  // Once for each such wait.
  expect(await relay()).toBe(0);
  expect(await read(await noted(relayed.id))).toMatchObject({ hash: relayed.hash, blockNumber: null });
  await world.mine();
  await expectPaid(relayed);
});

test.each(['finds it by its nonce', 'does not'])(
  'behavior: killed between sending the replacement and noting it, on a node that %s: paid once',
  async (which) => {
    const relayed = await waiting();
    outwait();
    // The transaction is out; what should have noted it comes to nothing.
    await world.connection.sql.unsafe(
      `alter table withdrawal_relays add constraint test_dies check (tx_hash = '${relayed.hash}') not valid`,
    );
    await expect(relay()).rejects.toThrow();
    await world.connection.db.execute(sql`alter table withdrawal_relays drop constraint test_dies`);
    await expect(read(relayed.hash)).rejects.toThrow(/could not be found/);
    expect(await relay()).toBe(0);
    outwait();
    if (which === 'does not') await expect(relay({ client: plainNode() })).rejects.toThrow(/waits for a block/);
    else {
      expect(await relay()).toBe(0);
      expect(await read(await noted(relayed.id))).toMatchObject({ nonce: relayed.count, blockNumber: null });
    }
    await world.mine();
    await expectPaid(relayed);
  },
);

test('behavior: killed between sending the first and noting it: that is shown to be ours by its voucher', async () => {
  const relayed = await waiting();
  await world.connection.db.execute(
    sql`update withdrawal_relays set tx_hash = null where withdrawal_id = ${relayed.id}`,
  );
  outwait();
  expect(await relay()).toBe(0);
  expect(await noted(relayed.id)).not.toBe(relayed.hash);
  await world.mine();
  await expectPaid(relayed);
});

test('behavior: a replacement that the node takes without an answer is noted all the same', async () => {
  const relayed = await waiting();
  outwait();
  // Hands everything on, and hangs up on whoever sends.
  const mute = createServer(async (request, response) => {
    const body = await text(request);
    const answer = await (await fetch(world.url, { method: 'POST', headers: JSON_TYPE, body })).text();
    if (body.includes('eth_sendRawTransaction')) request.socket.destroy();
    else response.writeHead(200, JSON_TYPE).end(answer);
  });
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void mute.close());
  expect(await relay({ rpcUrls: [`http://127.0.0.1:${(mute.address() as AddressInfo).port}`] })).toBe(0);
  expect(await noted(relayed.id)).not.toBe(relayed.hash);
  expect(await read(await noted(relayed.id))).toMatchObject({ nonce: relayed.count, blockNumber: null });
  await world.mine();
  await expectPaid(relayed);
});
