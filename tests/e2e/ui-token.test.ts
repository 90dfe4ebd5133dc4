import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { auditChain } from '../../lib/chain/audit-chain.ts';
import { SIGNUP_GRANT_CREDITS } from '../../lib/constants.ts';
import { grantCredits } from '../../lib/ledger/grant.ts';
import { tokenStrings } from '../../lib/strings/token.ts';
import { transactionStrings } from '../../lib/strings/transaction.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';
import { TreasuryWorld } from '../helpers/treasury-world.ts';
import { useVaultNetwork } from '../helpers/vault-network.ts';
import { installChainWallet } from './ui-chain-wallet.ts';
import { sendPrompt, useBrowser, waitForAnswer } from './ui-page.ts';

const network = useVaultNetwork();
const browser = useBrowser(network);

const USDC = 10n ** 6n;
const ASHAO = 10n ** 18n;
const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const press = (page: Page, where: string, name: string) =>
  panel(page, where).getByRole('button', { name, exact: true }).click();

/** Signs in with a wallet that sends, and takes what the faucet gives. */
async function openWithWallet() {
  const page = await browser.open('/');
  const wallet = await installChainWallet(page, network.chain);
  await page.goto(`${network.url}/token`);
  await page.getByRole('main').getByRole('button', { name: 'Connect wallet' }).click();
  await page.getByRole('button', { name: /^Chain Wallet/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign in', exact: true }).click();
  // What was read while signed out is dropped and read anew: until then panels still come and go.
  await panel(page, 'Balances').getByText('$0.00 · 0 credits').waitFor();
  await press(page, 'Test money', 'Get test money');
  await panel(page, 'Test money').getByText('are in your wallet').waitFor();
  const { user } = await page.evaluate(async () => (await fetch('/api/auth/session')).json());
  return { page, wallet, userId: user.id as string };
}

async function deposit(page: Page, asset: 'USDC' | '$ASHAO', amount: string) {
  await press(page, 'Deposit', asset);
  await panel(page, 'Deposit').getByRole('textbox').fill(amount);
  await press(page, 'Deposit', 'Deposit');
  await panel(page, 'Deposit').getByRole('button', { name: 'Credited' }).waitFor();
}

/** A message and its answer, then back to the money. */
async function chatOnce(page: Page, text: string) {
  await page.goto(`${network.url}/chat`);
  await sendPrompt(page, text);
  await waitForAnswer(page);
  await page.goto(`${network.url}/token`);
}

const onChain = async (address: string) => ({
  usdc: await network.chain.balanceOf('usdc', address),
  ashao: await network.chain.balanceOf('ashao', address),
});

test('default: deposit, chat, worker earns, stake, reward, claim, withdraw: on chain to the last unit', async () => {
  const { page, wallet, userId } = await openWithWallet();
  // What is granted is spent first, and stakers get nothing of it.
  const credits = -SIGNUP_GRANT_CREDITS;
  await grantCredits(network.connection.db, { userId, credits, key: `token:${userId}` });
  await deposit(page, 'USDC', '25');
  await panel(page, 'Balances').getByText('$25.00 · 2,500 credits').waitFor();
  // The network was unknown to the wallet; allowing cost no transaction of its own.
  const asked = [
    'personal_sign',
    'wallet_switchEthereumChain',
    'wallet_addEthereumChain',
    'wallet_switchEthereumChain',
  ];
  expect(wallet.asked).toEqual([...asked, 'eth_signTypedData_v4', 'eth_sendTransaction']);
  await deposit(page, '$ASHAO', '2000.000000000000000001');
  expect(await onChain(network.chain.vault)).toEqual({ usdc: 25n * USDC, ashao: 2_000n * ASHAO + 1n });

  // One's own worker may serve one: of $0.10 it has $0.07 without a stake, and the rest is the buyback's while nobody stakes.
  const owner = network.browser();
  const cookies = await page.context().cookies();
  owner.adoptCookie(cookies.map(({ name, value }) => `${name}=${value}`).join('; '));
  const worker = (await ScriptedWorker.register(owner)).start();
  await chatOnce(page, 'paid in dollars');
  await panel(page, 'Balances').getByText('$24.97 · 2,497 credits').waitFor();

  const stake = panel(page, 'Stake');
  await stake.getByRole('textbox').fill('1600');
  await press(page, 'Stake', 'Max');
  await expect.poll(() => stake.getByRole('textbox').inputValue()).toBe('2000.000000000000000001');
  await stake.getByRole('textbox').fill('1600');
  await stake.locator('form').getByRole('button', { name: 'Stake' }).click();
  await stake.getByText('1,600 $ASHAO staked.').waitFor();
  await stake.getByText('Your workers earn 80 % of each message, thanks to this stake.').waitFor();
  await panel(page, 'Staking history').getByText('Staked').waitFor();

  // With it the worker has $0.08; the buyback and the stakers a half of the rest each.
  await chatOnce(page, 'paid again');
  await worker.stop();
  expect(worker.claimed).toHaveLength(2);
  await panel(page, 'Balances').getByText('$24.95 · 2,495 credits').waitFor();
  await panel(page, 'Rewards').getByText('$0.01', { exact: true }).waitFor();
  await press(page, 'Rewards', 'Claim');
  await panel(page, 'Rewards').getByText('$0.01 claimed: it is in your purchased credits.').waitFor();

  const withdraw = panel(page, 'Withdraw');
  await withdraw.getByText('Can be withdrawn $24.96').waitFor();
  await press(page, 'Withdraw', 'Max');
  await press(page, 'Withdraw', 'Withdraw');
  await withdraw.getByText('$24.96 paid to your wallet.').waitFor();
  await panel(page, 'Balances').getByText('$0.00 · 0 credits').waitFor();
  await press(page, 'Stake', 'Unstake');
  await press(page, 'Stake', 'Max');
  await stake.locator('form').getByRole('button', { name: 'Unstake' }).click();
  await stake.getByText('1,600 $ASHAO unstaked. You can withdraw it now.').waitFor();
  await press(page, 'Withdraw', '$ASHAO');
  await press(page, 'Withdraw', 'Max');
  await expect.poll(() => withdraw.getByRole('textbox').inputValue()).toBe('2000.000000000000000001');
  await press(page, 'Withdraw', 'Withdraw');
  await withdraw.getByText(/^2,000.* \$ASHAO paid to your wallet\./).waitFor();

  // All is back but what the network kept, and that is the treasury's.
  const kept = 40_000n;
  expect(await onChain(wallet.address)).toEqual({ usdc: 100n * USDC - kept, ashao: 10_000n * ASHAO });
  expect(await onChain(network.chain.vault)).toEqual({ usdc: kept, ashao: 0n });
  const world = network.chain.world();
  expect(await world.inLedger(userId)).toEqual({ usdc: 0n, ashao: 0n });
  const treasury = new TreasuryWorld(world);
  expect(await treasury.inLedger('buyback:usdc')).toBe(kept);
  // What the ledger holds to be in the vault.
  expect([await treasury.inLedger('bridge:usdc'), await treasury.inLedger('bridge:ashao')]).toEqual([-kept, 0n]);
  expect(await network.brokenInvariants()).toEqual([]);
  const audit = await auditChain(network.connection.db);
  expect(audit.filter(({ violations }) => violations !== 0)).toEqual([]);
});

test('behavior: what is declined in the wallet moves nothing, and a reload finds what is under way', async () => {
  const { page, wallet } = await openWithWallet();
  const form = panel(page, 'Deposit');
  wallet.declined.add('wallet_switchEthereumChain');
  await form.getByRole('textbox').fill('5');
  await press(page, 'Deposit', 'Deposit');
  await form.getByText('You declined in your wallet. Nothing has moved.').waitFor();
  wallet.declined.clear();
  wallet.declined.add('eth_sendTransaction');
  await press(page, 'Deposit', 'Try again');
  await form.getByRole('button', { name: 'Confirm in your wallet…' }).or(form.getByText('Declined')).first().waitFor();
  await form.getByRole('button', { name: 'Try again' }).waitFor();
  expect(wallet.asked).toContain('eth_sendTransaction');
  expect((await onChain(wallet.address)).usdc).toBe(100n * USDC);
  await press(page, 'Deposit', 'Show the USDC in your wallet');
  await form.getByTestId('wallet-balance').getByText('$100.00').waitFor();
  await form.getByRole('textbox').fill('100.000001');
  await form.getByText('More than there is: $100.00.').waitFor();

  // Sent, and in no block yet.
  wallet.declined.clear();
  await network.chain.call('evm_setAutomine', [false]);
  await form.getByRole('textbox').fill('5');
  await press(page, 'Deposit', 'Deposit');
  await form.getByRole('listitem').getByText('On its way').waitFor();
  await page.reload();
  await form.getByRole('listitem').getByText('On its way').waitFor();
  await network.chain.call('evm_setAutomine', [true]);
  await network.chain.call('anvil_mine', ['0x1']);
  await form.getByRole('listitem').getByText('Credited').waitFor();
  await panel(page, 'Balances').getByText('$5.00 · 500 credits').waitFor();

  // A voucher that the wallet did not submit waits, and is submitted later from its row.
  const withdraw = panel(page, 'Withdraw');
  await withdraw.getByText('Your 500 credits granted can be spent, never withdrawn.').waitFor();
  wallet.declined.add('eth_sendTransaction');
  await withdraw.getByRole('textbox').fill('2.5');
  await press(page, 'Withdraw', 'Withdraw');
  await withdraw.getByText(/The voucher waits below until/).waitFor();
  await page.reload();
  await withdraw.getByText(/Not submitted yet; comes back at/).waitFor();
  wallet.declined.clear();
  await press(page, 'Withdraw', 'Submit the withdrawal of $2.50');
  await withdraw.getByRole('listitem').getByText('Paid', { exact: true }).waitFor();
  expect((await onChain(wallet.address)).usdc).toBe(97_500_000n);
});

test('default: the development wallet deposits and withdraws, by way of this site', async () => {
  const page = await browser.open('/token');
  await page.getByRole('main').getByRole('button', { name: 'Connect wallet' }).click();
  await page.getByRole('button', { name: /^Development wallet/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign in', exact: true }).click();
  await panel(page, 'Balances').getByText('$0.00 · 0 credits').waitFor();
  await press(page, 'Test money', 'Get test money');
  await panel(page, 'Test money').getByText('are in your wallet').waitFor();
  await deposit(page, 'USDC', '3');
  // After a reload the wallet is found again, without a question.
  await page.reload();
  await panel(page, 'Withdraw').getByRole('textbox').fill('3');
  await panel(page, 'Withdraw').getByRole('textbox').press('Enter');
  await panel(page, 'Withdraw').getByText('$3.00 paid to your wallet.').waitFor();
});

test('behavior: blocks are counted; polls that fail and an alarm take nothing away that is under way', async () => {
  const { page } = await openWithWallet();
  const createdAt = new Date().toISOString();
  const common = { asset: 'usdc', amount: '7', createdAt, confirmations: 3, txHash: `0x${'1'.repeat(64)}` };
  const list = { enabled: true, confirmationsNeeded: 10, nextCursor: null };
  const deposits = { ...list, entries: [{ ...common, id: '1', state: 'confirming' }] };
  const paid = {
    ...common,
    id: 'wdr_1',
    account: '0x1',
    state: 'confirming',
    deadline: null,
    voucher: null,
    relay: 'off',
  };
  const sent = {
    ...paid,
    id: 'wdr_2',
    state: 'signed',
    deadline: createdAt,
    relay: 'sent',
    txHash: null,
    voucher: { id: '0x1', account: '0x1', token: '0x1', amount: '7', deadline: '1', signature: '0x1' },
  };
  const withdrawals = { ...list, withdrawable: { usdc: '20', ashao: '0' }, entries: [paid, sent] };
  let isDown = false;
  let refused = 0;
  await page.route(/\/api\/(chain|deposits|withdrawals|staking|credits)(\?|$)/, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (isDown) {
      if (pathname === '/api/chain') refused += 1;
      return route.fulfill({ status: 500, json: { error: 'Down', code: 'internal' } });
    }
    if (pathname === '/api/deposits') return route.fulfill({ json: deposits });
    if (pathname === '/api/withdrawals') return route.fulfill({ json: withdrawals });
    return route.continue();
  });
  // Away first: to another place of the same page nothing is loaded anew.
  await page.goto(`${network.url}/chat`);
  await page.clock.install();
  await page.goto(`${network.url}/token#deposit`);
  const form = panel(page, 'Deposit');
  await form.getByText('3 of 10 blocks', { exact: true }).waitFor();
  await panel(page, 'Withdraw').getByText('Paid, 3 of 10 blocks', { exact: true }).waitFor();
  // What the operator has sent can be submitted by its owner all the same.
  await panel(page, 'Withdraw').getByRole('button', { name: 'Submit it yourself: the withdrawal of $7.00' }).waitFor();
  const field = form.getByRole('textbox');
  await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
  await field.fill('5');
  isDown = true;
  // A poll, its two repetitions, and the next poll: by then the first has failed for good.
  await expect
    .poll(async () => {
      await page.clock.fastForward(31_000);
      return refused;
    })
    .toBeGreaterThan(4);
  expect(await field.inputValue()).toBe('5');
  await form.getByText('3 of 10 blocks', { exact: true }).waitFor();
  await panel(page, 'Withdraw').getByText('Paid, 3 of 10 blocks', { exact: true }).waitFor();
  await panel(page, 'Rewards').getByText('To claim').waitFor();

  // The chain raises an alarm while a deposit is in no block yet: it goes on being shown, below the notice.
  isDown = false;
  await network.chain.call('evm_setAutomine', [false]);
  await press(page, 'Deposit', 'Deposit');
  await form.getByText(transactionStrings.sent).waitFor();
  const { sql } = network.connection;
  const notice = page.getByText(tokenStrings.off.alarm);
  const passUntil = (seen: () => Promise<boolean>) =>
    expect
      .poll(async () => {
        await page.clock.fastForward(31_000);
        return seen();
      })
      .toBe(true);
  await sql`update chain_deployments set alarm = 'a test'`;
  await passUntil(() => notice.isVisible());
  await form.getByText(transactionStrings.sent).waitFor();
  await form.getByRole('button', { name: transactionStrings.label.pending }).waitFor();
  expect(await panel(page, 'Withdraw').count()).toBe(0);
  // After a reload nothing new can be begun, and what the server knows is there.
  await page.reload();
  await notice.waitFor();
  await form.getByText('3 of 10 blocks', { exact: true }).waitFor();
  expect(await form.getByRole('textbox').count()).toBe(0);
  await sql`update chain_deployments set alarm = null`;
  await passUntil(() => form.getByRole('textbox').isVisible());
  await network.chain.call('evm_setAutomine', [true]);
});
