import { mkdir, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { callNode } from './call-node.ts';

/** Blocks, accounts, transactions and receipts of the local chain, as anvil dumps them. */
const stateFileOf = (folder: string) => path.join(folder, 'state.json');

/** The state to go on from; undefined when there is none. One that can't be read is put aside and said to be. */
export async function findState(folder: string): Promise<string | undefined> {
  await mkdir(folder, { recursive: true });
  const file = stateFileOf(folder);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    JSON.parse(text);
    return file;
  } catch {
    console.error(`The local chain's state is damaged and was put aside as ${await putStateAside(folder)}.`);
    return undefined;
  }
}

/** Writes the state in one go: a crash leaves the one before. */
export async function saveState(url: string, folder: string): Promise<void> {
  const dump = String(await callNode(url, 'anvil_dumpState'));
  const text = await promisify(gunzip)(Buffer.from(dump.slice(2), 'hex'));
  const file = stateFileOf(folder);
  const draft = await open(`${file}.draft`, 'w', 0o600);
  try {
    await draft.writeFile(text);
    await draft.sync();
  } finally {
    await draft.close();
  }
  await rename(`${file}.draft`, file);
}

/** Makes room for a new chain and keeps the old one. @returns the file's new name */
export async function putStateAside(folder: string): Promise<string> {
  const aside = path.join(folder, `state-until-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.json`);
  await rename(stateFileOf(folder), aside);
  return aside;
}
