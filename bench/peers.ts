import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Work } from './protocol.ts';
import { widestVector } from './widest-vector.ts';

/** Whom the engine is compared with, and the engine itself in four ways. */
export type PeerName =
  | 'engine'
  | 'engine-2'
  | 'typed'
  | 'scalars'
  | 'torch-autograd'
  | 'torch-manual'
  | 'torch-2'
  | 'numpy'
  | 'tfjs'
  | 'c-128'
  | 'c-512';

export interface PeerSpec {
  /** As tables and charts write it. */
  readonly label: string;
  readonly works: readonly Work['work'][];
  /** Programs that must be there, as arguments that end well; the first that does not names what is missing. */
  readonly needs: readonly { readonly what: string; readonly try: readonly string[] }[];
  /** The command line of the process, made ready first if need be. */
  start(folder: string): readonly string[];
  /** Environment of the process. */
  readonly env?: Readonly<Record<string, string>>;
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Debian's own Python: another one first on the path may lack its packages. */
const PYTHON = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';

const numpy = { what: 'NumPy', try: [PYTHON, '-c', 'import numpy'] };
const torch = { what: 'PyTorch', try: [PYTHON, '-c', 'import torch'] };
const gcc = { what: 'gcc', try: ['gcc', '--version'] };
const tensorflow = {
  what: 'TensorFlow.js (pass --install)',
  try: [
    process.execPath,
    '-e',
    `require.resolve('@tensorflow/tfjs-backend-wasm', { paths: ['${here('./peers/tfjs')}'] })`,
  ],
};

function engine(label: string, works: PeerSpec['works'], ...args: readonly string[]): PeerSpec {
  return {
    label,
    works,
    needs: [],
    start: () => [process.execPath, '--conditions=@chainrule/source', here('./peers/engine.ts'), ...args],
  };
}

function python(
  label: string,
  works: PeerSpec['works'],
  threads: number,
  needs: PeerSpec['needs'],
  ...args: string[]
): PeerSpec {
  return {
    label,
    works,
    needs,
    start: () => [PYTHON, here(`./peers/python/${args[0]}`), ...args.slice(1), String(threads)],
    env: { OMP_NUM_THREADS: String(threads), OPENBLAS_NUM_THREADS: String(threads) },
  };
}

function c(bits: number): PeerSpec {
  return {
    label: `C, ${bits} bits`,
    works: ['written', 'statistics', 'pipeline'],
    needs: [gcc],
    start: (folder) => {
      const program = join(folder, `c-${bits}`);
      const width = Math.min(bits, widestVector());
      const options = [
        '-O3',
        '-march=native',
        `-DVECTOR_BITS=${width}`,
        here('./peers/c/peer.c'),
        '-o',
        program,
        '-lm',
      ];
      execFileSync('gcc', options, { stdio: ['ignore', 'ignore', 'inherit'] });
      return [program];
    },
  };
}

const everything: PeerSpec['works'] = ['written', 'statistics', 'pipeline', 'study'];

export const PEERS: Readonly<Record<PeerName, PeerSpec>> = {
  engine: engine('engine', everything, 'kernel', '1'),
  'engine-2': engine('engine, 2 threads', ['study'], 'kernel', '2'),
  typed: engine('engine, typed formula', everything, 'kernel', '1'),
  scalars: engine('scalar path', everything, 'scalars', '1'),
  'torch-autograd': python('PyTorch autograd', everything, 1, [torch], 'torch_peer.py', 'autograd'),
  'torch-manual': python(
    'PyTorch by hand',
    ['written', 'statistics', 'pipeline'],
    1,
    [torch],
    'torch_peer.py',
    'manual',
  ),
  'torch-2': python('PyTorch autograd, 2 threads', ['study'], 2, [torch], 'torch_peer.py', 'autograd'),
  numpy: python('NumPy', everything, 1, [numpy], 'numpy_peer.py'),
  tfjs: {
    label: 'TensorFlow.js, float32',
    works: ['written'],
    needs: [tensorflow],
    start: () => [process.execPath, here('./peers/tfjs/peer.js')],
  },
  'c-128': c(128),
  'c-512': c(512),
};

/** What a peer needs and this machine lacks; undefined where nothing is missing. */
export function missing({ needs }: PeerSpec): string | undefined {
  return needs.find(({ try: [program, ...args] }) => {
    try {
      execFileSync(program!, args, { stdio: 'ignore' });
      return false;
    } catch {
      return true;
    }
  })?.what;
}
