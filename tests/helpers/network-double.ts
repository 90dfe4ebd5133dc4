import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Call = {
  /** Without its query, whose parameters are in `body` when the body is a file. */
  path: string;
  bearer: string;
  body: Record<string, unknown>;
  /** What was sent instead of JSON. */
  file?: { type: string; bytes: Buffer };
};
export type Reply = {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
  /** The status line is sent at once, the body when this resolves. */
  bodyAfter?: Promise<void>;
};
/** What a scenario does instead of the protocol: an answer of its own, a broken connection, or nothing for ever. */
export type Override = Reply | 'drop' | 'hang' | undefined;

type Job = {
  id: string;
  content: string;
  attempt: number;
  text: string;
  state: 'queued' | 'running' | 'done' | 'failed';
  /** The task of a picture; without it the job is a message. */
  image?: Record<string, unknown>;
  file?: { type: string; bytes: Buffer };
};

const KEY = 'ashao_wk_test';
const errorReply = (status: number, code: string, extra: object = {}): Reply => ({
  status,
  body: { error: `refused: ${code}`, code, statusCode: status, ...extra },
});

/**
 * The server's side of docs/worker-protocol.md in memory, over real HTTP, with a hook that lets a test break it at any
 * call. What a worker did is read from `calls` and `jobs`.
 */
