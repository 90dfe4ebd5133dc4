import { openCookie } from '../../lib/auth/cookie.ts';
import { findOrCreateUser } from '../../lib/auth/find-or-create-user.ts';
import { createSession } from '../../lib/auth/sessions.ts';
import { MICRO_PER_CREDIT } from '../../lib/constants.ts';
import type { Connection, Db } from '../../lib/db/connect.ts';
import { openUserAccounts } from '../../lib/ledger/accounts.ts';
import { depositUsdc } from '../../lib/ledger/grant.ts';
import type { Person } from '../load/people.ts';
import { SESSION_SECRET } from './session-secret.ts';

/** Purchased credits, more than any suite spends. */
const CREDITS = 1_000_000n;
/** One commit for so many people. */
const BATCH = 50;

let lastNumber = 0;

/** Makes signed-in people with purchased credits, each with an address of their own. */
export async function seedPeople(connection: Connection, databaseUrl: string, count: number): Promise<Person[]> {
  // The cookie is sealed by the application's own code, which reads its secret from the environment.
  Object.assign(process.env, { DATABASE_URL: databaseUrl, SESSION_SECRET });
  const people: Person[] = [];
  while (people.length < count) {
    const size = Math.min(BATCH, count - people.length);
    people.push(
      ...(await connection.db.transaction(async (tx) => {
        const batch: Person[] = [];
        for (let index = 0; index < size; index += 1) batch.push(await createPerson(tx));
        return batch;
      })),
    );
  }
  return people;
}

async function createPerson(db: Db): Promise<Person> {
  lastNumber += 1;
  const number = lastNumber;
  const { id: userId } = await findOrCreateUser(db, `0x${number.toString(16).padStart(40, '0')}`);
  await openUserAccounts(db, userId);
  await depositUsdc(db, { userId, micro: CREDITS * MICRO_PER_CREDIT, key: `bench:${userId}` });
  const headers = new Headers();
  const cookie = await openCookie(new Request('http://localhost/'), headers);
  cookie.sessionId = await createSession(db, userId);
  await cookie.save();
  const cookieHeader = headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return { userId, cookie: cookieHeader, address: `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}` };
}
