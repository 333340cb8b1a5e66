import { promisify } from 'node:util';
import { constants, deflateRaw, inflateRaw } from 'node:zlib';
import { decodePlain, encodePlain } from './plain-data.ts';
import type { RecordContent } from './record.ts';

/** A payload is deflated where that takes this share of its bytes away, or more. */
const WORTH = 0.1;

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** The content of a record that holds plain data. Compression runs on a thread of its own. */
export async function packPayload(value: unknown): Promise<RecordContent> {
  const plain = encodePlain(value);
  const deflated = await deflate(plain, { level: constants.Z_BEST_SPEED });
  const pays = deflated.length <= (1 - WORTH) * plain.length;
  return pays ? { payload: deflated, isDeflated: true } : { payload: plain, isDeflated: false };
}

/**
 * The data that a record's content holds.
 *
 * @throws Error for content that {@link packPayload} did not make
 */
export async function unpackPayload({ payload, isDeflated }: RecordContent): Promise<unknown> {
  return decodePlain(isDeflated ? await inflate(payload) : payload);
}
