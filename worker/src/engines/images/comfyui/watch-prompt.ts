import WebSocket from 'ws';
import { z } from 'zod';
import { EngineError } from '../../../errors.ts';
import type { DrawOptions, Picture } from '../image-engine.ts';
import { createAuthorization, type ImageServer } from '../image-server.ts';
import { readPreview } from '../read-picture.ts';

const message = z.object({
  type: z.string(),
  data: z.object({
    prompt_id: z.string().nullish(),
    node: z.string().nullish(),
    value: z.number().nullish(),
    max: z.number().nullish(),
    exception_message: z.string().nullish(),
  }),
});
type Message = z.infer<typeof message>;

/** Of a binary frame: four bytes what it is (1: a preview), four bytes its format, then the picture. */
const PREVIEW_FRAME = 1;
const FRAME_HEADER_BYTES = 8;

/** ComfyUI answers a ping also while it draws; a machine that was switched off closes no connection. */
const PING_MS = 30_000;
/** While a model is loaded, or all nodes are listed, it may be busy for a minute. */
const UNANSWERED_PINGS_MAX = 4;

export type Watch = {
  /** From now on, messages of this prompt count. */
  follow: (promptId: string) => void;
  /** Resolves when the prompt has been carried out; rejects when it failed or the connection broke. */
  finished: Promise<void>;
  /** Whether ComfyUI has said that the prompt ended, well or not. */
  isOver: () => boolean;
  close: () => void;
};

/**
 * Listens to ComfyUI's websocket. Opened before the prompt is sent, since a cached one is done before the answer to it is
 * read: what came meanwhile is kept until `follow` says which prompt is ours.
 */
export async function watchPrompt(
  server: ImageServer,
  {
    clientId,
    onProgress,
    pingMs = PING_MS,
  }: { clientId: string; onProgress: DrawOptions['onProgress']; pingMs?: number },
): Promise<Watch> {
  const url = new URL(`${server.baseUrl}/ws`);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.searchParams.set('clientId', clientId);
  const socket = new WebSocket(url, { headers: createAuthorization(server), handshakeTimeout: 10_000 });
  const early: (() => void)[] = [];
  const state = { promptId: null as string | null, step: 0, steps: 1, over: false, unanswered: 0 };
  let settle = { resolve: () => {}, reject: (_error: EngineError) => {} };
  const finished = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  finished.catch(() => undefined);

  const take = ({ type, data }: Message) => {
    if (data.prompt_id && data.prompt_id !== state.promptId) return;
    if (type === 'progress') {
      state.step = data.value ?? 0;
      state.steps = data.max ?? 1;
      onProgress(state.step, state.steps);
    }
    // `executing` without a node says that the prompt has ended, `execution_success` the same in newer versions.
    const isDone = type === 'execution_success' || (type === 'executing' && !data.node && Boolean(data.prompt_id));
    const isStopped = type === 'execution_interrupted';
    if (!isDone && !isStopped && type !== 'execution_error') return;
    state.over = true;
    if (isDone) settle.resolve();
    else if (isStopped) settle.reject(new EngineError('ComfyUI was told to stop'));
    else settle.reject(new EngineError(data.exception_message?.trim() || 'ComfyUI failed'));
  };
  const takeFrame = (content: Buffer) => {
    const preview = readFrame(content);
    if (preview !== undefined) onProgress(state.step, state.steps, preview);
  };
  socket.on('message', (content: Buffer, isBinary) => {
    const parsed = isBinary ? null : message.safeParse(parseJson(content.toString()));
    if (parsed?.success === false) return;
    const act = () => (parsed === null ? takeFrame(content) : take(parsed.data));
    if (state.promptId === null) early.push(act);
    else act();
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', (error) => reject(new EngineError(`${url.host}: ${error.message}`, { cause: error })));
  });
  socket.on('error', () => socket.terminate());
  socket.on('pong', () => {
    state.unanswered = 0;
  });
  const pinging = setInterval(() => {
    if (state.unanswered === UNANSWERED_PINGS_MAX) {
      settle.reject(new EngineError('ComfyUI does not answer any more'));
      socket.terminate();
    } else {
      state.unanswered += 1;
      socket.ping();
    }
  }, pingMs);
  socket.on('close', () => {
    clearInterval(pinging);
    settle.reject(new EngineError('ComfyUI closed the connection'));
  });
  return {
    follow: (promptId) => {
      state.promptId = promptId;
      for (const act of early.splice(0)) act();
    },
    finished,
    isOver: () => state.over,
    close: () => socket.terminate(),
  };
}

function readFrame(content: Buffer): Picture | undefined {
  if (content.length <= FRAME_HEADER_BYTES || content.readUInt32BE(0) !== PREVIEW_FRAME) return undefined;
  return readPreview(content.subarray(FRAME_HEADER_BYTES));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
