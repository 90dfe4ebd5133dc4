import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Tells a response that waits behind another one of its connection (HTTP pipelining) when the connection has ended. Node tells
 * only the one whose turn it is: the others would keep what they hold, such as memory, room and subscriptions, for ever.
 */
export function closeQueued(request: IncomingMessage, response: ServerResponse): void {
  if (response.socket) return;
  const { socket } = request;
  const close = () => {
    // Its turn has come meanwhile, and Node closes it.
    if (response.socket) return;
    response.destroy();
    response.emit('close');
  };
  // One for each that waits, and none is left behind.
  socket.setMaxListeners(0);
  socket.once('close', close);
  response.once('close', () => socket.off('close', close));
}
