import { type SQL, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';

/** Where the indexer stands with the chain that the ledger mirrors. Block times in seconds since 1970. */
const deploymentRow = z.object({
  id: z.number(),
  chainId: z.coerce.number(),
  genesisHash: z.string(),
  vault: z.string(),
  cursorNumber: z.coerce.number(),
  cursorHash: z.string().nullable(),
  confirmedNumber: z.coerce.number(),
  headNumber: z.coerce.number().nullable(),
  headTime: z.coerce.number().nullable(),
  polledSecondsAgo: z.coerce.number().nullable(),
  lastError: z.string().nullable(),
  lastErrorAt: z.string().nullable(),
  alarm: z.string().nullable(),
  mismatch: z.string().nullable(),
});
export type Deployment = z.infer<typeof deploymentRow>;

const COLUMNS = sql`id, chain_id as "chainId", genesis_hash as "genesisHash", vault, cursor_number as "cursorNumber",
  cursor_hash as "cursorHash", confirmed_number as "confirmedNumber", head_number as "headNumber",
  head_time as "headTime", extract(epoch from now() - polled_at) as "polledSecondsAgo", last_error as "lastError",
  last_error_at as "lastErrorAt", alarm, mismatch`;

const readWhere = (db: Db, where: SQL) =>
  queryRow(db, deploymentRow, sql`select ${COLUMNS} from chain_deployments where ${where}`);

/** The chain that the ledger mirrors; null before the first was seen. */
export function readDeployment(db: Db): Promise<Deployment | null> {
  return readWhere(db, sql`is_current`);
}

type Found = { chainId: number; genesisHash: string; vault: string; startBlock: number };

/**
 * The stored state of the chain that is there. A chain seen for the first time becomes the current one, unless money stands
 * on another: then it stays apart and null is returned, with the reason stored for people.
 */
export async function openDeployment(db: Db, found: Found): Promise<Deployment | null> {
  const known = await readDeployment(db);
  if (known && known.mismatch === null && isSame(known, found)) return known;
  return db.transaction(async (tx) => {
    // Two instances at their first start: the second waits and finds what the first has stored.
    await tx.execute(sql`lock table chain_deployments in share row exclusive mode`);
    const current = await readDeployment(tx);
    if (current && isSame(current, found)) {
      if (current.mismatch !== null)
        await tx.execute(sql`update chain_deployments set mismatch = null where is_current`);
      return { ...current, mismatch: null };
    }
    if (current && (await hasMoney(tx, current.id))) {
      await tx.execute(
        sql`update chain_deployments set mismatch = ${describeMismatch(current, found)} where is_current`,
      );
      return null;
    }
    await tx.execute(sql`update chain_deployments set is_current = false where is_current`);
    const before = found.startBlock - 1;
    await tx.execute(sql`
      insert into chain_deployments (chain_id, genesis_hash, vault, cursor_number, confirmed_number)
      values (${found.chainId}, ${found.genesisHash}, ${found.vault}, ${before}, ${before})
      on conflict (chain_id, genesis_hash, vault) do update set is_current = true, mismatch = null`);
    return readDeployment(tx);
  });
}

function isSame(current: Deployment, found: Found): boolean {
  return (
    current.chainId === found.chainId && current.genesisHash === found.genesisHash && current.vault === found.vault
  );
}

/** Whether anything was credited from it or promised on it. */
async function hasMoney(db: Db, deploymentId: number): Promise<boolean> {
  const row = await queryRow(
    db,
    z.object({ has: z.boolean() }),
    sql`select exists (select from chain_events where deployment_id = ${deploymentId} and applied_at is not null)
          or exists (select from withdrawals where deployment_id = ${deploymentId}) as has`,
  );
  return row?.has ?? false;
}

function describeMismatch(current: Deployment, found: Found): string {
  if (current.chainId !== found.chainId)
    return `The balances stand on chain ${current.chainId}, and the node is of chain ${found.chainId}.`;
  if (current.vault !== found.vault)
    return `The balances stand on the vault ${current.vault}, and VAULT_ADDRESS names ${found.vault}.`;
  return 'This chain has another first block than the one that the balances stand on: it has begun anew.';
}
