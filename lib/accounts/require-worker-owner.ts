import { readViewer } from '../auth/viewer.ts';
import { getDb } from '../db/get-db.ts';
import { AppError } from '../errors.ts';
import { findKeyOwner } from '../workers/keys.ts';
import type { WorkerOwner } from '../workers/register.ts';
import { bearerToken } from '../workers/secrets.ts';

/**
 * Who registers a worker: the owner of the worker key sent, or the signed-in person.
 * @throws AppError `unauthorized`
 */
export async function requireWorkerOwner(request: Request, headers: Headers): Promise<WorkerOwner> {
  const key = bearerToken(request);
  if (key) {
    const owner = await findKeyOwner(getDb(), key);
    if (!owner) throw new AppError('unauthorized', 'The worker key is not valid.');
    return owner;
  }
  const { user } = await readViewer(request, headers);
  if (!user) throw new AppError('unauthorized', 'Sign in, or send a worker key as a Bearer token.');
  return { ownerId: user.id, keyId: null };
}
