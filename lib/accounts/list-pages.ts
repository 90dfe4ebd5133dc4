/** All entries of a list that is read by pages. */
export async function* listPages<T>(
  read: (cursor: string | undefined) => Promise<{ entries: readonly T[]; nextCursor: string | null }>,
): AsyncGenerator<T> {
  for (let cursor: string | undefined; ; ) {
    const { entries, nextCursor }: Awaited<ReturnType<typeof read>> = await read(cursor);
    yield* entries;
    if (nextCursor === null) return;
    cursor = nextCursor;
  }
}
