/** Thrown by a study that is interrupted: how much of it is done, and kept for the next time. */
export class StudyInterrupted extends Error {
  override readonly name = 'StudyInterrupted';
  /** Shards that are in the store. */
  readonly kept: number;
  readonly total: number;

  constructor(kept: number, total: number) {
    super('interrupted');
    this.kept = kept;
    this.total = total;
  }
}
