const encoder = new TextEncoder();

/** One unnamed SSE frame in one piece: some readers lose an event whose lines arrive in different reads. */
export function encodeFrame(event: object, id?: string): Uint8Array {
  return encoder.encode(`${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(event)}\n\n`);
}

/** A comment: keeps proxies and clients from taking a quiet stream for a dead one. */
export const KEEP_ALIVE_FRAME = encoder.encode(': keep-alive\n\n');
