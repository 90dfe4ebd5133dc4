import { sql } from 'drizzle-orm';
import { bigint, customType, timestamp } from 'drizzle-orm/pg-core';

/** An instant with time zone, as a Date. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });

/** Set by the database's clock, the only clock that decides anything. */
export const createdAt = () => instant('created_at').notNull().default(sql`now()`);

/** Money: micro-dollars, never a float. */
export const money = (name: string) => bigint(name, { mode: 'bigint' });

/** A file's bytes. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });
