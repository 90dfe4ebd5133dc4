import { sql } from 'drizzle-orm';
import type { Db } from '../db/connect.ts';
import { log } from '../log.ts';

/**
 * Stops crediting, signing and returning until an operator has looked: `npm run audit` shows the reason, and the guide for
 * operators says what to do. The first reason stays.
 */
export async function raiseAlarm(db: Db, deploymentId: number, reason: string): Promise<void> {
  log().error({ reason }, 'the chain has raised an alarm');
  await db.execute(sql`update chain_deployments set alarm = coalesce(alarm, ${reason}) where id = ${deploymentId}`);
}
