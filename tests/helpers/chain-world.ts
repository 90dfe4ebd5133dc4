import { sql } from 'drizzle-orm';
import type { Address, Hash } from 'viem';
import { generatePrivateKey, type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll } from 'vitest';
import { findOrCreateUser } from '../../lib/auth/find-or-create-user.ts';
import { ashaoTokenAbi } from '../../lib/chain/abi/ashao-token.ts';
import { ashaoVaultAbi } from '../../lib/chain/abi/ashao-vault.ts';
import { testUsdcAbi } from '../../lib/chain/abi/test-usdc.ts';
import { creditDepositsOf } from '../../lib/chain/credit-deposits.ts';
import type { VaultChain } from '../../lib/chain/get-chain.ts';
import { createChainClient } from '../../lib/chain/public-client.ts';
import { createKeySigner } from '../../lib/chain/signer.ts';
import { waitForReceipt } from '../../lib/chain/wait-for-receipt.ts';
import { createOperatorClient } from '../../lib/chain/wallet-client.ts';
import { type Connection, connectDatabase } from '../../lib/db/connect.ts';
import { DEVELOPMENT_KEYS } from '../../lib/development-keys.ts';
import { openUserAccounts } from '../../lib/ledger/accounts.ts';
import { readBalances, readTokenBalances } from '../../lib/ledger/balances.ts';
import { callNode } from '../../scripts/lib/chain/call-node.ts';
import { deployLocally } from '../../scripts/lib/chain/local-deployment.ts';
import { spawnAnvil } from '../../scripts/lib/chain/spawn-anvil.ts';
import { findFreePort } from '../../scripts/lib/find-free-port.ts';
import { createDatabase } from './create-database.ts';

const CHAIN_ID = 31_337;
const RICH = 10n ** 12n;

/** A wallet with test USDC, $ASHAO and gas, whose approvals are given. */
export type TestWallet = { account: PrivateKeyAccount; address: Address };
export type TestPerson = TestWallet & { userId: string };

/** A real chain with the contracts, and a database, for one test file. */
export class ChainWorld {
  constructor(
    readonly connection: Connection,
    readonly databaseUrl: string,
    readonly url: string,
    readonly chain: VaultChain,
  ) {}

  call(method: string, params: readonly unknown[] = []): Promise<unknown> {
    return callNode(this.url, method, params);
  }

  async mine(blocks = 1): Promise<void> {
    await this.call('anvil_mine', [`0x${blocks.toString(16)}`]);
  }

  /** Replaces the newest blocks by empty ones: their logs are gone without a word. */
  async reorg(depth: number): Promise<void> {
    await this.call('anvil_reorg', [depth, []]);
  }

  async wallet(): Promise<TestWallet> {
    const account = privateKeyToAccount(generatePrivateKey());
    const { chain } = this;
    await this.call('anvil_setBalance', [account.address, `0x${(10n ** 20n).toString(16)}`]);
    const faucet = this.#operator(DEVELOPMENT_KEYS.faucet);
    const usdc = { address: chain.usdc, abi: testUsdcAbi } as const;
    const ashao = { address: chain.ashao, abi: ashaoTokenAbi } as const;
    await this.settle(await faucet.writeContract({ ...usdc, functionName: 'mint', args: [account.address, RICH] }));
    const tokens = [account.address, RICH * 10n ** 9n] as const;
    await this.settle(await faucet.writeContract({ ...ashao, functionName: 'transfer', args: tokens }));
    const own = this.#walletOf(account);
    for (const token of [usdc, ashao]) {
      const args = [chain.vault, 2n ** 255n] as const;
      await this.settle(await own.writeContract({ ...token, functionName: 'approve', args } as never));
    }
    return { account, address: account.address };
  }

  /** A wallet with an account here. */
  async person(): Promise<TestPerson> {
    const wallet = await this.wallet();
    return { ...wallet, userId: await this.signIn(wallet.address) };
  }

  /** What a sign-in does with the ledger. */
  signIn(address: Address): Promise<string> {
    return this.connection.db.transaction(async (tx) => {
      const { id } = await findOrCreateUser(tx, address);
      await openUserAccounts(tx, id);
      await creditDepositsOf(tx, { userId: id, address });
      return id;
    });
  }

