import path from 'node:path';
import * as z from 'zod';
import { readVaultChain, type VaultChain } from '../../lib/chain/get-chain.ts';
import { NETWORKS } from '../../lib/chain/networks.ts';
import { chainVariables, readChainEnv } from '../../lib/chain-env.ts';
import { callNode } from './chain/call-node.ts';
import { readChainRecord } from './chain/chain-record.ts';
import { findDataFolder } from './data-folder.ts';
import { readVariable } from './load-environment.ts';

const variables = z.object({ ...chainVariables, CHAIN_ID: z.coerce.number().int().default(NETWORKS.base.id) });

/**
 * The chain that the app would use: the environment's, or the local one while that runs.
 * @returns null where there is none to ask
 * @throws ZodError when a variable is malformed
 */
export async function openAuditedChain(): Promise<VaultChain | null> {
  if (readVariable('VAULT_ADDRESS') !== undefined) {
    const names = Object.keys(variables.shape);
    const given = variables.parse(Object.fromEntries(names.map((name) => [name, readVariable(name)])));
    return readVaultChain({ ...given, chain: readChainEnv(given), chainId: given.CHAIN_ID });
  }
  const record = await readChainRecord(path.join(findDataFolder(), 'chain'));
  if (!record) return null;
  const url = `http://127.0.0.1:${record.port}`;
  const answered = await callNode(url, 'eth_chainId').catch(() => undefined);
  if (answered === undefined) return null;
  const chain = { ...record.deployment, rpcUrls: [url] };
  return readVaultChain({
    chain,
    chainId: NETWORKS.local.id,
    FAUCET_KEY: undefined,
    VAULT_BLOCK: 0,
    VOUCHER_SIGNER_KEY: undefined,
    WITHDRAWALS_PAUSED: false,
  });
}
