import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import type { Deployment } from './deploy-contracts.ts';

const address = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/)
  .transform((text) => text as `0x${string}`);
const recordSchema = z.object({
  port: z.number().int(),
  /** Holds the time of the chain's beginning: what tells it from every other with the same addresses. */
  genesisHash: z.string(),
  deployment: z.object({
    usdc: address,
    ashao: address,
    router: address,
    pair: address,
    vault: address,
    vaultBlock: z.number().int(),
  }),
});

export type ChainRecord = {
  readonly port: number;
  readonly genesisHash: string;
  readonly deployment: Deployment;
};

const fileOf = (folder: string) => path.join(folder, 'deployment.json');

/** What the last start left on the local chain; undefined before the first, or when it can't be read. */
export async function readChainRecord(folder: string): Promise<ChainRecord | undefined> {
  const text = await readFile(fileOf(folder), 'utf8').catch(() => undefined);
  try {
    return text === undefined ? undefined : recordSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export async function writeChainRecord(folder: string, record: ChainRecord): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(`${fileOf(folder)}.draft`, `${JSON.stringify(record, null, 2)}\n`);
  await rename(`${fileOf(folder)}.draft`, fileOf(folder));
}
