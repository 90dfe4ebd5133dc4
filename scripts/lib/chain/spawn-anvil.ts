import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { ExpectedError } from '../expected-error.ts';
import { hasEnded } from '../managed-child.ts';
import { callNode } from './call-node.ts';

export type Anvil = { readonly child: ChildProcess; readonly url: string };

type AnvilOptions = {
  readonly port: number;
  readonly chainId?: number;
  /** A state to go on from, as anvil writes it. */
  readonly stateFile?: string;
  /** More of anvil's own. */
  readonly flags?: readonly string[];
};

/** Ready in 70 ms, or in seconds on a machine with much else to do. */
const READY_MS_MAX = 20_000;
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/**
 * Starts anvil, a development chain, on the loopback interface and waits until it answers. The platform's program is
 * run itself: npm's launcher would be one more process between it and the signals.
 *
 * @throws ExpectedError where there is no program for the platform; Error with anvil's own words when it ends
 */
export async function spawnAnvil({ port, chainId = 31_337, stateFile, flags = [] }: AnvilOptions): Promise<Anvil> {
  const args = ['--host', '127.0.0.1', '--port', String(port), '--chain-id', String(chainId), '--silent'];
  // Finality two blocks behind the newest one: as on a real chain, but not 64 blocks of waiting.
  args.push('--slots-in-an-epoch', '1', ...flags);
  if (stateFile !== undefined) args.push('--load-state', stateFile);
  const child = spawn(findAnvil(), args, { stdio: ['ignore', 'ignore', 'pipe'], windowsHide: true });
  let words = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    words = `${words}${chunk.toString('utf8')}`.slice(-2_000);
  });
  let failure: Error | undefined;
  child.on('error', (error) => {
    failure = error;
  });
  const url = `http://127.0.0.1:${port}`;
  for (const deadline = Date.now() + READY_MS_MAX; ; await sleep(20)) {
    if (failure !== undefined) throw failure;
    if (hasEnded(child)) throw new Error(`The local chain has ended: ${words.trim()}`);
    const answered = await callNode(url, 'eth_chainId').catch(() => undefined);
    // Another program may have been quicker to take the port, and be a chain as well.
    if (answered !== undefined && !hasEnded(child)) return { child, url };
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error('The local chain does not answer.');
    }
  }
}

function findAnvil(): string {
  const platform = `${process.platform}-${ARCHITECTURES[process.arch] ?? process.arch}`;
  try {
    const file = process.platform === 'win32' ? 'anvil.exe' : 'anvil';
    return createRequire(import.meta.url).resolve(`@foundry-rs/anvil-${platform}/bin/${file}`);
  } catch {
    throw new ExpectedError(
      `The local chain has no program for this machine (${platform}): set ASHAO_CHAIN=0 to start without it.`,
    );
  }
}
