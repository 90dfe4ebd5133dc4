import { parseUnits } from 'viem';
import { privateKeyToAddress } from 'viem/accounts';
import { ashaoTokenAbi } from '../../../lib/chain/abi/ashao-token.ts';
import { testUsdcAbi } from '../../../lib/chain/abi/test-usdc.ts';
import { uniswapV2RouterAbi } from '../../../lib/chain/abi/uniswap-v2-router.ts';
import { createChainClient } from '../../../lib/chain/public-client.ts';
import { createKeySigner } from '../../../lib/chain/signer.ts';
import { createOperatorClient } from '../../../lib/chain/wallet-client.ts';
import { VAULT_ASHAO_PER_DAY_MAX, VAULT_USDC_PER_DAY_MAX } from '../../../lib/constants.ts';
import { DEVELOPMENT_KEYS } from '../../../lib/development-keys.ts';
import { type Deployment, deployContracts, type Roles } from './deploy-contracts.ts';
import { makeDeployer } from './make-deployer.ts';

/** What the local pair begins with: one cent for one $ASHAO. */
const POOL_USDC = parseUnits('100000', 6);
const POOL_ASHAO = parseUnits('10000000', 18);
/** What the faucet has to give. */
const FAUCET_ASHAO = parseUnits('100000000', 18);

export const LOCAL_ADMIN = privateKeyToAddress(DEVELOPMENT_KEYS.admin);
export const LOCAL_ROLES: Roles = {
  admin: LOCAL_ADMIN,
  pauser: LOCAL_ADMIN,
  signer: privateKeyToAddress(DEVELOPMENT_KEYS.signer),
  treasurer: privateKeyToAddress(DEVELOPMENT_KEYS.treasurer),
};

/** Deploys everything on a fresh local chain, with a pair that trades and a faucet that gives. */
export async function deployLocally(rpcUrl: string, chainId = 31_337): Promise<Deployment> {
  const access = { chainId, rpcUrls: [rpcUrl], pollingMs: 20 };
  const publicClient = createChainClient(access);
  const walletClient = createOperatorClient(access, createKeySigner(DEVELOPMENT_KEYS.admin));
  const clients = { publicClient, walletClient, report: () => undefined };
  const deployment = await deployContracts({
    ...clients,
    usdc: null,
    router: null,
    ashao: null,
    holder: LOCAL_ADMIN,
    roles: LOCAL_ROLES,
    caps: { usdc: VAULT_USDC_PER_DAY_MAX, ashao: VAULT_ASHAO_PER_DAY_MAX },
  });

  const { usdc, ashao, router } = deployment;
  const { send } = makeDeployer(clients);
  const onAshao = { address: ashao, abi: ashaoTokenAbi } as const;
  const onUsdc = { address: usdc, abi: testUsdcAbi } as const;
  const faucet = privateKeyToAddress(DEVELOPMENT_KEYS.faucet);
  const { timestamp } = await publicClient.getBlock();
  const { writeContract } = walletClient;
  await send('USDC', () => writeContract({ ...onUsdc, functionName: 'mint', args: [LOCAL_ADMIN, POOL_USDC] }));
  await send('Approval', () => writeContract({ ...onUsdc, functionName: 'approve', args: [router, POOL_USDC] }));
  await send('Approval', () => writeContract({ ...onAshao, functionName: 'approve', args: [router, POOL_ASHAO] }));
  await send('Liquidity', () =>
    writeContract({
      address: router,
      abi: uniswapV2RouterAbi,
      functionName: 'addLiquidity',
      args: [usdc, ashao, POOL_USDC, POOL_ASHAO, POOL_USDC, POOL_ASHAO, LOCAL_ADMIN, timestamp + 3_600n],
    }),
  );
  await send('Faucet', () => writeContract({ ...onAshao, functionName: 'transfer', args: [faucet, FAUCET_ASHAO] }));
  return deployment;
}
