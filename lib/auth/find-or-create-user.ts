import { sql } from 'drizzle-orm';
import type { Address } from 'viem';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { tables } from '../db/tables.ts';
import { newId } from '../ids.ts';
import type { SessionUser } from './schemas.ts';

const userRow = z.object({ id: z.string(), address: z.string() });

/** More than one only when the account is deleted at this very moment: the next round makes a new one. */
const TRIES_MAX = 3;

/**
 * The person of an address, created at the first call; parallel first calls find the same one. Run it in a transaction:
 * the row's lock keeps the account from being deleted until that ends.
 */
export async function findOrCreateUser(db: Db, address: Address): Promise<SessionUser> {
  const { users } = tables;
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    await db
      .insert(users)
      .values({ id: newId('user'), address })
      .onConflictDoNothing({ target: users.address });
    const user = await queryRow(
      db,
      userRow,
      sql`select id, address from users where address = ${address} for key share`,
    );
    if (user) return user;
  }
  throw new Error(`no user for ${address} after inserting one`);
}
