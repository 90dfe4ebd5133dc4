/** What answers look like: prose, a list, a table, code. ASCII, which the load's HTTP client asks for. */
const PARTS: readonly string[] = [
  `A queue is fair when nobody waits much longer than others **for the same kind of work**. The usual way is one line for
each kind, taken from the front. It breaks down once a worker dies with a job in its hands: the job must come back, and
it should come back to where it was.\n\n`,
  `1. Take the oldest job and lock its row.\n2. Give it a lease of a minute, and note who holds it.\n3. Renew the lease with each
sign of life.\n4. When it lapses, put the job back with \`attempt + 1\`.\n\n`,
  `\`\`\`ts
export async function claim(db: Db, worker: string): Promise<Job | null> {
  const [job] = await db.query(
    "select * from jobs where status = 'queued' order by id limit 1 for update skip locked",
  );
  if (job === undefined) return null;
  await db.query('update jobs set status = $1, holder = $2 where id = $3', ['running', worker, job.id]);
  return { ...job, holder: worker };
}
\`\`\`\n\n`,
  `| Way | Claims a second | What it costs |
| --- | ---: | --- |
| One row at a time | 6,350 | a round trip for each |
| Batches of a hundred | 21,000 | jobs wait in a worker that is busy |
| A broker beside the database | 45,000 | two truths that must agree |\n\n`,
  `> The lease is the only thing that makes a job somebody's. Everything else is a hint.\n\nSo the rule is short: *whoever has no
lease writes nothing*. See [the documentation](https://example.org/leases) for the statement, and note that the clock is
the database's, never the worker's.\n\n- It holds after a crash.\n- It holds with two servers.\n- It costs one comparison.\n\n`,
];

/** A message of about so many parts, beginning with a different one each time. */
export function sampleText(number: number, parts: number): string {
  return Array.from({ length: parts }, (_, index) => PARTS[(number + index) % PARTS.length]).join('');
}

/** A text of `count` tokens of four characters, which is what models give on average. */
export function sampleTokens(count: number): string[] {
  let text = '';
  for (let number = 0; text.length < count * 4; number += 1) text += sampleText(number, PARTS.length);
  return Array.from({ length: count }, (_, index) => text.slice(index * 4, index * 4 + 4));
}
