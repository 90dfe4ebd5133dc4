import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json; scripts work from any working directory. */
export const PROJECT_ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
