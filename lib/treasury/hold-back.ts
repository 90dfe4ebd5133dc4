import { sql } from 'drizzle-orm';
import { BUYBACK_RETRY_SECONDS, BUYBACK_RETRY_SECONDS_MAX } from '../constants.ts';
import type { Connection } from '../db/connect.ts';
import { log } from '../log.ts';
import type { BuybackProblem } from './schemas.ts';

/** Notes why no buyback could be made, and waits longer each time before the next try. */
export async function holdBack({ db }: Connection, problem: BuybackProblem): Promise<void> {
  log().warn({ problem }, 'a buyback has to wait');
  await db.execute(sql`
    update buyback_state set problem = ${problem}, problem_at = now(), failures = failures + 1,
      retry_at = now() + make_interval(secs => least(${BUYBACK_RETRY_SECONDS_MAX}::float8,
        ${BUYBACK_RETRY_SECONDS} * power(2, least(failures, 20))))
    where id = 1`);
}
