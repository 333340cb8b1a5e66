import { open } from 'node:fs/promises';
import { CliError, fileError, isSystemError } from '../cli-error.ts';

/**
 * Reads a text file as UTF-8, without its byte order mark.
 *
 * @param limit the largest size accepted, in bytes
 * @throws CliError `usage` where the file does not exist, is a folder or too large; `files` where it cannot be read
 */
export async function readText(path: string, limit: number): Promise<string> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > limit) throw tooLarge(path, size, limit);
      return decode(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof CliError) throw error;
    if (isSystemError(error)) {
      if (error.code === 'ENOENT')
        throw new CliError('usage', `there is no file \`${path}\``, { cause: error });
      if (error.code === 'EISDIR') throw new CliError('usage', `expected a file, got the folder \`${path}\``);
    }
    throw fileError(`read \`${path}\``, error);
  }
}

/**
 * Reads all of a stream as UTF-8.
 *
 * @param limit the largest size accepted, in bytes
 * @throws CliError `usage` where the stream is larger
 */
export async function readStream(
  stream: NodeJS.ReadableStream,
  name: string,
  limit: number,
): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > limit) throw tooLarge(name, size, limit);
    chunks.push(bytes);
  }
  return decode(Buffer.concat(chunks));
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}

function tooLarge(name: string, size: number, limit: number): CliError {
  const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;
  return new CliError('usage', `expected at most ${megabytes(limit)} in \`${name}\`, got ${megabytes(size)}`);
}
