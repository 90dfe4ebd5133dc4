import { type SQL, sql } from 'drizzle-orm';

/** Whose something is: a signed-in person's, or a signed-out browser's. */
export type Owner = { userId: string; visitorId?: never } | { visitorId: string; userId?: never };

/** The WHERE of every owned row. `alias` is the table's name in the statement. */
export function ownedBy(owner: Owner, alias: string): SQL {
  const table = sql.identifier(alias);
  return owner.userId !== undefined
    ? sql`${table}.user_id = ${owner.userId}`
    : sql`${table}.visitor_id = ${owner.visitorId} and ${table}.user_id is null`;
}
