import { type Address, domainSeparator, type Hex, parseAbi, parseSignature } from 'viem';
import type { OpenWallet } from './open-wallet.ts';

const PERMIT_SECONDS = 3_600n;
const abi = parseAbi([
  'function name() view returns (string)',
  'function version() view returns (string)',
  'function nonces(address) view returns (uint256)',
  'function DOMAIN_SEPARATOR() view returns (bytes32)',
]);
/** EIP-2612. */
const types = {
  Permit: [
    { name: 'owner', type: 'address' },
    { name: 'spender', type: 'address' },
    { name: 'value', type: 'uint256' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint256' },
  ],
} as const;

type Permit = { deadline: bigint; v: number; r: Hex; s: Hex };
type PermitParams = { token: Address; spender: Address; value: bigint };

/**
 * Has the wallet allow an amount by a signature, which costs no gas.
 * @returns null where that is not possible (a wallet that is a contract, or signs no typed data): approve instead
 */
export async function signPermit(wallet: OpenWallet, { token, spender, value }: PermitParams): Promise<Permit | null> {
  const owner = wallet.account.address;
  const contract = { address: token, abi } as const;
  const [code, name, version, nonce, separator, block] = await Promise.all([
    wallet.getCode({ address: owner }),
    wallet.readContract({ ...contract, functionName: 'name' }),
    // USDC tells its version; OpenZeppelin's permit has no such function and is version 1.
    wallet.readContract({ ...contract, functionName: 'version' }).catch(() => '1'),
    wallet.readContract({ ...contract, functionName: 'nonces', args: [owner] }),
    wallet.readContract({ ...contract, functionName: 'DOMAIN_SEPARATOR' }),
    wallet.getBlock(),
  ]);
  const domain = { name, version, chainId: wallet.chain.id, verifyingContract: token };
  if (code !== undefined || domainSeparator({ domain }) !== separator) return null;
  const deadline = block.timestamp + PERMIT_SECONDS;
  const message = { owner, spender, value, nonce, deadline };
  try {
    const signature = parseSignature(await wallet.signTypedData({ domain, types, primaryType: 'Permit', message }));
    return { deadline, v: signature.yParity + 27, r: signature.r, s: signature.s };
  } catch (error) {
    if (isUnsupported(error)) return null;
    throw error;
  }
}

function isUnsupported(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && (cause.code === 4200 || cause.code === -32601)) return true;
  }
  return false;
}
