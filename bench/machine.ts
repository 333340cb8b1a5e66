import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, release, totalmem } from 'node:os';

import { widestVector } from './widest-vector.ts';

/** Where and with what the bench was run. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memory: string;
  readonly system: string;
  /** Bits of the widest vectors that C has here; 0 where that is not known. */
  readonly vectors: number;
  /** Versions, by program; absent ones are left out. */
  readonly programs: Readonly<Record<string, string>>;
}

const VERSIONS: Readonly<Record<string, readonly [program: string, ...args: string[]]>> = {
  gcc: ['gcc', '-dumpfullversion'],
  Python: ['/usr/bin/python3', '-c', 'import platform; print(platform.python_version())'],
  NumPy: ['/usr/bin/python3', '-c', 'import numpy; print(numpy.__version__)'],
  PyTorch: ['/usr/bin/python3', '-c', 'import torch; print(torch.__version__)'],
};

/** Looks at the machine; a second, as Python's packages are asked. */
export function describeMachine(): Machine {
  const programs: Record<string, string> = { Node: process.versions.node };
  for (const [name, [program, ...args]] of Object.entries(VERSIONS)) {
    try {
      const version = execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
      programs[name] = version.trim();
    } catch {
      // Not there: the peers that need it are named elsewhere.
    }
  }
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    vectors: widestVector(),
    system: `${process.platform} ${release().split('-')[0]}`,
    programs,
  };
}
