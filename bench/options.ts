import { parseArgs } from 'node:util';
import type { TaskName } from './cell.ts';
import { PEERS, type PeerName } from './peers.ts';
import { TASKS } from './tasks/index.ts';

export interface Options {
  readonly quick: boolean;
  readonly install: boolean;
  readonly tasks: readonly TaskName[];
  readonly peers: readonly PeerName[];
  /** Only cells whose label holds this. */
  readonly cells: string;
  readonly rounds: number | undefined;
  /** Processor time in place of the time that passes. */
  readonly cpu: boolean;
  readonly out: string;
}

/**
 * Reads the command line.
 *
 * @throws Error for an option, task or peer that there is not
 */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args].filter((argument) => argument !== '--'),
    options: {
      quick: { type: 'boolean', default: false },
      install: { type: 'boolean', default: false },
      only: { type: 'string' },
      peers: { type: 'string' },
      cells: { type: 'string', default: '' },
      rounds: { type: 'string' },
      cpu: { type: 'boolean', default: false },
      out: { type: 'string', default: 'bench/results' },
    },
  });
  const { quick, install, cells, cpu, out } = values;
  return {
    quick,
    install,
    cells,
    cpu,
    out,
    tasks: namesOf('task', values.only, TASKS),
    peers: namesOf('peer', values.peers, PEERS),
    rounds: values.rounds === undefined ? undefined : Number(values.rounds),
  };
}

function namesOf<Name extends string>(
  what: string,
  list: string | undefined,
  all: Readonly<Record<Name, unknown>>,
): readonly Name[] {
  if (list === undefined) return Object.keys(all) as Name[];
  return list.split(',').map((name) => {
    if (!Object.hasOwn(all, name))
      throw new Error(`no ${what} \`${name}\`; there are ${Object.keys(all).join(', ')}`);
    return name as Name;
  });
}
