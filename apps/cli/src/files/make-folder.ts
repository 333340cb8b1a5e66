import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { isSystemError } from '../cli-error.ts';

/**
 * Makes a folder and those above it, as `mkdir -p`. Node's own recursive way never returns for a folder of a file
 * system that has no say in it, as /proc.
 *
 * @param mode of the folders made, as far as the process's mask allows
 * @throws the system's error where one cannot be made, or is there and is no folder
 */
export function makeFolder(folder: string, mode = 0o777): void {
  try {
    mkdirSync(folder, mode);
  } catch (error) {
    if (!isSystemError(error) || existsSync(folder)) {
      if (statSync(folder).isDirectory()) return;
      throw error;
    }
    if (error.code !== 'ENOENT' || existsSync(dirname(folder))) throw error;
    makeFolder(dirname(folder), mode);
    mkdirSync(folder, mode);
  }
}
