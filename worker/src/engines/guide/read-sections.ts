import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { GuideFile } from '../../../../lib/guides/split-guide.ts';
import { EngineStartError } from '../../errors.ts';

const guideFiles = z.array(z.object({ slug: z.string(), markdown: z.string() }));

/** The guides that were bundled with the program, `dist/guides.json`. */
export async function loadGuides(): Promise<GuideFile[]> {
  const path = join(dirname(fileURLToPath(import.meta.url)), 'guides.json');
  try {
    return guideFiles.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    throw new EngineStartError('The guides are missing: run "npm run build -w worker".', { cause });
  }
}
