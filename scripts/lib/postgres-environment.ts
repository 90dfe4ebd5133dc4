/**
 * The environment for PostgreSQL's programs: without `PG*`, since a `PGDATA`, `PGPORT` or `PGOPTIONS` of the user's shell means
 * another server, and with messages in English, since failures are recognised by their text.
 */
export function makePostgresEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...(Object.fromEntries(kept) as NodeJS.ProcessEnv), LC_ALL: 'C', TZ: 'UTC' };
}
