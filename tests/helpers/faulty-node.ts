import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createPublicClient, http, type PublicClient } from 'viem';

type Call = { id: number; method: string; params: unknown[] };
type Reply = { id: number; result?: unknown; error?: unknown };

/** What a node may do wrong. Each is the chance of it, from 0 to 1. */
type Faults = {
  /** HTTP 500. */
  fail: number;
  /** An answer that comes late. */
  delay: number;
  /** Logs twice, and in another order. */
  scramble: number;
  /** The newest block is one of some blocks ago. */
  behind: number;
  /** Ranges of more blocks than this are refused. */
  rangeMax: number;
  /** Blocks after this one it has not heard of, and says so only where it is asked for one of them. */
  knows: number;
};

const NO_FAULTS: Faults = {
  fail: 0,
  delay: 0,
  scramble: 0,
  behind: 0,
  rangeMax: Number.POSITIVE_INFINITY,
  knows: Number.POSITIVE_INFINITY,
};

export type FaultyNode = {
  readonly url: string;
  /** Asks this node once and believes what it gets. */
  readonly client: PublicClient;
  /** How often a range was refused. */
  readonly refused: () => number;
  set(faults: Partial<Faults>): void;
  stop(): Promise<void>;
};

/** A node between the product and the real one, which does what nodes of public networks do on bad days. */
export async function startFaultyNode(target: string, random: () => number = Math.random): Promise<FaultyNode> {
  let faults = NO_FAULTS;
  let refused = 0;
  const forward = async (call: Call): Promise<Reply> => {
    const response = await fetch(target, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(call),
    });
    return (await response.json()) as Reply;
  };
  const answer = async (call: Call): Promise<Reply> => {
    if (call.method === 'eth_getLogs' && isTooWide(call, faults.rangeMax)) {
      refused += 1;
      return { id: call.id, error: { code: -32_005, message: 'query exceeds max block range' } };
    }
    if (call.method === 'eth_getLogs' && isPartlyUnknown(call, faults.knows)) return { id: call.id, result: [] };
    if (call.method === 'eth_getBlockByNumber' && Number(call.params[0]) > faults.knows)
      return { id: call.id, result: null };
    const isNewest = call.method === 'eth_getBlockByNumber' && call.params[0] === 'latest';
    if (isNewest && random() < faults.behind) {
      const latest = (await forward({ ...call, method: 'eth_blockNumber', params: [] })).result as string;
      const older = Math.max(0, Number(latest) - 1 - Math.floor(random() * 4));
      return forward({ ...call, params: [`0x${older.toString(16)}`, false] });
    }
    const reply = await forward(call);
    if (call.method === 'eth_getLogs' && Array.isArray(reply.result) && random() < faults.scramble) {
      reply.result = [...reply.result, ...reply.result].reverse();
    }
    return reply;
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      if (random() < faults.delay) await sleep(30);
      if (random() < faults.fail) return response.writeHead(500).end();
      const call = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Call;
      const reply = { jsonrpc: '2.0', ...(await answer(call).catch(() => ({ id: call.id, error: { code: -1 } }))) };
      return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(reply));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    client: createPublicClient({ transport: http(url, { retryCount: 0, timeout: 5_000 }), cacheTime: 0 }),
    refused: () => refused,
    set: (given) => {
      faults = { ...NO_FAULTS, ...given };
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function isTooWide({ params }: Call, rangeMax: number): boolean {
  const [filter] = params as [{ fromBlock?: string; toBlock?: string }];
  if (filter.fromBlock === undefined || filter.toBlock === undefined) return false;
  return Number(filter.toBlock) - Number(filter.fromBlock) + 1 > rangeMax;
}

function isPartlyUnknown({ params }: Call, knows: number): boolean {
  const [filter] = params as [{ toBlock?: string }];
  return filter.toBlock !== undefined && Number(filter.toBlock) > knows;
}
