import { randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ExpectedError, explainFolderError, readErrorCode } from './expected-error.ts';

export type LocalSecrets = {
  /** Signs sessions. At least 32 bytes as text. */
  readonly sessionSecret: string;
  /** The wallet key of the operator's local account, 32 bytes: whoever has it can sign in as the operator. */
  readonly operatorKey: `0x${string}`;
};

/**
 * The secrets of this installation, made at the first start and the same ever after. The file is for its owner alone (0600).
 *
 * @throws ExpectedError when the file is damaged or can't be written
 */
export async function ensureLocalSecrets(folder: string): Promise<LocalSecrets> {
  const file = path.join(folder, 'secrets.json');
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    await writeFile(draft, `${JSON.stringify(makeSecrets())}\n`, { mode: 0o600 });
    // A link never replaces: of two first starts one wins and both read the same secrets.
    await link(draft, file).catch((error: unknown) => {
      if (readErrorCode(error) !== 'EEXIST') throw error;
    });
    return parseSecrets(await readFile(file, 'utf8'), file);
  } catch (error) {
    throw explainFolderError(error, folder);
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

function makeSecrets(): LocalSecrets {
  return {
    sessionSecret: randomBytes(32).toString('base64url'),
    operatorKey: `0x${randomBytes(32).toString('hex')}`,
  };
}

function parseSecrets(text: string, file: string): LocalSecrets {
  try {
    const value: unknown = JSON.parse(text);
    if (isSecrets(value)) return value;
  } catch {
    // Falls through to the one sentence for every kind of damage.
  }
  throw new ExpectedError(`${file} is damaged: delete it to get new secrets, which signs everyone out.`);
}

function isSecrets(value: unknown): value is LocalSecrets {
  if (typeof value !== 'object' || value === null || !('sessionSecret' in value) || !('operatorKey' in value))
    return false;
  const { sessionSecret, operatorKey } = value;
  const hasSession = typeof sessionSecret === 'string' && sessionSecret.length >= 32;
  return hasSession && typeof operatorKey === 'string' && /^0x[0-9a-f]{64}$/.test(operatorKey);
}
