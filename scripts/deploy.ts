/** `npm run deploy -- --network base-sepolia`: puts the contracts on a network, checks them there, prints what to set. */
import { parseArgs } from 'node:util';
import { BaseError } from 'viem';
import { createChainClient } from '../lib/chain/public-client.ts';
import { createKeySigner } from '../lib/chain/signer.ts';
import { createOperatorClient } from '../lib/chain/wallet-client.ts';
import { VAULT_ASHAO_PER_DAY_MAX, VAULT_USDC_PER_DAY_MAX } from '../lib/constants.ts';
import { checkNetwork } from './lib/chain/check-network.ts';
import { deployContracts } from './lib/chain/deploy-contracts.ts';
import { DEPLOY_USAGE, readDeployOptions } from './lib/chain/deploy-options.ts';
import { findDeploymentFaults } from './lib/chain/find-deployment-faults.ts';
import { ExpectedError, printFailure } from './lib/expected-error.ts';
import { loadEnvironment } from './lib/load-environment.ts';

try {
  const { values } = parseArgs({ options: { network: { type: 'string' }, help: { type: 'boolean', short: 'h' } } });
  if (values.help) console.log(DEPLOY_USAGE);
  else await deploy(values.network);
} catch (error) {
  // viem's full texts have the node's URL, which may hold a key.
  printFailure(error instanceof BaseError ? new ExpectedError(error.shortMessage) : error);
  process.exitCode = 1;
}

async function deploy(networkName: string | undefined): Promise<void> {
  loadEnvironment();
  const { network, rpcUrls, deployerKey, roles, holder, ashao } = readDeployOptions(networkName);
  const access = { chainId: network.id, rpcUrls };
  const publicClient = createChainClient(access);
  const walletClient = createOperatorClient(access, createKeySigner(deployerKey));
  const deployer = walletClient.account.address;
  console.log(`${network.label} (${network.id}), deployed by ${deployer}`);
  await checkNetwork(publicClient, network, deployer);

  const caps = { usdc: VAULT_USDC_PER_DAY_MAX, ashao: VAULT_ASHAO_PER_DAY_MAX };
  const deployment = await deployContracts({
    publicClient,
    walletClient,
    usdc: network.usdc?.address ?? null,
    router: network.router,
    ashao,
    holder,
    roles,
    caps,
    report: (line) => console.log(`  ${line}`),
  });

  const faults = await findDeploymentFaults(publicClient, {
    deployment,
    roles,
    // Of a token that was there before, somebody else decides who holds it.
    initial: { caps, holder: ashao === null ? holder : null },
    deployer,
  });
  if (faults.length > 0) throw new ExpectedError(`The chain shows otherwise:\n  ${faults.join('\n  ')}`);
  console.log(`Checked on the chain: code, addresses, roles, caps, supply, pair, first block, not paused. To set for the server:

CHAIN_ID=${network.id}
VAULT_ADDRESS=${deployment.vault}
VAULT_BLOCK=${deployment.vaultBlock}
ASHAO_ADDRESS=${deployment.ashao}
USDC_ADDRESS=${deployment.usdc}
PAIR_ADDRESS=${deployment.pair}
ROUTER_ADDRESS=${deployment.router}

Beside these RPC_URL, VOUCHER_SIGNER_KEY (of ${roles.signer}) and TREASURER_KEY (of ${roles.treasurer}).
The pair trades once somebody has put both tokens into it.`);
}
