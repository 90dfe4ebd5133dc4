/** A signed-in person of the run. */
export type Person = {
  userId: string;
  /** `name=value`. */
  cookie: string;
  /** The client address that limits are counted by. */
  address: string;
};

export type WorkerCredentials = { workerId: string; secret: string };

/** Header lines of a person's requests. */
export function personHeaders({ cookie, address }: Person): string {
  return `cookie: ${cookie}\r\nx-forwarded-for: ${address}\r\n`;
}
