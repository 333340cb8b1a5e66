import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, the longest first. A fresh clone has no times of its own to go by. */
const LONGEST: readonly string[] = [
  'browser/chromium',
  'cli/store',
  'packages/packages',
  'docs/commands',
  'cli/transcripts',
  'golden-bits',
  'cli/report',
  'cli/streams',
  'study/kernel-sweep',
];

/**
 * Begins with the tests of the whole system, which take longest and wait for processes of their own: what comes last
 * is to be short. Otherwise as Vitest does.
 */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const long = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      if (long >= 0) return long;
      return moduleId.includes('/src/') ? LONGEST.length + 1 : LONGEST.length;
    };
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}
