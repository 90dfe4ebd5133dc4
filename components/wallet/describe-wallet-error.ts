import { ApiError } from '@/lib/client/api-error.ts';
import { walletDialogStrings } from '@/lib/strings/wallet-dialog.ts';

const strings = walletDialogStrings.errors;

/** EIP-1193, JSON-RPC and WalletConnect codes that wallets answer with. */
const BY_CODE: Readonly<Record<number, string>> = {
  4001: strings.declined,
  5000: strings.declined,
  4100: strings.locked,
  4200: strings.cannotSign,
  4900: strings.disconnected,
  4901: strings.wrongChain,
  4902: strings.wrongChain,
  [-32002]: strings.pending,
};

/** Errors of wagmi and viem that carry no code. */
const BY_NAME: Readonly<Record<string, string>> = {
  ProviderNotFoundError: strings.noProvider,
  ConnectorNotFoundError: strings.noProvider,
  ConnectorNotConnectedError: strings.disconnected,
  ConnectorAccountNotFoundError: strings.accountGone,
  ConnectorChainMismatchError: strings.wrongChain,
  ChainNotConfiguredError: strings.wrongChain,
  TimeoutError: strings.timeout,
};

/** What wallets write into errors of the general kind, where neither code nor name tells. */
const BY_TEXT: readonly (readonly [RegExp, string])[] = [
  [/user (rejected|denied|cancell?ed)|rejected by user/i, strings.declined],
  [/already (pending|processing)/i, strings.pending],
  [/\block(ed)?\b/i, strings.locked],
  [/tim(ed|e) ?out|proposal expired|request expired/i, strings.timeout],
];

/** A sentence for whatever a wallet or the sign-in endpoint threw. */
export function describeWalletError(error: unknown): string {
  for (const cause of listCauses(error)) {
    if (cause instanceof ApiError) return cause.message;
    const code = readCode(cause) ?? 0;
    // An internal error may be anything; its text often says what.
    const sentence = code === -32603 ? readText(cause) : (BY_CODE[code] ?? BY_NAME[readName(cause)]);
    if (sentence !== undefined) return sentence;
  }
  for (const cause of listCauses(error)) {
    const sentence = readText(cause);
    if (sentence !== undefined) return sentence;
  }
  return listCauses(error).some((cause) => readCode(cause) === -32603) ? strings.internal : strings.unknown;
}

/** Libraries wrap the wallet's error several times; its code is on one of the causes. */
function listCauses(error: unknown): unknown[] {
  const causes: unknown[] = [];
  for (let cause = error; cause instanceof Object && causes.length < 8; cause = 'cause' in cause ? cause.cause : null) {
    causes.push(cause);
  }
  return causes;
}

function readCode(value: unknown): number | null {
  return value instanceof Object && 'code' in value && typeof value.code === 'number' ? value.code : null;
}

function readName(value: unknown): string {
  return value instanceof Object && 'name' in value && typeof value.name === 'string' ? value.name : '';
}

function readText(value: unknown): string | undefined {
  const text = value instanceof Object && 'message' in value ? String(value.message) : '';
  return BY_TEXT.find(([pattern]) => pattern.test(text))?.[1];
}
