import { sql } from 'drizzle-orm';
import { type Hex, recoverTypedDataAddress } from 'viem';
import * as z from 'zod';
import type { Connection } from '../db/connect.ts';
import { queryRows } from '../db/rows.ts';
import type { VaultChain } from './get-chain.ts';
import { maySign } from './sign-withdrawals.ts';
import { tryEach } from './try-each.ts';
import { makeVoucher, signVoucher, type Voucher, voucherTypedData } from './voucher.ts';

const BATCH = 200;
/** Signatures that were looked at and are the present signer's: recovering costs a millisecond each. */
const KNOWN_MAX = 10_000;
const known = new Set<string>();

const signed = z.object({
  id: z.string(),
  voucherId: z.string(),
  account: z.string(),
  asset: z.enum(['usdc', 'ashao']),
  amount: z.coerce.bigint(),
  deadline: z.coerce.number(),
  signature: z.string(),
});

/**
 * Signs outstanding vouchers anew whose signature is of another key than the present signer's: once the role of an old key is gone, the
 * vault refuses what it signed. Id, content and deadline stay, so that it is the same promise, and the vault takes it once.
 *
 * @returns how many
 */
export async function resignWithdrawals({ db }: Connection, chain: VaultChain): Promise<number> {
  if (!chain.signer || !(await maySign(db, chain))) return 0;
  const { address } = chain.signer;
  const open = await queryRows(
    db,
    signed,
    sql`select w.id, w.voucher_id as "voucherId", w.account, w.asset, w.amount, w.deadline, w.signature
        from withdrawals w join chain_deployments d on d.id = w.deployment_id and d.is_current
        where w.state = 'signed' and w.deadline > extract(epoch from now())
          and not exists (select from chain_events e where e.voucher_id = w.voucher_id
            and e.deployment_id = w.deployment_id and e.state <> 'orphaned')
        order by random() limit ${BATCH}`,
  );
  return tryEach(open, async ({ id, signature, ...row }) => {
    const voucher = makeVoucher(chain, row);
    if (await isOf(chain, voucher, { address, signature: signature as Hex })) return false;
    const fresh = await signVoucher(chain, voucher);
    const changed = await db.execute(sql`
      update withdrawals set signature = ${fresh}
      where id = ${id} and state = 'signed' and signature = ${signature} returning id`);
    return changed.length > 0;
  });
}

type Claim = { address: string; signature: Hex };

async function isOf(chain: VaultChain, voucher: Voucher, { address, signature }: Claim): Promise<boolean> {
  const key = `${address}:${signature}`;
  if (known.has(key)) return true;
  const recovered = await recoverTypedDataAddress({ ...voucherTypedData(chain, voucher), signature }).catch(() => null);
  if (recovered !== address) return false;
  if (known.size >= KNOWN_MAX) known.clear();
  known.add(key);
  return true;
}
