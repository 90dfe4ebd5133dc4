import { type SQL, sql } from 'drizzle-orm';
import { type Owner, ownedBy } from '../jobs/owner.ts';

/** The WHERE of every conversation that is read or written: its owner's, and not deleted. `alias` is the table's name. */
export function liveConversation(owner: Owner, alias: string): SQL {
  return sql`${ownedBy(owner, alias)} and ${sql.identifier(alias)}.deleted_at is null`;
}
