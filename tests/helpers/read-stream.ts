import type { StreamEvent } from '../../lib/chat/schemas.ts';
import type { ApiClient } from './api-client.ts';

export type Frame = { id: string | null; event: StreamEvent };

/** Splits an SSE text into frames; comments are skipped, a named event is an error of the server. */
function parseFrames(text: string): Frame[] {
  const frames: Frame[] = [];
  for (const block of text.split('\n\n')) {
    const lines = block.split('\n').filter((line) => line !== '' && !line.startsWith(':'));
    if (lines.length === 0) continue;
    const field = (name: string) =>
      lines
        .find((line) => line.startsWith(`${name}:`))
        ?.slice(name.length + 1)
        .trim();
    if (field('event') !== undefined) throw new Error(`a named frame: ${block}`);
    frames.push({ id: field('id') ?? null, event: JSON.parse(field('data') ?? 'null') as StreamEvent });
  }
  return frames;
}

type ReadOptions = {
  lastEventId?: string;
  /** Leaves as soon as this holds. */
  until?: (frames: Frame[]) => boolean;
  timeoutMs?: number;
};

/** Reads a job's stream until it ends or `until` holds. */
export async function readStream(client: ApiClient, jobId: string, options: ReadOptions = {}): Promise<Frame[]> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(new Error('the stream did not end in time')), options.timeoutMs ?? 10_000);
  try {
    const response = await client.fetch(`/api/chat/stream?jobId=${jobId}`, {
      signal: abort.signal,
      headers: options.lastEventId ? { 'last-event-id': options.lastEventId } : {},
    });
    if (response.status !== 200 || !response.body)
      throw new Error(`stream: ${response.status} ${await response.text()}`);
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body) {
      text += decoder.decode(chunk, { stream: true });
      const frames = parseFrames(text.slice(0, text.lastIndexOf('\n\n') + 2));
      if (options.until?.(frames)) return frames;
    }
    return parseFrames(text);
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
}

/** What a reader ends up with: tokens joined, a restart empties it. */
export function textOf(frames: readonly Frame[]): string {
  let text = '';
  for (const { event } of frames) {
    if (event.type === 'restart') text = '';
    if (event.type === 'token') text += event.value;
  }
  return text;
}

export function lastEvent(frames: readonly Frame[]): StreamEvent | undefined {
  return frames.at(-1)?.event;
}
