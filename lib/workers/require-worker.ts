import { getDb } from '../db/get-db.ts';
import { authenticateWorker, type Worker } from './authenticate-worker.ts';

/** The calling worker, for an endpoint's `auth`. @throws AppError `unauthorized` */
export function requireWorker(request: Request): Promise<Worker> {
  return authenticateWorker(getDb(), request);
}
