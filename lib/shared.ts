/**
 * Process-wide values. One process may hold several copies of a module (the server's bundle and Next's own bundles), so
 * whatever must exist once, such as a connection pool or the open streams, is kept on `globalThis` under a name.
 */
const STORE = Symbol.for('ashao.shared');

type Store = Map<string, unknown>;

function store(): Store {
  const holder = globalThis as typeof globalThis & { [STORE]?: Store };
  holder[STORE] ??= new Map();
  return holder[STORE];
}

/** Returns the process's value of that name, made by `create` at the first call. Each name has one type for ever. */
export function shared<T>(name: string, create: () => T): T {
  const values = store();
  if (!values.has(name)) values.set(name, create());
  return values.get(name) as T;
}
