/** What may be stored, by the ending of its key. A file is served under the type of its name, so the two must agree. */
export const FILE_TYPES = {
  webp: 'image/webp',
  avif: 'image/avif',
  png: 'image/png',
  jpg: 'image/jpeg',
} as const;
export type FileType = (typeof FILE_TYPES)[keyof typeof FILE_TYPES];

type StoredFile = {
  /** Read it to its end or cancel it: an open file or connection hangs on it. */
  readonly stream: ReadableStream<Uint8Array>;
  readonly size: number;
  readonly type: FileType;
};

/**
 * Where bytes are kept. Keys are paths such as `images/img_0mhx/full.webp`; what they may look like is in `check-key.ts`.
 * Every call throws AppError `unavailable` when the disk or the service fails, and Error for a key that no code of ours makes.
 */
export type FileStore = {
  /** All or nothing: a reader sees the whole old file or the whole new one, after a crash as well. */
  put(key: string, bytes: Uint8Array, type: FileType): Promise<void>;
  get(key: string): Promise<StoredFile | null>;
  /** The file of that key and everything under it as a folder; what is not there is no error. */
  removeAll(prefix: string): Promise<void>;
  /** Whether files can be written now; clears away what a crash has left. */
  check(): Promise<void>;
};