  async deposit(wallet: TestWallet, asset: 'usdc' | 'ashao', amount: bigint): Promise<Hash> {
    const { vault, [asset]: token } = this.chain;
    const call = { address: vault, abi: ashaoVaultAbi, functionName: 'deposit', args: [token, amount] } as const;
    return this.settle(await this.#walletOf(wallet.account).writeContract(call));
  }

  /** As the vault's admin, signer, pauser or treasurer. */
  async asAdmin(functionName: 'pause' | 'unpause'): Promise<void> {
    const { vault } = this.chain;
    const admin = this.#operator(DEVELOPMENT_KEYS.admin);
    await this.settle(await admin.writeContract({ address: vault, abi: ashaoVaultAbi, functionName }));
  }

  async cancel(voucherId: string): Promise<void> {
    const { vault } = this.chain;
    const call = { address: vault, abi: ashaoVaultAbi, functionName: 'cancel', args: [voucherId as Hash] } as const;
    await this.settle(await this.#operator(DEVELOPMENT_KEYS.admin).writeContract(call));
  }

  /** Hands a voucher to the vault, as anybody may. */
  async submit(
    voucher: { id: string; account: string; token: string; amount: string; deadline: string; signature: string },
    gas?: bigint,
  ): Promise<Hash> {
    const { vault } = this.chain;
    const { id, account, token, amount, deadline, signature } = voucher;
    const args = [
      {
        id: id as Hash,
        account: account as Address,
        token: token as Address,
        amount: BigInt(amount),
        deadline: BigInt(deadline),
      },
      signature as Hash,
    ] as const;
    const call = {
      address: vault,
      abi: ashaoVaultAbi,
      functionName: 'withdraw',
      args,
      ...(gas ? { gas } : {}),
    } as const;
    return this.settle(await this.#operator(DEVELOPMENT_KEYS.treasurer).writeContract(call));
  }

  /** On chain, in the smallest unit. */
  balanceOf(asset: 'usdc' | 'ashao', address: Address): Promise<bigint> {
    const token = { address: this.chain[asset], abi: ashaoTokenAbi } as const;
    return this.chain.client.readContract({ ...token, functionName: 'balanceOf', args: [address] });
  }

  /** In the ledger, in the smallest unit. */
  async inLedger(userId: string): Promise<{ usdc: bigint; ashao: bigint }> {
    const { db } = this.connection;
    const [{ usdc }, { ashao }] = await Promise.all([readBalances(db, userId), readTokenBalances(db, userId)]);
    return { usdc, ashao };
  }

  /** Sets the chain's clock forward and makes a block of that time. */
  async pass(seconds: number): Promise<void> {
    await this.call('evm_increaseTime', [seconds]);
    await this.mine();
  }

  async clearAlarm(): Promise<void> {
    await this.connection.db.execute(sql`update chain_deployments set alarm = null`);
  }

  async settle(hash: Hash): Promise<Hash> {
    const { status } = await waitForReceipt(this.chain.client, hash);
    if (status !== 'success') throw new Error(`reverted: ${hash}`);
    return hash;
  }

  #operator(key: Hash) {
    return createOperatorClient(this.chain, createKeySigner(key));
  }

  #walletOf(account: PrivateKeyAccount) {
    return createOperatorClient(this.chain, account);
  }
}

/** Starts it all before the file's tests, and ends it after them. */
export function useChainWorld(changes: Partial<VaultChain> = {}): ChainWorld {
  const holder = {} as { chain?: ChainWorld; stop?: () => Promise<void> };
  beforeAll(async () => {
    const port = await findFreePort();
    const [anvil, database] = await Promise.all([spawnAnvil({ port }), createDatabase()]);
    const connection = connectDatabase(database.url, { max: 6, name: 'ashao-test' });
    const stop = async () => {
      anvil.child.kill('SIGKILL');
      await connection.close();
      await database.drop();
    };
    holder.stop = stop;
    const deployment = await deployLocally(anvil.url);
    const chain = makeVaultChain(anvil.url, deployment, changes);
    holder.chain = new ChainWorld(connection, database.url, anvil.url, chain);
  });
  afterAll(() => holder.stop?.());
  return new Proxy({} as ChainWorld, {
    get: (_, name) => {
      const value: unknown = Reflect.get(holder.chain as ChainWorld, name, holder.chain);
      return typeof value === 'function' ? value.bind(holder.chain) : value;
    },
  });
}

export type TestAddresses = { vault: Address; usdc: Address; ashao: Address; pair: Address; router: Address };

export function makeVaultChain(
  url: string,
  { vault, usdc, ashao, pair, router }: TestAddresses,
  changes: Partial<VaultChain> = {},
): VaultChain {
  const rpcUrls = [url];
  return {
    chainId: CHAIN_ID,
    isLocal: true,
    rpcUrls,
    vault,
    usdc,
    ashao,
    pair,
    router,
    startBlock: 0,
    confirmations: 1,
    signer: createKeySigner(DEVELOPMENT_KEYS.signer),
    faucet: createKeySigner(DEVELOPMENT_KEYS.faucet),
    areWithdrawalsPaused: false,
    relayer: null,
    raisedFeeMax: null,
    treasurer: createKeySigner(DEVELOPMENT_KEYS.treasurer),
    client: createChainClient({ chainId: CHAIN_ID, rpcUrls, pollingMs: 10 }),
    ...changes,
  };
}
