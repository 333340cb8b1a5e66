import { availableParallelism } from 'node:os';

/** Threads to run on: as many as asked for, else as many as the machine runs at a time. */
export function threadsOf({ threads }: { readonly threads?: number | undefined }): number {
  return threads ?? availableParallelism();
}
