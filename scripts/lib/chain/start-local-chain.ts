import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createChainClient } from '../../../lib/chain/public-client.ts';
import { DEVELOPMENT_KEYS } from '../../../lib/development-keys.ts';
import { PROJECT_ROOT } from '../project-root.ts';
import { runStep } from '../run-step.ts';
import type { Session } from '../session.ts';
import { type SupervisedChild, supervise } from '../supervise.ts';
import { waitForReady } from '../wait-for-ready.ts';
import { type ChainRecord, readChainRecord, writeChainRecord } from './chain-record.ts';
import { putStateAside } from './chain-state.ts';
import { findDeploymentFaults } from './find-deployment-faults.ts';
import { deployLocally, LOCAL_ADMIN, LOCAL_ROLES } from './local-deployment.ts';

const CHAIN_ID = 31_337;
/** Writing the state takes a moment. */
const STOP_MS = 5_000;
const DEFAULT_PORT = 8_545;

/**
 * Runs a chain of this installation's own, with the contracts on it, and goes on from where the last start ended.
 *
 * @param firstPort for a new chain; later starts keep the port that it got
 * @returns the environment of a server that uses it
 */
export async function startLocalChain(
  session: Session,
  dataFolder: string,
  serverPort: number,
  firstPort = DEFAULT_PORT,
): Promise<Record<string, string>> {
  const folder = path.join(dataFolder, 'chain');
  let chain: SupervisedChild | undefined;
  session.defer(async () => chain?.stop(STOP_MS, session.hurry));
  const record = await readChainRecord(folder);
  const start = async () => {
    const wanted = record?.port ?? firstPort;
    // The web server has been promised its port and takes it later.
    const started = await runKeeper(session, folder, wanted === serverPort ? 0 : wanted);
    chain = started.child;
    return started.port;
  };
  return runStep('Local chain', async () => {
    let port = await start();
    let found = await examine(port, record);
    if (found.isOther) {
      await chain?.stop(STOP_MS, session.hurry);
      console.error(`The local chain begins anew: ${found.reason} The old one is in ${await putStateAside(folder)}.`);
      port = await start();
      found = await examine(port, undefined);
    } else if (found.reason !== undefined) {
      console.error(`The local chain begins anew: ${found.reason}`);
    }
    const deployment = found.deployment ?? (await deployLocally(toUrl(port)));
    await writeChainRecord(folder, { port, genesisHash: found.genesisHash, deployment });
    return makeServerEnvironment(port, deployment);
  });
}

async function runKeeper(session: Session, folder: string, wantedPort: number) {
  const keeper = fileURLToPath(new URL('anvil-keeper.ts', import.meta.url));
  let port = wantedPort;
  const spec = {
    name: 'local chain',
    get args() {
      // After a crash it must come back where its users look for it.
      return ['--import', 'tsx', keeper, folder, String(port)];
    },
    cwd: PROJECT_ROOT,
    env: process.env,
  };
  const child = await supervise({
    spec,
    waitUntilReady: async (process) => {
      port = (await waitForReady(process)).port;
    },
    // The chat goes on without it.
    onGiveUp: (error) => session.stopping.aborted || console.error(error.message),
  });
  return { child, port };
}

/** What is on the chain that runs now: the deployment of the record, nothing yet, or something else. */
async function examine(port: number, record: ChainRecord | undefined) {
  const client = createChainClient({ chainId: CHAIN_ID, rpcUrls: [toUrl(port)] });
  const [genesis, height] = await Promise.all([client.getBlock({ blockNumber: 0n }), client.getBlockNumber()]);
  const genesisHash = genesis.hash;
  if (height === 0n) {
    const reason = record === undefined ? undefined : 'its state is gone, and with it all balances on it.';
    return { genesisHash, isOther: false, reason, deployment: undefined };
  }
  if (record === undefined) return { genesisHash, isOther: true, reason: 'its deployment was not finished.' };
  if (record.genesisHash !== genesisHash)
    return { genesisHash, isOther: true, reason: 'its state is of another chain.' };
  const { deployment } = record;
  const [fault] = await findDeploymentFaults(client, {
    deployment,
    roles: LOCAL_ROLES,
    initial: null,
    deployer: LOCAL_ADMIN,
  });
  return { genesisHash, isOther: fault !== undefined, reason: fault, deployment };
}

function makeServerEnvironment(port: number, deployment: ChainRecord['deployment']): Record<string, string> {
  return {
    CHAIN_ID: String(CHAIN_ID),
    RPC_URL: toUrl(port),
    VAULT_ADDRESS: deployment.vault,
    ASHAO_ADDRESS: deployment.ashao,
    USDC_ADDRESS: deployment.usdc,
    PAIR_ADDRESS: deployment.pair,
    ROUTER_ADDRESS: deployment.router,
    VOUCHER_SIGNER_KEY: DEVELOPMENT_KEYS.signer,
    TREASURER_KEY: DEVELOPMENT_KEYS.treasurer,
    FAUCET_KEY: DEVELOPMENT_KEYS.faucet,
  };
}

function toUrl(port: number): string {
  return `http://127.0.0.1:${port}`;
}
