import type { Deliveries } from './deliveries.ts';
import type { Job, WorkerClient } from './worker-client.ts';

/** How a worker hands over its tokens: in requests of so many, or as NDJSON lines of one request. */
export type RelayMode = { kind: 'requests'; tokens: number } | { kind: 'lines' };

/** English text has about four characters a token. */
export const TOKEN_CHARS = 4;
const TOKEN = ' and';
/** 160,000 characters, within what an answer may have. */
const ANSWER_TOKENS = 40_000;
/** Lines written to the socket together: a write for each would measure the generator's system calls. */
const LINES_PER_WRITE = 64;
/** Lines are not answered one by one: without a bound, megabytes of them would wait in the kernel's buffers. */
const LINES_UNDER_WAY_MAX = 1_000;

type Flood = { mode: RelayMode; deliveries: Deliveries; isOver: () => boolean };

/** Sends one long answer as fast as the server takes it, and completes it; earlier when `isOver` says so. */
export async function sendFlood(client: WorkerClient, job: Job, flood: Flood): Promise<void> {
  const { mode } = flood;
  const sent =
    mode.kind === 'lines' ? await sendLines(client, job, flood) : await sendRequests(client, job, mode.tokens, flood);
  flood.deliveries.expect(job.id, sent * TOKEN_CHARS);
  await client.complete(job, sent);
}

async function sendRequests(client: WorkerClient, job: Job, size: number, { isOver }: Flood): Promise<number> {
  const values = Array<string>(size).fill(TOKEN);
  let sent = 0;
  do {
    if (size === 1) await client.sendToken(job, TOKEN);
    else await client.sendBatch(job, sent * TOKEN_CHARS, values);
    sent += size;
  } while (sent + size <= ANSWER_TOKENS && !isOver());
  return sent;
}

async function sendLines(client: WorkerClient, job: Job, { deliveries, isOver }: Flood): Promise<number> {
  const lines = `${JSON.stringify({ value: TOKEN })}\n`.repeat(LINES_PER_WRITE);
  const upload = client.openUpload();
  await upload.write(client.firstLine(job));
  let sent = 0;
  do {
    await deliveries.waitFor(job.id, (sent - LINES_UNDER_WAY_MAX) * TOKEN_CHARS);
    await upload.write(lines);
    sent += LINES_PER_WRITE;
  } while (sent + LINES_PER_WRITE <= ANSWER_TOKENS && !isOver());
  const { status, body } = await upload.end();
  if (status !== 200) throw new Error(`The upload was answered ${status}: ${body}`);
  return sent;
}
