import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readStaticFiles } from '../../../lib/http/read-static-files.ts';
import { serveStatic } from '../../../lib/http/serve-static.ts';
import { precompress } from '../../../scripts/lib/precompress.ts';

const SCRIPT = 'export const answer = 42;\n'.repeat(100);
let root = '';
let server: Server;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'ashao-static-'));
  await mkdir(path.join(root, 'static', 'chunks'), { recursive: true });
  await writeFile(path.join(root, 'secret.js'), 'secret');
  await writeFile(path.join(root, 'static', 'chunks', 'a.js'), SCRIPT);
  await writeFile(path.join(root, 'static', 'chunks', 'tiny.css'), 'a{}');
  await writeFile(path.join(root, 'static', 'font.woff2'), Buffer.alloc(3_000));
  await writeFile(path.join(root, 'static', 'page.html'), '<p>');
  await precompress(path.join(root, 'static'));
  const files = await readStaticFiles(path.join(root, 'static'));
  server = createServer((incoming, response) => {
    if (!serveStatic(files, incoming, response)) response.writeHead(404).end('next');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(root, { recursive: true });
});

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

/** Sends a path as it is: `fetch` would tidy it up. */
function ask(target: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, path: target, method, headers }, async (response) => {
      const pieces: Buffer[] = [];
      for await (const piece of response) pieces.push(piece);
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) });
    });
    outgoing.on('error', reject).end();
  });
}

test('default: brotli where it is taken, else gzip, else as it is', async () => {
  const brotli = await ask('/_next/static/chunks/a.js', { 'accept-encoding': 'gzip, deflate, br' });
  expect(brotli.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(brotli.body).toString()).toBe(SCRIPT);
  const gzip = await ask('/_next/static/chunks/a.js?dpl=1', { 'accept-encoding': 'gzip, br;q=0' });
  expect(gzip.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(gzip.body).toString()).toBe(SCRIPT);
  const plain = await ask('/_next/static/chunks/a.js');
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.body.toString()).toBe(SCRIPT);
});

test('behavior: kept for good, by type, never guessed at', async () => {
  const { headers } = await ask('/_next/static/chunks/a.js', { 'accept-encoding': 'br' });
  expect(headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    vary: 'accept-encoding',
  });
  expect((await ask('/_next/static/font.woff2')).headers['content-type']).toBe('font/woff2');
  expect((await ask('/_next/static/chunks/tiny.css')).body.toString()).toBe('a{}');
});

test('behavior: HEAD has the headers and no body', async () => {
  const { status, headers, body } = await ask('/_next/static/chunks/a.js', { 'accept-encoding': 'br' }, 'HEAD');
  expect(status).toBe(200);
  expect(Number(headers['content-length'])).toBeGreaterThan(0);
  expect(body).toHaveLength(0);
});

test('error: what is not a file of the folder is left to Next', async () => {
  for (const target of [
    '/_next/static/chunks/none.js',
    '/_next/static/../secret.js',
    '/_next/static/%2e%2e/secret.js',
    '/_next/static/chunks/..%2f..%2f..%2fsecret.js',
    '/_next/static//secret.js',
    '/_next/static/chunks/',
    '/_next/static/__proto__',
    '/_next/static/%',
    '/_next/static/page.html',
    '/secret.js',
  ]) {
    expect([target, (await ask(target)).body.toString()]).toEqual([target, 'next']);
  }
  expect((await ask('/_next/static/chunks/a.js', {}, 'POST')).status).toBe(404);
});

test('behavior: a range is answered with the whole', async () => {
  const { status, body } = await ask('/_next/static/chunks/a.js', { range: 'bytes=5-2' });
  expect(status).toBe(200);
  expect(body.toString()).toBe(SCRIPT);
});

test('error: no build, no files', async () => {
  expect(await readStaticFiles(path.join(root, 'none'))).toEqual(new Map());
});
