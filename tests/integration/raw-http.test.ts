import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { BODY_BYTES_MAX } from '../../lib/http/read-body.ts';
import { ApiClient } from '../helpers/api-client.ts';
import { useNetwork } from '../helpers/network.ts';
import { readStream, textOf } from '../helpers/read-stream.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';
import { waitUntil } from '../helpers/wait-until.ts';

/** What no well-behaved client sends: requests written byte by byte on one connection. */
const network = useNetwork();
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

/** An open connection and everything that has come back on it. */
async function open(): Promise<{ socket: Socket; received: () => string }> {
  const socket = connect(network.server.port, '127.0.0.1');
  sockets.push(socket);
  let text = '';
  socket.setEncoding('utf8').on('data', (piece: string) => {
    text += piece;
  });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return { socket, received: () => text };
}
const statuses = (text: string) => [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
const post = (path: string, headers: string, body = '') =>
  `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n${headers}\r\n${body}`;
const sized = (path: string, body: string) => post(path, `content-length: ${Buffer.byteLength(body)}\r\n`, body);
const chunked = (path: string, pieces: readonly string[]) =>
  post(
    path,
    'transfer-encoding: chunked\r\n',
    [...pieces, ''].map((piece) => `${Buffer.byteLength(piece).toString(16)}\r\n${piece}\r\n`).join(''),
  );
const SEND = '{"tier":"pro","content":"Hello"}';
const UNKNOWN = '{"tier":"pro","content":"Hello","price":0}';

test('default: a body may come in chunks, also one that is cut in the middle of a character', async () => {
  const { socket, received } = await open();
  const bytes = Buffer.from('{"tier":"pro","content":"李"}');
  const head = bytes.subarray(0, bytes.length - 4);
  const tail = bytes.subarray(bytes.length - 4);
  socket.write(post('/api/chat/send', 'transfer-encoding: chunked\r\n'));
  for (const piece of [head, tail]) {
    socket.write(`${piece.length.toString(16)}\r\n`);
    socket.write(piece);
    socket.write('\r\n');
  }
  socket.write('0\r\n\r\n');
  await waitUntil(() => /"jobId"/.test(received()));
  expect(statuses(received())).toEqual([200]);
});

test('behavior: requests written at once are answered in turn on one connection', async () => {
  const { socket, received } = await open();
  const get = 'GET /health HTTP/1.1\r\nhost: localhost\r\n\r\n';
  socket.write(
    [sized('/api/chat/send', SEND), chunked('/api/chat/send', [UNKNOWN]), get, sized('/api/chat/send', '{')].join(''),
  );
  await waitUntil(() => statuses(received()).length === 4);
  expect(statuses(received())).toEqual([200, 400, 200, 400]);
});

test('behavior: a connection goes on after a refusal, whether the body was read or not', async () => {
  const { socket, received } = await open();
  const padded = `{"padding":"${'x'.repeat(BODY_BYTES_MAX)}"}`;
  const refused: [string, number][] = [
    [post('/api/chat/send', `origin: https://evil.example\r\ncontent-length: ${SEND.length}\r\n`, SEND), 403],
    [sized('/api/auth/verify', padded), 413],
    [sized('/api/nothing', SEND), 404],
    [sized('/api/chat/send', ''), 400],
    [sized('/api/worker/token', SEND), 401],
  ];
  for (const [index, [request, status]] of refused.entries()) {
    socket.write(request);
    await waitUntil(() => statuses(received()).length === index + 1);
    expect(statuses(received()).at(-1)).toBe(status);
  }
  socket.write(sized('/api/chat/send', SEND));
  await waitUntil(() => /"jobId"/.test(received()));
});

test('error: a body without a length is refused at the limit, and its connection ends: nobody can tell where it does', async () => {
  const { socket, received } = await open();
  const closed = once(socket, 'close');
  const padding = 'x'.repeat(BODY_BYTES_MAX);
  socket.write(chunked('/api/auth/verify', [`{"padding":"${padding}`, padding, padding]));
  await closed;
  expect(statuses(received())).toEqual([413]);
});

test('behavior: a HEAD has the headers of the GET and no body', async () => {
  const { socket, received } = await open();
  socket.write('HEAD /api/stats HTTP/1.1\r\nhost: localhost\r\n\r\n');
  await waitUntil(() => received().includes('\r\n\r\n'));
  expect(received()).toMatch(/content-type: application\/json/i);
  expect(received()).toMatch(/x-request-id: req_/i);
  // Whatever had come as a body would stand before the next answer.
  socket.write('GET /api/nothing HTTP/1.1\r\nhost: localhost\r\n\r\n');
  await waitUntil(() => statuses(received()).length === 2);
  expect(received()).toMatch(/\r\n\r\nHTTP\/1\.1 404/);
});

test('error: broken UTF-8 is refused, with a length and in chunks', async () => {
  const { socket, received } = await open();
  const broken = Buffer.from([...Buffer.from('{"tier":"pro","content":"'), 0xe9, ...Buffer.from('"}')]);
  socket.write(post('/api/chat/send', `content-length: ${broken.length}\r\n`));
  socket.write(broken);
  await waitUntil(() => statuses(received()).length === 1);
  socket.write(post('/api/chat/send', 'transfer-encoding: chunked\r\n', `${broken.length.toString(16)}\r\n`));
  socket.write(broken);
  socket.write('\r\n0\r\n\r\n');
  await waitUntil(() => statuses(received()).length === 2);
  expect(statuses(received())).toEqual([400, 400]);
  expect(received().match(/body: is not valid JSON/g)).toHaveLength(2);
});

test('error: a body of two lengths, which hides a second request, is not taken', async () => {
  const { socket, received } = await open();
  socket.write(post('/api/chat/send', 'content-length: 4\r\ntransfer-encoding: chunked\r\n', '0\r\n\r\n'));
  await once(socket, 'close');
  expect(statuses(received())).toEqual([400]);
});

test('behavior: a client that vanishes in the middle of its body leaves nothing behind, in the log neither', async () => {
  const before = network.server.logs();
  const owner = new ApiClient(network.url);
  await owner.signIn();
  const worker = await ScriptedWorker.register(owner);
  await network.emptyQueue();
  const { jobId } = await owner.send('Hello');
  await worker.claim();
  const upload = `content-type: application/x-ndjson\r\nauthorization: Bearer ${worker.secret}\r\n`;
  const line = `${JSON.stringify({ jobId, attempt: 1, value: 'half' })}\n`;
  for (const body of [
    post('/api/chat/send', 'content-length: 1000\r\n', '{"tier":'),
    post('/api/chat/send', 'transfer-encoding: chunked\r\n', '5\r\n{"tie\r\n'),
    post('/api/chat/send', 'content-length: 1000\r\n'),
  ]) {
    const { socket } = await open();
    await new Promise<void>((resolve) => socket.write(body, () => resolve()));
    socket.destroy();
  }
  const { socket } = await open();
  socket.write(`POST /api/worker/token HTTP/1.1\r\nhost: localhost\r\n${upload}transfer-encoding: chunked\r\n\r\n`);
  socket.write(`${line.length.toString(16)}\r\n${line}\r\n`);
  await readStream(owner, jobId, { until: (frames) => textOf(frames) === 'half' });
  socket.destroy();
  // What the vanished worker had sent counts, and the server goes on.
  const rest = await worker.call('token', { jobId, value: ' and half', attempt: 1, offset: 4 });
  expect([rest.status, rest.body.position]).toEqual([200, 13]);
  expect((await worker.complete(jobId)).status).toBe(200);
  expect(network.server.logs().slice(before.length)).toBe('');
});
