import { mkdir, open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describeError, EngineStartError } from '../errors.ts';
import { installLlama, loadLlamaLibrary } from './install-llama.ts';

/** A small instruct model that runs on any machine of the last ten years: 0.8 GB. */
export const DEFAULT_MODEL = 'hf:bartowski/Llama-3.2-1B-Instruct-GGUF/Llama-3.2-1B-Instruct-Q4_K_M.gguf';

/** The newest complete GGUF file in the folder, of a split model its first part; null when there is none. */
export async function findModelFile(
  folder: string,
  matches: (name: string) => boolean = () => true,
): Promise<string | null> {
  const names = (await readdir(folder).catch(() => [] as string[])).filter(matches);
  const models: { path: string; changedAt: number }[] = [];
  for (const name of names) {
    if (!name.endsWith('.gguf') || /-0*([2-9]|[1-9]\d+)-of-\d+\.gguf$/.test(name)) continue;
    const path = join(folder, name);
    if (await isGguf(path)) models.push({ path, changedAt: (await stat(path)).mtimeMs });
  }
  models.sort((a, b) => b.changedAt - a.changedAt);
  return models[0]?.path ?? null;
}

async function isGguf(path: string): Promise<boolean> {
  const file = await open(path).catch(() => null);
  if (file === null) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.toString('latin1') === 'GGUF';
  } catch {
    return false;
  } finally {
    await file.close();
  }
}

const STALL_MS = 60_000;

/**
 * Brings a model into the folder, with a progress bar, and resolves to its path; a model that is there is not fetched
 * again and an interrupted download goes on where it stopped.
 * @param options.model a hub address (`hf:user/repository/file.gguf`) or a URL
 * @param options.stallMs given up when nothing arrives for this long
 * @throws {EngineStartError} when it cannot be downloaded
 */
export async function downloadModel(options: {
  model: string;
  folder: string;
  print: (line: string) => void;
  progress: boolean;
  stallMs?: number;
}): Promise<string> {
  const { model, folder, print, progress, stallMs = STALL_MS } = options;
  // Looked up here first: the library asks the hub even about a file it has, and would fail without a network.
  const there = await findModelFile(folder, (name) => name.endsWith(basename(model)));
  if (there !== null) return there;
  await installLlama({ print });
  const { resolveModelFile } = await loadLlamaLibrary();
  const control = new AbortController();
  // The library tries an address that does not answer 150 times: hours in which nothing is to be seen.
  const stalled = new Promise<never>((_, reject) => {
    control.signal.addEventListener('abort', () => reject(control.signal.reason), { once: true });
  });
  const timer = setTimeout(() => control.abort(new Error(`nothing arrived for ${stallMs / 1_000} s`)), stallMs);
  try {
    await mkdir(folder, { recursive: true });
    print(`Downloading ${model} to ${folder}.`);
    const downloading = resolveModelFile(model, {
      directory: folder,
      cli: progress,
      signal: control.signal,
      deleteTempFileOnCancel: false,
      onProgress: () => timer.refresh(),
    });
    return await Promise.race([downloading, stalled]);
  } catch (error) {
    throw new EngineStartError(`${model} cannot be downloaded: ${describeError(error)}`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
