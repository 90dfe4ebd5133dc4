import { sql } from 'drizzle-orm';
import { decodeFunctionResult, encodeFunctionData, type Hash, type Hex } from 'viem';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { ashaoTokenAbi } from './abi/ashao-token.ts';
import { BOOKED_BEFORE } from './booked-before.ts';
import { callAtBlock } from './call-at-block.ts';
import { readDeployment } from './deployment.ts';
import type { VaultChain } from './get-chain.ts';
import { chainOff, findChainFault } from './require-open-chain.ts';

export type Reserve = {
  asset: 'usdc' | 'ashao';
  /** What the vault holds at the block, in the smallest unit. */
  held: bigint;
  /** What the ledger says that the vault owes, as of the same block. */
  owed: bigint;
};

const snapshot = z.object({
  hash: z.string().transform((text) => text as Hash),
  number: z.coerce.number(),
  usdc: z.coerce.bigint(),
  ashao: z.coerce.bigint(),
});

/** Payments that the chain has confirmed and the ledger not yet booked: the vault has them no more. */
const unbooked = (asset: string) => sql`(
  select coalesce(sum(amount), 0) from chain_events e
  where e.deployment_id = d.id and e.state = 'confirmed' and e.applied_at is null and e.asset = ${asset}
    and e.name in ('Withdrawn', 'BoughtBack') and not ${BOOKED_BEFORE})`;
const owed = (asset: string) => sql`(
  select -coalesce(sum(amount), 0) from ledger_postings where account_id = ${`bridge:${asset}`}) - ${unbooked(asset)}`;

/**
 * Compares the vault's balances with what the ledger owes, both at the newest block that counts. Proof of reserves: nothing is
 * owed twice, and nothing that is owed is missing.
 *
 * @throws AppError `chain_off`; Error when the node doesn't answer for that block
 */
export async function auditReserves(db: Db, chain: VaultChain): Promise<{ block: number; reserves: Reserve[] }> {
  const fault = findChainFault(chain, await readDeployment(db));
  if (fault !== null && fault !== 'alarm') throw chainOff(fault);
  const row = await queryRow(
    db,
    snapshot,
    sql`select b.hash, b.number, ${owed('usdc')} as usdc, ${owed('ashao')} as ashao
        from chain_deployments d join chain_blocks b on b.deployment_id = d.id and b.number = d.confirmed_number
        where d.is_current`,
  );
  if (!row) throw chainOff('starting');
  const reserves: Reserve[] = [];
  for (const asset of ['usdc', 'ashao'] as const) {
    reserves.push({ asset, held: await readBalance(chain, asset, row.hash), owed: row[asset] });
  }
  return { block: row.number, reserves };
}

async function readBalance(chain: VaultChain, asset: 'usdc' | 'ashao', blockHash: Hash): Promise<bigint> {
  const call = { abi: ashaoTokenAbi, functionName: 'balanceOf' } as const;
  const data: Hex = encodeFunctionData({ ...call, args: [chain.vault] });
  return decodeFunctionResult({ ...call, data: await callAtBlock(chain, { to: chain[asset], data, blockHash }) });
}
