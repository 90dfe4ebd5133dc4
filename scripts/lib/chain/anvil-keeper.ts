/**
 * The process around the local chain's anvil: starts it from the state on disk, keeps that state, and lets blocks follow
 * transactions. `anvil-keeper.ts <folder> <port>`; run by `supervise`, to which it tells the port.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { tryListen } from '../check-port.ts';
import { findFreePort } from '../find-free-port.ts';
import { endOrphan, noteAnvil } from './anvil-orphan.ts';
import { makeChainPulse } from './chain-pulse.ts';
import { findState, saveState } from './chain-state.ts';
import { spawnAnvil } from './spawn-anvil.ts';

const TICK_MS = 1_000;
/** How long the port of an anvil that was just ended may stay taken. */
const FREED_MS_MAX = 5_000;

const folder = process.argv[2] ?? '';
const hadOrphan = await endOrphan(folder);
const wanted = Number(process.argv[3]);
const port = wanted > 0 && (await isFree(wanted, hadOrphan ? FREED_MS_MAX : 0)) ? wanted : await findFreePort();
const stateFile = await findState(folder);
const starting = spawnAnvil({ port, ...(stateFile === undefined ? {} : { stateFile }) });

// Heard from the first moment: a keeper that a signal ended while anvil was starting would leave it behind.
let isStopping = false;
for (const event of ['SIGTERM', 'disconnect']) process.on(event, () => void stop());
const { child, url } = await starting.catch(giveUp);
process.on('exit', () => child.kill('SIGKILL'));
child.once('exit', (code, signal) => {
  if (isStopping) return;
  console.error(`The local chain ended with ${signal ?? `code ${code}`}.`);
  process.exit(1);
});
await noteAnvil(folder, child.pid);
process.send?.({ type: 'ready', port });

const pulse = makeChainPulse(url, () => saveState(url, folder));
while (!isStopping) {
  // A node too busy to answer is asked again; one that has ended ends this process.
  await pulse().catch(() => undefined);
  await sleep(TICK_MS);
}

async function isFree(wantedPort: number, patienceMs: number): Promise<boolean> {
  for (const deadline = Date.now() + patienceMs; ; await sleep(50)) {
    if ((await tryListen('127.0.0.1', wantedPort)) === undefined) return true;
    if (Date.now() >= deadline) return false;
  }
}

function giveUp(error: Error): Promise<never> {
  return new Promise(() => process.send?.({ type: 'fatal', message: error.message }, () => process.exit(1)));
}

async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  const anvil = await starting.catch(() => undefined);
  if (anvil !== undefined) await saveState(anvil.url, folder).catch((error: unknown) => console.error(error));
  process.exit(0);
}
