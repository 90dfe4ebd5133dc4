import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createS3Store } from '../../../lib/files/create-s3-store.ts';

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const REGION = 'us-east-1';
/** Of a list; a thousand at real services. */
const PAGE = 60;
type Signed = { method: string; url: string; headers: IncomingHttpHeaders };

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** AWS Signature Version 4 of a request as it arrived, by docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html. */
function signatureOf({ method, url, headers }: Signed, signedHeaders: string): string {
  const { pathname, searchParams } = new URL(url, 'http://x');
  const encode = (text: string) =>
    encodeURIComponent(text).replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  const query = [...searchParams].map(([name, value]) => `${encode(name)}=${encode(value)}`).sort();
  const names = signedHeaders.split(';');
  const lines = names.map((name) => `${name}:${String(headers[name]).trim()}\n`).join('');
  const canonical = [method, pathname, query.join('&'), lines, signedHeaders, headers['x-amz-content-sha256']].join(
    '\n',
  );
  const time = String(headers['x-amz-date']);
  const scope = `${time.slice(0, 8)}/${REGION}/s3/aws4_request`;
  const key = scope.split('/').reduce<string | Buffer>((previous, part) => hmac(previous, part), `AWS4${SECRET}`);
  return hmac(key, `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonical)}`).toString('hex');
}

const objects = new Set<string>();
const refusals: string[] = [];
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method = '', url = '', headers } = request;
  const [, signedHeaders = '', signature] =
    /SignedHeaders=([\w;-]+), ?Signature=([0-9a-f]{64})$/.exec(headers.authorization ?? '') ?? [];
  const bodyFits = headers['x-amz-content-sha256'] === sha256(Buffer.concat(chunks));
  const covered = ['host', 'x-amz-date', 'x-amz-content-sha256'].every((name) =>
    signedHeaders.split(';').includes(name),
  );
  if (!bodyFits || !covered || signature !== signatureOf({ method, url, headers }, signedHeaders)) {
    refusals.push(`${method} ${url}`);
    response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
    return;
  }
  const { pathname, searchParams } = new URL(url, 'http://x');
  const key = pathname.slice('/pictures/'.length);
  if (method === 'PUT') objects.add(key);
  if (method === 'DELETE') objects.delete(key);
  // A page of a list, in the order of the keys.
  const page = [...objects]
    .sort()
    .filter(
      (name) => name.startsWith(searchParams.get('prefix') ?? '') && name > (searchParams.get('start-after') ?? ''),
    );
  const list = page.slice(0, PAGE).map((name) => `<Contents><Key>${name}</Key></Contents>`);
  response.writeHead(200).end(method === 'GET' ? `<ListBucketResult>${list.join('')}</ListBucketResult>` : '');
});

const env = {
  endpoint: '',
  bucket: 'pictures',
  keyId: 'AKIAIOSFODNN7EXAMPLE',
  secret: SECRET,
  region: REGION,
  pathStyle: true,
};
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  env.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('default: the check of signatures agrees with the example that AWS publishes', () => {
  const headers = {
    host: 'examplebucket.s3.amazonaws.com',
    range: 'bytes=0-9',
    'x-amz-content-sha256': sha256(''),
    'x-amz-date': '20130524T000000Z',
  };
  expect(signatureOf({ method: 'GET', url: '/test.txt', headers }, 'host;range;x-amz-content-sha256;x-amz-date')).toBe(
    'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  );
});

test('behavior: every request is signed with its body, its type and its query', async () => {
  const store = createS3Store(env);
  await store.put('images/img_1/full.webp', Buffer.from('picture'), 'image/webp');
  expect([...objects]).toEqual(['images/img_1/full.webp']);
  expect(await store.get('images/img_1/full.webp')).not.toBeNull();
  await store.check();
  await store.removeAll('images/img_1');
  expect([...objects]).toEqual([]);
  expect(refusals).toEqual([]);
});

test('behavior: more files than a page of the list has go from under a prefix', async () => {
  for (let index = 0; index < 2 * PAGE + 10; index += 1) objects.add(`images/a/${index}.webp`);
  objects.add('images/b.webp');
  await createS3Store(env).removeAll('images/a');
  expect([...objects]).toEqual(['images/b.webp']);
});

test('error: a wrong secret is a failing service, and nothing is stored', async () => {
  const store = createS3Store({ ...env, secret: 'wrong' });
  const error = await store.put('images/c.webp', Buffer.from('x'), 'image/webp').catch((cause) => cause);
  expect(error).toMatchObject({ code: 'unavailable', cause: { code: 'SignatureDoesNotMatch' } });
  expect(objects.has('images/c.webp')).toBe(false);
});
