import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Begins with the tests of the whole system, which take longest and wait for processes of their own: what comes last
 * is to be short. Otherwise as Vitest does.
 */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isWhole = ({ project }: TestSpecification) => project.name === 'tests';
    return [...sorted.filter(isWhole), ...sorted.filter((file) => !isWhole(file))];
  }
}
