import { parseUnits, type TransactionReceipt } from 'viem';
import { ashaoTokenAbi } from '../../../lib/chain/abi/ashao-token.ts';
import { ashaoVaultAbi } from '../../../lib/chain/abi/ashao-vault.ts';
import { nextId, openTestChain, PEOPLE } from '../../../tests/helpers/test-chain.ts';
import { makeVaultWorld } from '../../../tests/helpers/vault-world.ts';
import { LOCAL_ADMIN } from '../chain/local-deployment.ts';
import { readArtifact } from '../chain/read-artifact.ts';

const USDC = 1_000_000n;

/** What each call costs a person or the operator, in gas, on a chain that begins empty. */
export async function measureGas(): Promise<ReadonlyArray<readonly [string, number]>> {
  const chain = await openTestChain();
  try {
    const world = makeVaultWorld(chain);
    const { alice, bob } = PEOPLE;
    const rows: Array<readonly [string, number]> = [];
    const note = (what: string, { gasUsed }: TransactionReceipt) => rows.push([what, Number(gasUsed)]);
    for (const [name, args] of [
      ['AshaoToken', [LOCAL_ADMIN]],
      ['AshaoVault', [chain.usdc, chain.ashao, chain.router, LOCAL_ADMIN]],
    ] as const) {
      rows.push([`deployment of \`${name}\``, await chain.deploymentGas(readArtifact(name), args)]);
    }

    await world.fundUsdc(alice, 1_000n * USDC);
    await world.fundAshao(alice, parseUnits('1000', 18));
    note('`approve`, USDC', await world.approve(alice, chain.usdc));
    note('`deposit`, the first of a token', await world.deposit(alice, chain.usdc, 100n * USDC));
    note('`deposit`, USDC', await world.deposit(alice, chain.usdc, 100n * USDC));
    await world.deposit(alice, chain.ashao, 1n);
    note('`deposit`, $ASHAO', await world.deposit(alice, chain.ashao, parseUnits('100', 18)));

    const pay = async (amount: bigint) => world.pay(await world.makeVoucher({ account: bob, amount }));
    note('`withdraw`, USDC to somebody who has none', await pay(10n * USDC));
    note('`withdraw`, USDC', await pay(10n * USDC));
    // The pair sums up its price where time has passed since its last block: always, but on a chain without traffic.
    const buyback = async () => {
      await chain.wait(60);
      return world.buyback(10n * USDC);
    };
    await buyback();
    note('`buyback`, swap and burn', await buyback());

    const onVault = { from: LOCAL_ADMIN, address: chain.vault, abi: ashaoVaultAbi } as const;
    note('`cancel`', await chain.send({ ...onVault, functionName: 'cancel', args: [nextId()] }));
    note('`setRateCap`', await world.setCap(chain.usdc, 5_000n * USDC));
    note('`pause`', await world.pause());
    note('`unpause`', await world.unpause());
    const onToken = { from: alice, address: chain.ashao, abi: ashaoTokenAbi } as const;
    note('`AshaoToken.transfer`', await chain.send({ ...onToken, functionName: 'transfer', args: [bob, 1n] }));
    note('`AshaoToken.burn`', await chain.send({ ...onToken, functionName: 'burn', args: [1n] }));
    return rows;
  } finally {
    await chain.close();
  }
}
