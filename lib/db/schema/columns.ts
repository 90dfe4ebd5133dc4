import { sql } from 'drizzle-orm';
import { bigint, customType, numeric, timestamp } from 'drizzle-orm/pg-core';

/** An instant with time zone, as a Date. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });

/** Set by the database's clock, the only clock that decides anything. */
export const createdAt = () => instant('created_at').notNull().default(sql`now()`);

/** Money: micro-dollars, never a float. */
export const money = (name: string) => bigint(name, { mode: 'bigint' });

/** Money of any asset in its smallest unit: the supply of $ASHAO is 10^27 of them, more than 64 bits hold. */
export const amount = (name: string) => numeric(name, { precision: 38, scale: 0, mode: 'bigint' });

/** A file's bytes. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** Characters of a text that search knows: the words of a longer one could be more than a text-search vector holds. */
const SEARCHED_CHARS = 100_000;

/**
 * The words of a text column, for search; null where the text is. Stored, as a search that looks at one person's rows would
 * otherwise make the words of each text anew. `simple` knows no language and cuts no endings: people write in many, and
 * search finds words by their beginning.
 */
export const wordsOf = (column: string) =>
  tsvector('words').generatedAlwaysAs(
    sql`to_tsvector('simple', left(${sql.identifier(column)}, ${sql.raw(String(SEARCHED_CHARS))}))`,
  );
