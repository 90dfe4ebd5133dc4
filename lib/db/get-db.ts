import { getEnv } from '../env.ts';
import { shared } from '../shared.ts';
import { type Connection, connectDatabase, type Db } from './connect.ts';

/** The process's pool, opened at first use. */
export function getConnection(): Connection {
  return shared('database', () =>
    connectDatabase(getEnv().DATABASE_URL, { max: getEnv().DATABASE_POOL, name: 'ashao-web' }),
  );
}

export function getDb(): Db {
  return getConnection().db;
}
