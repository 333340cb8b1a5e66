import { fileError } from '../../cli-error.ts';
import { foreignEntry, makeCacheFolder, newSegmentPath, segmentsIn } from './cache-folder.ts';
import { packPayload, unpackPayload } from './payload.ts';
import { type RecordContent, readRecord, writeRecord } from './record.ts';
import { type RecordPlace, SegmentReader, SegmentWriter } from './segment.ts';
import { keepWithin } from './size-limit.ts';

/** A segment is closed and a new one begun at this size, or at an eighth of the limit: the oldest go one by one. */
const SEGMENT_BYTES = 64 * 2 ** 20;

export interface StoreOptions {
  /** The cache folder. */
  readonly folder: string;
  /** The most bytes that all segments may have together. */
  readonly limit: number;
  /** Called with what is wrong, at most once; the store then does without. */
  readonly warn: (problem: string) => void;
}

interface Found {
  readonly segment: SegmentReader;
  readonly place: RecordPlace;
}

/**
 * Finished work by key, in an append-only journal. It never throws and never gives what was not put in: what cannot be
 * read, or is not as it was written, is not there; what cannot be written is not kept.
 */
export class Store {
  private readonly options: StoreOptions;
  /** All records of a key, the newest last. */
  private readonly found = new Map<string, readonly Found[]>();
  private readonly readers: SegmentReader[] = [];
  private writer: SegmentWriter | undefined;
  private readonly pending = new Set<Promise<void>>();
  private readonly written = new Set<string>();
  private canWrite = true;
  private hasWarned = false;

  /**
   * @param wanted the keys that will be asked for: no others are looked up
   */
  constructor(options: StoreOptions, wanted: Iterable<string>) {
    this.options = options;
    try {
      const foreign = foreignEntry(options.folder);
      if (foreign === undefined) this.index(new Set(wanted));
      else this.giveUp(`it holds something that chainrule did not write: \`${foreign}\``);
    } catch (error) {
      this.giveUp(reason(error));
    }
  }

  private index(wanted: ReadonlySet<string>): void {
    if (wanted.size === 0) return;
    for (const { path } of segmentsIn(this.options.folder)) {
      try {
        const segment = new SegmentReader(path);
        const places = [...segment.places()].filter(({ key }) => wanted.has(key));
        for (const place of places) {
          this.found.set(place.key, [...(this.found.get(place.key) ?? []), { segment, place }]);
        }
        if (places.length > 0) this.readers.push(segment);
        else segment.close();
      } catch {
        // Removed by another process in this moment, or not ours to read.
      }
    }
  }

  /** Whether there was a record of it at the start: what {@link get} gives of it is checked only then. */
  has(key: string): boolean {
    return this.found.has(key);
  }

  /** How many of the wanted keys are kept, those put since included. */
  get count(): number {
    return this.found.size + this.written.size;
  }

  /** What was put under the key; undefined where nothing is, or not what was put. */
  async get(key: string): Promise<unknown> {
    for (let found = this.newest(key); found !== undefined; found = this.newest(key)) {
      try {
        const content = readRecord(found.segment.read(found.place), key);
        if (content !== undefined) return await unpackPayload(content);
      } catch {
        // As where the checksum does not hold.
      }
      this.distrust(found);
    }
    return undefined;
  }

  private newest(key: string): Found | undefined {
    return this.found.get(key)?.at(-1);
  }

  /** Forgets a record that is not as it was written, and all behind it: who wrote there is not known. */
  private distrust({ segment, place }: Found): void {
    for (const [key, all] of this.found) {
      const left = all.filter((other) => other.segment !== segment || other.place.offset < place.offset);
      if (left.length > 0) this.found.set(key, left);
      else this.found.delete(key);
    }
  }

  /**
   * Keeps plain data under a key; once this resolves it outlives the process.
   *
   * @param content the same, where it is packed already
   */
  async put(key: string, value: unknown, content?: RecordContent): Promise<void> {
    if (!this.canWrite || this.written.has(key)) return;
    const written = this.write(key, content ?? packPayload(value));
    this.pending.add(written);
    await written;
    this.pending.delete(written);
  }

  private async write(key: string, content: RecordContent | Promise<RecordContent>): Promise<void> {
    try {
      const record = writeRecord(key, await content);
      // While that was packed, another record may have failed.
      if (!this.canWrite) return;
      this.segmentFor(record.length).append(record);
      this.written.add(key);
    } catch (error) {
      this.giveUp(reason(error));
    }
  }

  private segmentFor(bytes: number): SegmentWriter {
    const { folder, limit } = this.options;
    const most = Math.min(SEGMENT_BYTES, limit / 8);
    if (this.writer !== undefined && this.writer.size > 0 && this.writer.size + bytes > most) {
      this.writer.close();
      this.writer = undefined;
      keepWithin(folder, limit);
    }
    if (this.writer === undefined) {
      makeCacheFolder(folder);
      this.writer = new SegmentWriter(newSegmentPath(folder));
    }
    return this.writer;
  }

  private giveUp(problem: string): void {
    this.canWrite = false;
    if (this.hasWarned) return;
    this.hasWarned = true;
    this.options.warn(problem);
  }

  /** Ends what is being put, lets go of all files and brings the folder within its limit; again, it does nothing. */
  async close(): Promise<void> {
    await Promise.all(this.pending);
    this.canWrite = false;
    for (const reader of this.readers.splice(0)) reader.close();
    const { writer } = this;
    this.writer = undefined;
    if (writer === undefined) return;
    writer.close();
    try {
      keepWithin(this.options.folder, this.options.limit);
    } catch {
      // The next run tries again.
    }
  }
}

function reason(error: unknown): string {
  return fileError('', error).message.replace('cannot : ', '');
}
