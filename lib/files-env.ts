import * as z from 'zod';

/** The environment's variables that say where files are kept. */
export const fileVariables = {
  /** The local folder, from the one the process runs in; `npm start` names one in its data folder. */
  FILES_DIR: z.string().min(1).default('.data/files'),
  /** An S3-compatible service instead: endpoint, bucket and both keys, or none of them. */
  FILES_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  FILES_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be a bucket’s name')
    .optional(),
  FILES_S3_KEY_ID: z.string().min(1).optional(),
  FILES_S3_SECRET: z.string().min(1).optional(),
  FILES_S3_REGION: z.string().min(1).default('us-east-1'),
  /** 0 where the bucket is part of the host's name. */
  FILES_S3_PATH_STYLE: z
    .enum(['0', '1'])
    .transform((value) => value === '1')
    .default(true),
};
type FileVariables = z.infer<z.ZodObject<typeof fileVariables>>;

export type S3Env = {
  readonly endpoint: string;
  readonly bucket: string;
  readonly keyId: string;
  readonly secret: string;
  readonly region: string;
  readonly pathStyle: boolean;
};

/** The service; null when none is named, which means the local folder. */
export function readS3Env(variables: FileVariables): S3Env | null {
  const { FILES_S3_ENDPOINT, FILES_S3_BUCKET, FILES_S3_KEY_ID, FILES_S3_SECRET } = variables;
  if (!FILES_S3_ENDPOINT || !FILES_S3_BUCKET || !FILES_S3_KEY_ID || !FILES_S3_SECRET) return null;
  return {
    endpoint: FILES_S3_ENDPOINT,
    bucket: FILES_S3_BUCKET,
    keyId: FILES_S3_KEY_ID,
    secret: FILES_S3_SECRET,
    region: variables.FILES_S3_REGION,
    pathStyle: variables.FILES_S3_PATH_STYLE,
  };
}

const TOGETHER = ['FILES_S3_ENDPOINT', 'FILES_S3_BUCKET', 'FILES_S3_KEY_ID', 'FILES_S3_SECRET'] as const;

/** Half a service would quietly mean the local folder. */
export function findFileProblems(variables: FileVariables): string[] {
  const given = TOGETHER.find((name) => variables[name] !== undefined);
  if (given === undefined) return [];
  return TOGETHER.filter((name) => variables[name] === undefined).map(
    (name) => `${name}: must be set too, as ${given} is`,
  );
}
