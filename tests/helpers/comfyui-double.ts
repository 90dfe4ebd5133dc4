import { type WebSocket, WebSocketServer } from 'ws';
import { type Route, startImageServerDouble } from './image-server-double.ts';
import { ONE_PIXEL } from './one-pixel.ts';

type Client = { id: string; socket: WebSocket };

/** ComfyUI's API over real HTTP and a real websocket. `run` plays what it sends after a prompt was taken. */
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
  const double = await startImageServerDouble({
    'GET /system_stats': () => ({ body: { system: { os: 'posix', python_version: '3.12.3' }, devices: [] } }),
    'GET /object_info/CheckpointLoaderSimple': () => ({
      body: { CheckpointLoaderSimple: { input: { required: { ckpt_name: [checkpoints, {}] } } } },
    }),
    'POST /prompt': ({ body }) => {
      const client = clients.find(({ id }) => id === body.client_id);
      if (client !== undefined) void run(createSender(client.socket));
      return { body: { prompt_id: 'p1', number: 0, node_errors: {} } };
    },
    'GET /history/p1': () => ({
      body: { p1: historyOf([{ filename: 'ashao_00001_.png', subfolder: '', type: 'output' }]) },
    }),
    'GET /view': () => ({ body: ONE_PIXEL }),
    'GET /queue': () => ({ body: { queue_running: [[0, 'p1', {}, {}, []]], queue_pending: [] } }),
    'POST /queue': () => ({ body: '' }),
    'POST /interrupt': () => ({ body: '' }),
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

function createSender(socket: WebSocket) {
  return {
    send: (type: string, data: object = {}) =>
      socket.send(JSON.stringify({ type, data: { prompt_id: 'p1', ...data } })),
    /** A binary frame: event 1 (a preview), format 2 (PNG), the picture. */
    preview: (event = 1) => {
      const header = Buffer.alloc(8);
      header.writeUInt32BE(event, 0);
      header.writeUInt32BE(2, 4);
      socket.send(Buffer.concat([header, ONE_PIXEL]));
    },
    raw: (text: string) => socket.send(text),
    drop: () => socket.terminate(),
  };
}
