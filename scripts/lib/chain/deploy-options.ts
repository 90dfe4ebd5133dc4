import { type Address, getAddress, type Hex, isAddress } from 'viem';
import { privateKeyToAddress } from 'viem/accounts';
import { NETWORKS, type Network, type NetworkName } from '../../../lib/chain/networks.ts';
import { DEVELOPMENT_KEYS } from '../../../lib/development-keys.ts';
import { ExpectedError } from '../expected-error.ts';
import { readVariable } from '../load-environment.ts';
import type { Roles } from './deploy-contracts.ts';

export const DEPLOY_USAGE = `npm run deploy -- --network ${Object.keys(NETWORKS).join('|')}

Environment (.env is read):
  RPC_URL             a node of the network
  DEPLOYER_KEY        pays for the transactions; has no role afterwards unless it is named below
  ADMIN_ADDRESS       gives roles, sets caps, cancels, unpauses: a multisig
  PAUSER_ADDRESS      default the admin
  SIGNER_ADDRESS      signs vouchers
  TREASURER_ADDRESS   sends buybacks
  HOLDER_ADDRESS      receives the supply of $ASHAO; default the admin
  ASHAO_ADDRESS       a token that is there already`;

type DeployOptions = {
  readonly network: Network;
  readonly rpcUrls: readonly string[];
  readonly deployerKey: Hex;
  readonly roles: Roles;
  readonly holder: Address;
  readonly ashao: Address | null;
};

/**
 * Reads what a deployment needs from the environment.
 *
 * @throws ExpectedError in one sentence that names the variable
 */
export function readDeployOptions(networkName: string | undefined): DeployOptions {
  if (networkName === undefined || !isNetworkName(networkName)) {
    throw new ExpectedError(`Name the network: --network ${Object.keys(NETWORKS).join(', ')}.`);
  }
  const network = NETWORKS[networkName];
  const deployerKey = readVariable('DEPLOYER_KEY');
  if (deployerKey === undefined || !/^0x[0-9a-f]{64}$/i.test(deployerKey)) {
    throw new ExpectedError('DEPLOYER_KEY must be a private key: 0x and 64 hex digits.');
  }
  const admin = readAddress('ADMIN_ADDRESS');
  const roles = {
    admin,
    pauser: readAddress('PAUSER_ADDRESS', admin),
    signer: readAddress('SIGNER_ADDRESS'),
    treasurer: readAddress('TREASURER_ADDRESS'),
  };
  if (networkName !== 'local') refuseDevelopmentKeys(deployerKey as Hex, roles);
  const ashao = readVariable('ASHAO_ADDRESS') === undefined ? null : readAddress('ASHAO_ADDRESS');
  const rpcUrls = (readVariable('RPC_URL') ?? '').split(',').map((url) => url.trim());
  if (!rpcUrls.every((url) => /^https?:\/\//.test(url))) throw new ExpectedError('RPC_URL must be a URL of a node.');
  return {
    network,
    rpcUrls,
    deployerKey: deployerKey as Hex,
    roles,
    holder: readAddress('HOLDER_ADDRESS', admin),
    ashao,
  };
}

function isNetworkName(name: string): name is NetworkName {
  return Object.hasOwn(NETWORKS, name);
}

function readAddress(name: string, fallback?: Address): Address {
  const text = readVariable(name);
  if (text === undefined && fallback !== undefined) return fallback;
  if (text === undefined || !isAddress(text)) {
    throw new ExpectedError(`${name} must be an address: 0x and 40 hex digits${text ? ', its capitals right' : ''}.`);
  }
  return getAddress(text);
}

/** The whole world could sign for a role that such a key holds. */
function refuseDevelopmentKeys(deployerKey: Hex, roles: Roles): void {
  const known = Object.values(DEVELOPMENT_KEYS).map((key) => privateKeyToAddress(key));
  const named = [privateKeyToAddress(deployerKey), ...Object.values(roles)].find((address) => known.includes(address));
  if (named !== undefined) throw new ExpectedError(`The key of ${named} is a development key that everybody knows.`);
}
