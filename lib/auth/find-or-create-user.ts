import { eq } from 'drizzle-orm';
import type { Address } from 'viem';
import type { Db } from '../db/connect.ts';
import { tables } from '../db/tables.ts';
import { newId } from '../ids.ts';
import type { SessionUser } from './schemas.ts';

/** The person of an address, created at the first call; parallel first calls find the same one. */
export async function findOrCreateUser(db: Db, address: Address): Promise<SessionUser> {
  const { users } = tables;
  await db
    .insert(users)
    .values({ id: newId('user'), address })
    .onConflictDoNothing({ target: users.address });
  const [user] = await db
    .select({ id: users.id, address: users.address })
    .from(users)
    .where(eq(users.address, address));
  if (!user) throw new Error(`no user for ${address} after inserting one`);
  return user;
}
