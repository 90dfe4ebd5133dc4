import type { Connection } from '../db/connect.ts';
import { AppError } from '../errors.ts';
import { parseInput } from '../http/parse-input.ts';
import { readJson } from '../http/read-body.ts';
import { readLines } from '../http/read-lines.ts';
import { appendTokens } from '../jobs/append-tokens.ts';
import type { StreamDriver } from '../stream/driver.ts';
import { requireSameWorker, type Worker } from '../workers/authenticate-worker.ts';
import { tokenLine, tokenRequest } from '../workers/schemas.ts';

const LINE_CHARS_MAX = 256 * 1024;

/**
 * Takes a worker's tokens: one value, a batch, or a whole answer as a stream of NDJSON lines, each shown as it arrives.
 * @returns how many characters of this attempt the server has
 * @throws what `appendTokens` throws; a streamed upload ends at the first refused line, and what came before counts
 */
export async function receiveTokens(
  connection: Connection,
  streams: StreamDriver,
  params: { request: Request; worker: Worker },
): Promise<{ ok: true; position: number }> {
  const { request, worker } = params;
  if (request.headers.get('content-type')?.startsWith('application/x-ndjson')) {
    return { ok: true, position: await receiveLines(connection, streams, params) };
  }
  const body = await readJson(request, tokenRequest);
  requireSameWorker(worker, body.workerId);
  const values = 'values' in body ? body.values : [body.value];
  return { ok: true, ...(await appendTokens(connection, streams, { ...body, values })) };
}

async function receiveLines(
  connection: Connection,
  streams: StreamDriver,
  { request, worker }: { request: Request; worker: Worker },
): Promise<number> {
  let jobId: string | undefined;
  let attempt: number | undefined;
  let position = 0;
  for await (const text of readLines(request, LINE_CHARS_MAX)) {
    const line = parseInput(tokenLine, parseLine(text), 'line');
    if (line.workerId !== undefined) requireSameWorker(worker, line.workerId);
    jobId ??= line.jobId;
    attempt ??= line.attempt;
    if (jobId === undefined)
      throw new AppError('invalid_request', 'jobId: is missing in the first line', { field: 'jobId' });
    if (line.jobId !== undefined && line.jobId !== jobId) {
      throw new AppError('invalid_request', 'jobId: one upload is for one job', { field: 'jobId' });
    }
    const values = line.values ?? (line.value === undefined ? [] : [line.value]);
    const batch = { workerId: worker.id, jobId, attempt, offset: line.offset, values };
    position = (await appendTokens(connection, streams, batch)).position;
  }
  if (jobId === undefined) throw new AppError('invalid_request', 'body: has no lines', { field: 'body' });
  return position;
}

function parseLine(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('invalid_request', 'line: is not valid JSON', { field: 'line' }, { cause });
  }
}
