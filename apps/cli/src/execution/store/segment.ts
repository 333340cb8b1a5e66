import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { HEADER_BYTES, type RecordHeader, readHeader } from './record.ts';

/** Where a record stands in its segment. */
export interface RecordPlace extends RecordHeader {
  readonly offset: number;
}

/** Bytes read at a time while headers are looked through: several small records, little of a large one. */
const CHUNK = 8192;

/** A segment of the journal, opened to be read. */
export class SegmentReader {
  private readonly file: number;

  /** @throws the system's error where it cannot be opened */
  constructor(path: string) {
    this.file = openSync(path, 'r');
  }

  /**
   * The places of the records from the start to the first that is torn, of another version or not one at all. Only
   * headers are read; a record is checked when it is.
   */
  *places(): Generator<RecordPlace, void, undefined> {
    const { size } = fstatSync(this.file);
    const chunk = Buffer.alloc(Math.min(CHUNK, size));
    let start = 0;
    let held = 0;
    for (let offset = 0; offset + HEADER_BYTES <= size; ) {
      if (offset < start || offset + HEADER_BYTES > start + held) {
        start = offset;
        held = readAll(this.file, chunk, offset);
      }
      const header = readHeader(chunk.subarray(offset - start, held));
      if (header === undefined || offset + header.length > size) return;
      yield { ...header, offset };
      offset += header.length;
    }
  }

  /** The bytes of a record; fewer than it should have where the file has become shorter. */
  read({ offset, length }: RecordPlace): Buffer {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readAll(this.file, bytes, offset));
  }

  close(): void {
    closeSync(this.file);
  }
}

function readAll(file: number, into: Buffer, offset: number): number {
  let read = 0;
  while (read < into.length) {
    const more = readSync(file, into, read, into.length - read, offset + read);
    if (more === 0) break;
    read += more;
  }
  return read;
}

/**
 * A new segment of the journal, to which one process appends.
 *
 * A record is handed to the system in one piece before `append` returns: from then on it outlives the process. It is
 * never forced to the disk: a power cut may cost records, which are then computed again, and their checksums tell.
 */
export class SegmentWriter {
  readonly path: string;
  private readonly file: number;
  private end = 0;

  /** @throws the system's error where it cannot be made, or is there already */
  constructor(path: string) {
    this.path = path;
    this.file = openSync(path, 'ax', 0o600);
  }

  get size(): number {
    return this.end;
  }

  /** @throws the system's error, with the part that was written taken back, where not all of it fits */
  append(record: Uint8Array): void {
    try {
      for (let written = 0; written < record.length; ) {
        written += writeSync(this.file, record, written, record.length - written);
      }
    } catch (error) {
      ftruncateSync(this.file, this.end);
      throw error;
    }
    this.end += record.length;
  }

  close(): void {
    closeSync(this.file);
  }
}
