import { shared } from '../shared.ts';
import { KEEP_ALIVE_FRAME } from './sse-frame.ts';

/** Proxies give up on a quiet connection after 30 to 60 s. */
const KEEP_ALIVE_MS = 15_000;

type OpenReaders = { controllers: Set<ReadableStreamDefaultController<Uint8Array>>; timer: NodeJS.Timeout };

/** Every open SSE response of the process: one timer keeps them all awake, and a shutdown can end them. */
function openReaders(): OpenReaders {
  return shared('open-readers', () => {
    const controllers = new Set<ReadableStreamDefaultController<Uint8Array>>();
    const timer = setInterval(() => {
      for (const controller of controllers) if ((controller.desiredSize ?? 0) > 0) controller.enqueue(KEEP_ALIVE_FRAME);
    }, KEEP_ALIVE_MS);
    timer.unref();
    return { controllers, timer };
  });
}

export function addReader(controller: ReadableStreamDefaultController<Uint8Array>): void {
  openReaders().controllers.add(controller);
}

export function removeReader(controller: ReadableStreamDefaultController<Uint8Array>): void {
  openReaders().controllers.delete(controller);
}

/** Ends every stream; clients reconnect with their last id. Without this a server with an open stream never exits. */
export function closeReaders(): void {
  const { controllers } = openReaders();
  for (const controller of controllers) controller.close();
  controllers.clear();
}
