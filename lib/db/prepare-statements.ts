import type postgres from 'postgres';

type Client = postgres.Sql | postgres.TransactionSql;
type InTransaction = (sql: postgres.TransactionSql) => unknown;

/**
 * The driver as the query builder should see it: with every statement prepared. drizzle asks for unprepared ones unless
 * each query is given a name, and then every call costs PostgreSQL a parse and a plan and the caller one round trip
 * more. The texts of this project are few and fixed (lists travel as one array), so a connection keeps a few dozen.
 */
export function prepareStatements<C extends Client>(client: C): C {
  return new Proxy(client, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      switch (name) {
        case 'unsafe': {
          const unsafe = value as postgres.Sql['unsafe'];
          const prepared: postgres.Sql['unsafe'] = (text, params, options) =>
            unsafe(text, params, { ...options, prepare: true });
          return prepared;
        }
        // What is handed to a transaction is a client of its own.
        case 'begin':
        case 'savepoint': {
          const begin = value as (run: InTransaction) => Promise<unknown>;
          return (run: InTransaction) => begin((inner) => run(prepareStatements(inner)));
        }
        default:
          return value;
      }
    },
  });
}
