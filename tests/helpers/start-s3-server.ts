import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import S3rver from '@20minutes/s3rver';
import type { S3Env } from '../../lib/files-env.ts';

export type S3Server = {
  readonly env: S3Env;
  /** One that is empty. */
  takeBucket(): S3Env;
  /** The keys that lie in a bucket, as the server keeps them on disk. */
  list(bucket: string): Promise<string[]>;
  stop(): Promise<void>;
};

/** What s3rver writes beside each object: its content, its checksum and its headers. */
const OBJECT = '._S3rver_object';

/** They are made when it starts. */
const BUCKETS = 40;

/** An S3-compatible server on a free port; its account's keys are fixed. */
export async function startS3Server(): Promise<S3Server> {
  const directory = await mkdtemp(path.join(tmpdir(), 'ashao-s3-'));
  const buckets = Array.from({ length: BUCKETS }, (_, index) => ({ name: `pictures-${index}` }));
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    configureBuckets: [...buckets],
  });
  const { port } = await server.run();
  const env = {
    endpoint: `http://127.0.0.1:${port}`,
    keyId: 'S3RVER',
    secret: 'S3RVER',
    region: 'us-east-1',
    pathStyle: true,
  };
  return {
    env: { ...env, bucket: 'missing' },
    takeBucket() {
      const bucket = buckets.pop();
      if (bucket === undefined) throw new Error('Make more buckets at the start');
      return { ...env, bucket: bucket.name };
    },
    async list(bucket) {
      const names = await readdir(path.join(directory, bucket), { recursive: true });
      return names
        .filter((name) => name.endsWith(OBJECT))
        .map((name) => name.slice(0, -OBJECT.length).split(path.sep).join('/'));
    },
    async stop() {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