export async function startNetworkDouble(port = 0) {
  const calls: Call[] = [];
  const jobs = new Map<string, Job>();
  const waiting = new Set<() => void>();
  const secrets = new Set<string>();
  const state = {
    override: (_call: Call): Override | Promise<Override> => undefined,
    registrations: 0,
    abandonedClaims: 0,
  };

  const reply = async (call: Call, response: ServerResponse): Promise<Reply | null> => {
    if (call.path === '/api/worker/register') {
      if (call.bearer !== KEY) return errorReply(401, 'unauthorized');
      state.registrations += 1;
      secrets.add(`secret-${state.registrations}`);
      return { status: 200, body: { workerId: `wrk_${state.registrations}`, secret: `secret-${state.registrations}` } };
    }
    if (!secrets.has(call.bearer)) return errorReply(401, 'unauthorized');
    if (call.path === '/api/worker/claim') return claim(call, response);
    if (call.path === '/api/worker/heartbeat') {
      const ids = (call.body.jobIds ?? []) as string[];
      const lost = ids.filter((id) => jobs.get(id)?.state !== 'running');
      return { status: 200, body: { ok: true, lost, leaseSeconds: 30 } };
    }
    const job = jobs.get(String(call.body.jobId));
    if (job === undefined) return errorReply(404, 'not_found');
    // A picture handed in again is answered as the first time.
    const isRepeated = call.path === '/api/worker/image' && job.state === 'done';
    if (job.state !== 'running' && !isRepeated) return errorReply(409, 'lease_lost');
    return transition(call, job);
  };

  const claim = async (call: Call, response: ServerResponse): Promise<Reply | null> => {
    const deadline = performance.now() + Number(call.body.waitSeconds) * 1_000;
    while (true) {
      if (response.destroyed) {
        state.abandonedClaims += 1;
        return null;
      }
      const { kind } = call.body;
      const isAsked = (each: Job) => kind === undefined || (kind === 'image') === (each.image !== undefined);
      const job = [...jobs.values()].find((each) => each.state === 'queued' && isAsked(each));
      if (job !== undefined) {
        Object.assign(job, { state: 'running', attempt: job.attempt + 1, text: '' });
        const { image } = job;
        if (image !== undefined) return { status: 200, body: claimedPicture(job, image) };
        const claimed = { id: job.id, tier: 'pro', model: 'ashao-pro', attempt: job.attempt, leaseSeconds: 30 };
        return { status: 200, body: { job: claimed, messages: [{ role: 'user', content: job.content }] } };
      }
      const leftMs = deadline - performance.now();
      if (leftMs <= 0) return { status: 200, body: { job: null } };
      await new Promise<void>((resolve) => {
        waiting.add(resolve);
        response.once('close', resolve);
        setTimeout(resolve, leftMs).unref();
      });
    }
  };

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const bearer = (request.headers.authorization ?? '').replace('Bearer ', '');
    const call = readCall(request.url ?? '', bearer, request.headers['content-type'] ?? '', Buffer.concat(chunks));
    calls.push(call);
    const override = await state.override(call);
    if (override === 'hang') return;
    if (override === 'drop') {
      request.socket.destroy();
      return;
    }
    const answer = override ?? (await reply(call, response));
    if (answer === null) return;
    response.writeHead(answer.status, { 'Content-Type': 'application/json', ...answer.headers });
    response.flushHeaders();
    await answer.bodyAfter;
    response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    port: (server.address() as AddressInfo).port,
    key: KEY,
    calls,
    state,
    callsTo: (name: string) => calls.filter(({ path }) => path === `/api/worker/${name}`),
    addJob: (id: string, content = 'Hello') => {
      jobs.set(id, { id, content, attempt: 0, text: '', state: 'queued' });
      for (const wake of waiting) wake();
      waiting.clear();
    },
    addPicture: (id: string, task: Record<string, unknown> = {}) => {
      const image = { ...PICTURE_TASK, ...task };
      jobs.set(id, { id, content: '', attempt: 0, text: '', state: 'queued', image });
      for (const wake of waiting) wake();
      waiting.clear();
    },
    job: (id: string): Job => {
      const job = jobs.get(id);
      if (job === undefined) throw new Error(`no job ${id}`);
      return job;
    },
    forgetWorkers: () => secrets.clear(),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type NetworkDouble = Awaited<ReturnType<typeof startNetworkDouble>>;

const PICTURE_TASK = {
  prompt: 'a lake in the mountains',
  subject: 'a lake in the mountains',
  negativePrompt: null,
  style: 'None',
  width: 256,
  height: 256,
  seed: 7,
  nsfw: false,
};

function claimedPicture({ id, attempt }: Job, image: Record<string, unknown>) {
  const job = { id, kind: 'image', tier: 'image', model: 'ashao-image', attempt, leaseSeconds: 30 };
  return { job, messages: [], image };
}

function readCall(url: string, bearer: string, type: string, content: Buffer): Call {
  const { pathname, searchParams } = new URL(url, 'http://double');
  if (!type.startsWith('image/')) {
    return { path: pathname, bearer, body: JSON.parse(content.toString() || '{}') as Record<string, unknown> };
  }
  const { attempt, ...query } = Object.fromEntries(searchParams);
  return { path: pathname, bearer, body: { ...query, attempt: Number(attempt) }, file: { type, bytes: content } };
}

function transition({ path, body, file }: Call, job: Job): Reply {
  if (body.attempt !== job.attempt) return errorReply(409, 'lease_lost');
  if (path === '/api/worker/token') {
    const values = (body.values ?? [body.value]) as string[];
    const offset = Number(body.offset);
    if (offset > job.text.length) return errorReply(409, 'log_gap', { position: job.text.length });
    job.text += values.join('').slice(job.text.length - offset);
    return { status: 200, body: { ok: true, position: job.text.length } };
  }
  if (path === '/api/worker/complete') {
    job.state = 'done';
    return { status: 200, body: { ok: true, earned: 7, tokens: Number(body.tokens) } };
  }
  if (path === '/api/worker/progress') return { status: 200, body: { ok: true } };
  if (path === '/api/worker/image' && file !== undefined) {
    Object.assign(job, { state: 'done', file });
    return { status: 200, body: { ok: true, earned: 14, tokens: 0 } };
  }
  if (path === '/api/worker/fail') {
    // Kept aside, not queued: a test says itself when a job may be claimed again.
    job.state = 'failed';
    return { status: 200, body: { ok: true, status: 'queued' } };
  }
  return errorReply(404, 'not_found');
}
