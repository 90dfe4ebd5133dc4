import type { Query, QueryClient } from '@tanstack/react-query';
import { queryKeys } from '@/lib/client/query-keys.ts';

/** The changes that the server was asked for and has not answered, and the lists that were read meanwhile. */
type Holding = { changes: number; outdated: Set<Query>; stop: () => void };

const holdings = new WeakMap<QueryClient, Holding>();

/**
 * Before a change to what is shown: a list read before the server knows of it would bring back what was changed. Whatever is
 * read until then is read again afterwards, once the last of several changes has settled.
 *
 * @param settled the server's answer; left out, the change comes from the server
 */
export function holdReads(queries: QueryClient, settled?: Promise<unknown>): void {
  void queries.cancelQueries({ queryKey: queryKeys.waitingImages });
  const lists = queries.getQueryCache().findAll({ queryKey: queryKeys.images });
  const underWay = lists.filter(({ state }) => state.fetchStatus !== 'idle');
  const others = holdings.get(queries);
  if (settled === undefined && others === undefined) {
    readAgain(queries, underWay);
    return;
  }
  const holding = others ?? begin(queries);
  for (const query of underWay) {
    holding.outdated.add(query);
    // A list that was never there is still wanted.
    if (query.state.data !== undefined) void queries.cancelQueries({ queryKey: query.queryKey, exact: true });
  }
  if (settled === undefined) return;
  holding.changes += 1;
  const end = () => {
    holding.changes -= 1;
    if (holding.changes > 0) return;
    holding.stop();
    holdings.delete(queries);
    readAgain(queries, holding.outdated);
  };
  void settled.then(end, end);
}

function begin(queries: QueryClient): Holding {
  const outdated = new Set<Query>();
  const stop = queries.getQueryCache().subscribe((event) => {
    const isRead = event.type === 'updated' && event.action.type === 'fetch';
    if (isRead && event.query.queryKey[0] === queryKeys.images[0]) outdated.add(event.query);
  });
  const holding = { changes: 0, outdated, stop };
  holdings.set(queries, holding);
  return holding;
}

function readAgain(queries: QueryClient, lists: Iterable<Query>): void {
  for (const { queryKey, state, promise } of lists) {
    const read = () => void queries.invalidateQueries({ queryKey, exact: true });
    if (state.data !== undefined) read();
    // The first read can't be replaced by another before it is over. One that fails says so.
    else if (state.fetchStatus !== 'idle') void promise?.then(read, () => {});
  }
}
