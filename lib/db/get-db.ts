import { getEnv } from '../env.ts';
import { shared } from '../shared.ts';
import { type Connection, connectDatabase, type Db } from './connect.ts';

/** The process's pool, opened at first use. */
export function getConnection(): Connection {
  return shared('database', () => {
    const { DATABASE_URL, DATABASE_POOL, DATABASE_PREPARE } = getEnv();
    return connectDatabase(DATABASE_URL, { max: DATABASE_POOL, prepare: DATABASE_PREPARE, name: 'ashao-web' });
  });
}

export function getDb(): Db {
  return getConnection().db;
}
