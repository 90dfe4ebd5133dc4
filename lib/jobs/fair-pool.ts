type Member = { readonly ownerId: string; readonly workerId: string };

/**
 * Members of whom one at a time is picked: owners have their turns, each owner's workers have theirs, a worker's oldest comes first.
 * Nobody gets more turns by asking more often. No step takes longer the more there are.
 */
export class FairPool<T extends Member> {
  /** Whose turn is next stands first: a map keeps the order in which its keys were set. */
  readonly #owners = new Map<string, Map<string, Set<T>>>();

  add(member: T): void {
    const workers = this.#owners.get(member.ownerId) ?? new Map<string, Set<T>>();
    const members = workers.get(member.workerId) ?? new Set();
    this.#owners.set(member.ownerId, workers.set(member.workerId, members.add(member)));
  }

  delete(member: T): void {
    const workers = this.#owners.get(member.ownerId);
    const members = workers?.get(member.workerId);
    if (!workers || !members?.delete(member)) return;
    if (members.size === 0) workers.delete(member.workerId);
    if (workers.size === 0) this.#owners.delete(member.ownerId);
  }

  /** Whose turn it is, of owners other than `notOf`; the next call is the next one's turn. The member stays in. */
  next(notOf?: string): T | undefined {
    for (const [ownerId, workers] of this.#owners) {
      if (ownerId === notOf) continue;
      toTheEnd(this.#owners, ownerId, workers);
      for (const [workerId, members] of workers) {
        toTheEnd(workers, workerId, members);
        for (const member of members) return member;
      }
    }
    return undefined;
  }
}

function toTheEnd<V>(map: Map<string, V>, key: string, value: V): void {
  map.delete(key);
  map.set(key, value);
}
