/** Then it is not one of them, but whom they all need. */
const FAILURES_MAX = 5;

/**
 * Does something for each, so that one that fails keeps none of the others waiting.
 * @returns for how many it was done
 * @throws the first failure, after the others were tried; at once when too many have failed
 */
export async function tryEach<T>(items: readonly T[], work: (item: T) => Promise<boolean>): Promise<number> {
  const failures: unknown[] = [];
  let done = 0;
  for (const item of items) {
    try {
      if (await work(item)) done += 1;
    } catch (error) {
      failures.push(error);
      if (failures.length === FAILURES_MAX) break;
    }
  }
  if (failures.length > 0) throw failures[0];
  return done;
}
