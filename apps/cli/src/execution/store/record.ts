import { crc32 } from 'node:zlib';

/**
 * A record of the journal:
 *
 *     0   magic `CRj\n`                    4 bytes
 *     4   version of this format           uint16
 *     6   1 if the payload is deflated     uint16
 *     8   length of the payload            uint32
 *     12  key                              32 bytes
 *     44  payload
 *     …   CRC-32 of all of the above       uint32
 *
 * Numbers little-endian. Whatever is torn off, left over, or changed in a bit is told by length, magic or checksum.
 */
export const RECORD_VERSION = 1;

const MAGIC = 0x0a6a5243;

/** Bytes before the payload, and after it. */
export const HEADER_BYTES = 44;
export const TRAILER_BYTES = 4;

/** What a header says. */
export interface RecordHeader {
  readonly key: string;
  /** Bytes of the whole record. */
  readonly length: number;
}

/** What a record holds. */
export interface RecordContent {
  readonly payload: Uint8Array;
  readonly isDeflated: boolean;
}

/** @param key 64 hexadecimal digits */
export function writeRecord(key: string, { payload, isDeflated }: RecordContent): Buffer {
  const record = Buffer.alloc(HEADER_BYTES + payload.length + TRAILER_BYTES);
  record.writeUInt32LE(MAGIC, 0);
  record.writeUInt16LE(RECORD_VERSION, 4);
  record.writeUInt16LE(isDeflated ? 1 : 0, 6);
  record.writeUInt32LE(payload.length, 8);
  record.write(key, 12, 'hex');
  record.set(payload, HEADER_BYTES);
  const end = record.length - TRAILER_BYTES;
  record.writeUInt32LE(crc32(record.subarray(0, end)), end);
  return record;
}

/** What stands at the start of some bytes: a header, not yet checked but for its form, or undefined. */
export function readHeader(bytes: Buffer): RecordHeader | undefined {
  if (bytes.length < HEADER_BYTES) return undefined;
  if (bytes.readUInt32LE(0) !== MAGIC || bytes.readUInt16LE(4) !== RECORD_VERSION) return undefined;
  return {
    key: bytes.toString('hex', 12, HEADER_BYTES),
    length: HEADER_BYTES + bytes.readUInt32LE(8) + TRAILER_BYTES,
  };
}

/** The content of a whole record; undefined where anything in it is not as it was written, or it has another key. */
export function readRecord(bytes: Buffer, key: string): RecordContent | undefined {
  const header = readHeader(bytes);
  if (header?.key !== key || header.length !== bytes.length) return undefined;
  const end = bytes.length - TRAILER_BYTES;
  if (crc32(bytes.subarray(0, end)) !== bytes.readUInt32LE(end)) return undefined;
  return { payload: bytes.subarray(HEADER_BYTES, end), isDeflated: bytes.readUInt16LE(6) === 1 };
}
