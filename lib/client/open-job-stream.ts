import { type StreamEvent, streamEvent } from '../chat/schemas.ts';

type JobStreamHandlers = {
  onEvent: (event: StreamEvent) => void;
  /** The connection is new and the server replays from the answer's beginning: drop what was received. */
  onReplay: () => void;
  /** True after three seconds without a connection, false when it is back. */
  onReconnecting: (reconnecting: boolean) => void;
  /** The server refused the stream for good (gone, or it keeps failing). */
  onLost: () => void;
};

const RECONNECT_NOTICE_MS = 3_000;
const REOPEN_DELAYS_MS = [1_000, 2_000, 4_000, 8_000, 15_000];

/**
 * Follows a job's events until it is done, failed or closed by the caller.
 *
 * A dropped connection is the browser's business: EventSource reconnects with Last-Event-ID and goes on where it was.
 * An HTTP error is not: the browser gives up for good, so a new EventSource is opened here, which replays the answer.
 */
export function openJobStream(jobId: string, handlers: JobStreamHandlers): () => void {
  let source: EventSource;
  let reopened = 0;
  let noticeTimer: ReturnType<typeof setTimeout> | undefined;
  let reopenTimer: ReturnType<typeof setTimeout> | undefined;

  function close() {
    clearTimeout(noticeTimer);
    clearTimeout(reopenTimer);
    source.close();
  }

  function handleOpen() {
    clearTimeout(noticeTimer);
    noticeTimer = undefined;
    handlers.onReconnecting(false);
  }

  function handleError() {
    noticeTimer ??= setTimeout(() => handlers.onReconnecting(true), RECONNECT_NOTICE_MS);
    if (source.readyState !== EventSource.CLOSED) return;
    const delay = REOPEN_DELAYS_MS[reopened++];
    if (delay === undefined) {
      close();
      handlers.onLost();
    } else {
      reopenTimer = setTimeout(open, delay);
    }
  }

  function handleMessage(frame: MessageEvent<string>) {
    const event = parseEvent(frame.data);
    if (event === null) return;
    reopened = 0;
    if (event.type === 'done' || event.type === 'error') close();
    handlers.onEvent(event);
  }

  function open() {
    handlers.onReplay();
    source = new EventSource(`/api/chat/stream?jobId=${encodeURIComponent(jobId)}`);
    source.onopen = handleOpen;
    source.onerror = handleError;
    source.onmessage = handleMessage;
  }

  open();
  return close;
}

/** Null for events of a newer server that this page doesn't know. */
function parseEvent(data: string): StreamEvent | null {
  try {
    const parsed = streamEvent.safeParse(JSON.parse(data));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
