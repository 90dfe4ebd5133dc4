/** Whether an error, or one that caused it, has this code: PostgreSQL's own (`57014`) or the driver's (`CONNECTION_ENDED`). */
export function hasCode(error: unknown, code: string): boolean {
  for (let at = error; at instanceof Error; at = at.cause) if ('code' in at && at.code === code) return true;
  return false;
}
