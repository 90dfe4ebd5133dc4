import { SiweMessage } from 'siwe';
import { type Address, getAddress } from 'viem';
import { NONCE_SECONDS } from '../constants.ts';
import { AppError } from '../errors.ts';

/** Wallets' and servers' clocks differ a little. */
const CLOCK_SKEW_MS = 60_000;

export type SiweExpectation = {
  /** Host (and port) that the person's browser shows. */
  domain: string;
  /** `https:` where that is known; null in local mode. */
  protocol: string | null;
  chainId: number;
  nonces: readonly string[];
  now: Date;
};

export type SignIn = { address: Address; nonce: string };

/**
 * Checks an EIP-4361 message against what this server expects. The grammar is checked by `siwe`, which refuses every
 * malformed message of the public test vectors; a lenient parser would let a message say two things at once.
 *
 * @throws AppError `unauthorized` with the reason, `invalid_request` when the text is no such message
 */
export function parseSiwe(text: string, expected: SiweExpectation): SignIn {
  const message = parseStrictly(text);
  const refuse = (reason: string) => new AppError('unauthorized', `Sign-in refused: ${reason}.`);

  // Domain and URI: a signature that another site asked for must not open an account here.
  if (message.domain !== expected.domain) throw refuse(`the message is for ${message.domain}, not ${expected.domain}`);
  if (!isOwnUri(message.uri, expected)) throw refuse('its URI is of another site');
  if (message.version !== '1') throw refuse('unknown version');
  if (message.chainId !== expected.chainId) throw refuse(`the chain must be ${expected.chainId}`);
  if (!expected.nonces.includes(message.nonce)) throw refuse('the nonce is unknown or too old');

  const now = expected.now.getTime();
  const issuedAt = Date.parse(message.issuedAt ?? '');
  if (!(issuedAt <= now + CLOCK_SKEW_MS)) throw refuse('it is issued in the future');
  if (issuedAt < now - NONCE_SECONDS * 1000 - CLOCK_SKEW_MS) throw refuse('it is too old');
  if (message.expirationTime && !(Date.parse(message.expirationTime) > now)) throw refuse('it has expired');
  if (message.notBefore && !(Date.parse(message.notBefore) <= now + CLOCK_SKEW_MS)) throw refuse('it is not valid yet');
  return { address: getAddress(message.address), nonce: message.nonce };
}

function parseStrictly(text: string): SiweMessage {
  try {
    return new SiweMessage(text);
  } catch (cause) {
    throw new AppError('invalid_request', 'message: is not a valid EIP-4361 message', { field: 'message' }, { cause });
  }
}

function isOwnUri(uri: string, { domain, protocol }: SiweExpectation): boolean {
  try {
    const url = new URL(uri);
    return url.host === domain && (protocol === null || url.protocol === protocol);
  } catch {
    return false;
  }
}
