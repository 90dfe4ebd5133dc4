import { type WebSocket, WebSocketServer } from 'ws';
import { type Route, startImageServerDouble } from './image-server-double.ts';
import { ONE_PIXEL } from './one-pixel.ts';

type Client = { id: string; socket: WebSocket };

/**
 * ComfyUI's API over real HTTP and a real websocket. `run` plays what it sends after a prompt was taken. As the real one
 * does, it writes a prompt into its history only after it has said that it ended, and goes on for a moment when interrupted.
 */
export async function startComfyUiDouble({
  run,
  routes = {},
  checkpoints = ['sdxl.safetensors'],
}: {
  run: (client: ReturnType<typeof createSender>) => void | Promise<void>;
  routes?: Readonly<Record<string, Route>>;
  checkpoints?: string[];
}) {
  const clients: Client[] = [];
  let unwritten = 2;
  let lastLooks = Number.POSITIVE_INFINITY;
  const entry = { p1: historyOf([{ filename: 'ComfyUI_temp_00001_.png', subfolder: '', type: 'temp' }]) };
  const double = await startImageServerDouble({
    'GET /system_stats': () => ({ body: { system: { os: 'posix', python_version: '3.12.3' }, devices: [] } }),
    'GET /models/checkpoints': () => ({ body: checkpoints }),
    'POST /prompt': ({ body }) => {
      const client = clients.find(({ id }) => id === body.client_id);
      const onEnd = () => {
        lastLooks = 1;
      };
      if (client !== undefined) void run(createSender(client.socket, onEnd));
      return { body: { prompt_id: 'p1', number: 0, node_errors: {} } };
    },
    'GET /history/p1': () => {
      unwritten -= 1;
      return { body: unwritten >= 0 ? {} : entry };
    },
    'POST /history': () => ({ body: '' }),
    'GET /view': () => ({ body: ONE_PIXEL }),
    'GET /queue': () => {
      lastLooks -= 1;
      return { body: { queue_running: lastLooks >= 0 ? [[0, 'p1', {}, {}, []]] : [], queue_pending: [] } };
    },
    'POST /queue': () => ({ body: '' }),
    'POST /interrupt': () => {
      lastLooks = 1;
      return { body: '' };
    },
    ...routes,
  });
  const sockets = new WebSocketServer({ server: double.server, path: '/ws' });
  sockets.on('connection', (socket, request) => {
    const id = new URL(request.url ?? '', 'http://double').searchParams.get('clientId') ?? '';
    clients.push({ id, socket });
    socket.send(JSON.stringify({ type: 'status', data: { status: { exec_info: { queue_remaining: 0 } }, sid: id } }));
  });
  return {
    ...double,
    clients,
    close: async () => {
      for (const { socket } of clients) socket.terminate();
      sockets.close();
      await double.close();
    },
  };
}

export function historyOf(images: readonly object[]) {
  return { prompt: [], outputs: { 7: { images } }, status: { status_str: 'success', completed: true, messages: [] } };
}

const ENDS = /^execution_(success|error|interrupted)$/;

function createSender(socket: WebSocket, onEnd: () => void) {
  return {
    send: (type: string, data: object = {}) => {
      if (ENDS.test(type)) onEnd();
      socket.send(JSON.stringify({ type, data: { prompt_id: 'p1', ...data } }));
    },
    /** A binary frame: event 1 (a preview), format 2 (PNG), the picture. */
    preview: (event = 1) => {
      const header = Buffer.alloc(8);
      header.writeUInt32BE(event, 0);
      header.writeUInt32BE(2, 4);
      socket.send(Buffer.concat([header, ONE_PIXEL]));
    },
    raw: (text: string) => socket.send(text),
    drop: () => socket.terminate(),
    /** Answers nothing any more, pings included, and keeps the connection. */
    hang: () => socket.pause(),
  };
}
