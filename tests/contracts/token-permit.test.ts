import { type Address, type Hex, keccak256, parseSignature, stringToHex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { expect, test } from 'vitest';
import { ashaoTokenAbi } from '../../lib/chain/abi/ashao-token.ts';
import { ashaoVaultAbi } from '../../lib/chain/abi/ashao-vault.ts';
import { DEVELOPMENT_KEYS } from '../../lib/development-keys.ts';
import { LOCAL_ADMIN, LOCAL_ROLES } from '../../scripts/lib/chain/local-deployment.ts';
import { ALICE_KEY, PEOPLE, readRevert } from '../helpers/test-chain.ts';
import { useVault } from '../helpers/use-vault.ts';

/** What the libraries under the contracts refuse, asked of our contracts. */
const { alice, bob, mallory } = PEOPLE;
const VALUE = 7n;
const at = useVault();

async function signPermit({ key = ALICE_KEY, seconds = 600n }: { key?: Hex; seconds?: bigint } = {}) {
  const { client, ashao, chainId } = at.chain;
  const onToken = { address: ashao, abi: ashaoTokenAbi } as const;
  const nonce = await client.readContract({ ...onToken, functionName: 'nonces', args: [alice] });
  const deadline = (await at.chain.now()) + seconds;
  const signature = await privateKeyToAccount(key).signTypedData({
    domain: { name: 'ashao', version: '1', chainId, verifyingContract: ashao },
    types: {
      Permit: [
        { name: 'owner', type: 'address' },
        { name: 'spender', type: 'address' },
        { name: 'value', type: 'uint256' },
        { name: 'nonce', type: 'uint256' },
        { name: 'deadline', type: 'uint256' },
      ],
    },
    primaryType: 'Permit',
    message: { owner: alice, spender: bob, value: VALUE, nonce, deadline },
  });
  const { r, s, yParity } = parseSignature(signature);
  return { deadline, v: yParity + 27, r, s };
}
type Permit = Awaited<ReturnType<typeof signPermit>>;
/** Anybody may hand a permit in. */
const permit = ({ deadline, v, r, s }: Permit, owner: Address = alice, value = VALUE) =>
  at.chain.send({
    from: mallory,
    address: at.chain.ashao,
    abi: ashaoTokenAbi,
    functionName: 'permit',
    args: [owner, bob, value, deadline, v, r, s],
  });
const allowance = () =>
  at.chain.client.readContract({
    address: at.chain.ashao,
    abi: ashaoTokenAbi,
    functionName: 'allowance',
    args: [alice, bob],
  });

test('error: a permit counts once, until its deadline, by its owner’s hand, over what it says', async () => {
  const good = await signPermit();
  const late = await signPermit({ seconds: -1n });
  expect(await readRevert(permit(late))).toBe(`ERC2612ExpiredSignature(${late.deadline})`);
  const foreign = await signPermit({ key: DEVELOPMENT_KEYS.signer });
  expect(await readRevert(permit(foreign))).toBe(`ERC2612InvalidSigner(${LOCAL_ROLES.signer}, ${alice})`);
  expect(await readRevert(permit(good, alice, VALUE + 1n))).toMatch(
    new RegExp(`^ERC2612InvalidSigner\\(.*, ${alice}\\)$`),
  );
  expect(await readRevert(permit(good, mallory))).toMatch(new RegExp(`^ERC2612InvalidSigner\\(.*, ${mallory}\\)$`));
  expect(await allowance()).toBe(0n);

  await permit(good);
  expect(await allowance()).toBe(VALUE);
  // The nonce has gone on: the same signature is of somebody else now.
  expect(await readRevert(permit(good))).toMatch(new RegExp(`^ERC2612InvalidSigner\\(.*, ${alice}\\)$`));
});

test('error: roles are given up by their holder alone, and taken by the admin alone', async () => {
  const onVault = { address: at.chain.vault, abi: ashaoVaultAbi } as const;
  const role = keccak256(stringToHex('SIGNER_ROLE'));
  const admin: Hex = `0x${'00'.repeat(32)}`;
  const { signer } = LOCAL_ROLES;
  const hasRole = () => at.chain.client.readContract({ ...onVault, functionName: 'hasRole', args: [role, signer] });
  const renounce = (from: Address) =>
    at.chain.send({ from, ...onVault, functionName: 'renounceRole', args: [role, signer] });
  const revoke = (from: Address) =>
    at.chain.send({ from, ...onVault, functionName: 'revokeRole', args: [role, signer] });
  for (const from of [mallory, LOCAL_ADMIN])
    expect(await readRevert(renounce(from))).toBe('AccessControlBadConfirmation()');
  for (const from of [mallory, signer])
    expect(await readRevert(revoke(from))).toBe(`AccessControlUnauthorizedAccount(${from}, ${admin})`);
  expect(await hasRole()).toBe(true);
  await revoke(LOCAL_ADMIN);
  expect(await hasRole()).toBe(false);
});
