import { sql } from 'drizzle-orm';
import type { Address, Hash } from 'viem';
import * as z from 'zod';
import { FAUCET_ASHAO, FAUCET_SECONDS, FAUCET_USDC, FAUCET_WEI } from '../constants.ts';
import type { Connection } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { formatDecimal } from '../decimal.ts';
import { AppError, notFound } from '../errors.ts';
import { ashaoTokenAbi } from './abi/ashao-token.ts';
import { testUsdcAbi } from './abi/test-usdc.ts';
import type { VaultChain } from './get-chain.ts';
import { requireOpenChain } from './require-open-chain.ts';
import { waitForReceipt } from './wait-for-receipt.ts';
import { createOperatorClient } from './wallet-client.ts';
import { formatAsset } from './withdrawable.ts';

/** Any fixed number: gifts are sent one after the other, as they share an account and its nonces. */
const FAUCET_LOCK = 727_401_342;
const RECEIPT_MS = 15_000;
const WEI_DECIMALS = 18;

type Gift = { usdc: string; ashao: string; gas: string };

/**
 * Sends a person test USDC, $ASHAO and gas, once a day. For the local chain alone.
 * @throws AppError `not_found` anywhere else, `chain_off`, `rate_limited` with `retryAfterSeconds`, `unavailable`
 */
export async function giveTestMoney(
  { db }: Connection,
  given: VaultChain | null,
  { address }: { address: string },
): Promise<Gift> {
  const { chain } = await requireOpenChain(db, given);
  if (!chain.faucet) throw notFound('A faucet');
  const wallet = createOperatorClient(chain, chain.faucet);
  const to = address as Address;
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${FAUCET_LOCK})`);
    const earlier = await queryRow(
      tx,
      z.object({ seconds: z.coerce.number() }),
      sql`select ceil(${FAUCET_SECONDS} - extract(epoch from now() - given_at)) as seconds
          from faucet_gifts where address = ${address}`,
    );
    if (earlier && earlier.seconds > 0) throw tooSoon(earlier.seconds);
    await tx.execute(sql`insert into faucet_gifts (address) values (${address})
      on conflict (address) do update set given_at = now()`);
    // A failure in between rolls the note back: it may be tried again.
    await confirm(chain, await wallet.sendTransaction({ to, value: FAUCET_WEI }));
    const usdc = { address: chain.usdc, abi: testUsdcAbi, functionName: 'mint', args: [to, FAUCET_USDC] } as const;
    await confirm(chain, await wallet.writeContract(usdc));
    const ashao = { address: chain.ashao, abi: ashaoTokenAbi, functionName: 'transfer' } as const;
    await confirm(chain, await wallet.writeContract({ ...ashao, args: [to, FAUCET_ASHAO] }));
  });
  return {
    usdc: formatAsset('usdc', FAUCET_USDC),
    ashao: formatAsset('ashao', FAUCET_ASHAO),
    gas: formatDecimal(FAUCET_WEI, WEI_DECIMALS),
  };
}

async function confirm({ client }: VaultChain, hash: Hash): Promise<void> {
  const { status } = await waitForReceipt(client, hash, { timeoutMs: RECEIPT_MS });
  if (status !== 'success') throw new AppError('unavailable', 'The faucet is empty.');
}

function tooSoon(seconds: number): AppError {
  const hours = Math.ceil(seconds / 3_600);
  return new AppError('rate_limited', `The faucet gives once a day: again in ${hours} h.`, {
    retryAfterSeconds: seconds,
  });
}
