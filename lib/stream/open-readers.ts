import { AppError } from '../errors.ts';
import { shared } from '../shared.ts';
import { KEEP_ALIVE_FRAME } from './sse-frame.ts';

/** Proxies give up on a quiet connection after 30 to 60 s. */
const KEEP_ALIVE_MS = 15_000;
/** A page follows one answer. Each reader holds memory of its own, however little is written. */
const READERS_PER_PARTY_MAX = 100;
const RETRY_AFTER_SECONDS = 5;

type Controller = ReadableStreamDefaultController<Uint8Array>;
/** `parties`: on whose account each reader is open. */
type OpenReaders = { parties: Map<Controller, readonly string[]>; counts: Map<string, number>; timer: NodeJS.Timeout };

/** Every open SSE response of the process: one timer keeps them all awake, and a shutdown can end them. */
function openReaders(): OpenReaders {
  return shared('open-readers', () => {
    const parties: OpenReaders['parties'] = new Map();
    const timer = setInterval(() => {
      for (const controller of parties.keys())
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(KEEP_ALIVE_FRAME);
    }, KEEP_ALIVE_MS);
    timer.unref();
    return { parties, counts: new Map(), timer };
  });
}

/** @throws AppError `rate_limited` when one of the parties has as many readers as it may */
export function requireReaderRoom(parties: readonly string[]): void {
  const { counts } = openReaders();
  if (parties.every((party) => (counts.get(party) ?? 0) < READERS_PER_PARTY_MAX)) return;
  const message = `At most ${READERS_PER_PARTY_MAX} streams may be open at once. Close some first.`;
  throw new AppError('rate_limited', message, { retryAfterSeconds: RETRY_AFTER_SECONDS });
}

export function addReader(controller: Controller, parties: readonly string[]): void {
  const readers = openReaders();
  readers.parties.set(controller, parties);
  for (const party of parties) readers.counts.set(party, (readers.counts.get(party) ?? 0) + 1);
}

/** Does nothing for one that has been removed before: a stream may end in several ways at once. */
export function removeReader(controller: Controller): void {
  const readers = openReaders();
  const parties = readers.parties.get(controller) ?? [];
  readers.parties.delete(controller);
  for (const party of parties) {
    const left = (readers.counts.get(party) ?? 1) - 1;
    if (left > 0) readers.counts.set(party, left);
    else readers.counts.delete(party);
  }
}

/** Ends every stream; clients reconnect with their last id. Without this a server with an open stream never exits. */
export function closeReaders(): void {
  for (const controller of [...openReaders().parties.keys()]) {
    removeReader(controller);
    controller.close();
  }
}
