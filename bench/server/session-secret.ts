/** Seals the cookies of this run's people, whose database is deleted with it. */
export const SESSION_SECRET = 'only-for-the-people-of-one-benchmark-run';
