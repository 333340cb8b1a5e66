import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { run } from '../support/processes.ts';
import { ROOT } from '../support/root.ts';

/** The published packages, by folder name. */
export const PACKAGES = ['core', 'activations', 'report'] as const;

export type PackageName = (typeof PACKAGES)[number];

/** An empty project outside the workspace, into which plain npm has installed the packed packages. */
export interface Consumer {
  readonly folder: string;
  readonly tarballs: Readonly<Record<PackageName, string>>;
  remove(): void;
}

/** Packs the three packages as they would be published and installs them as a stranger would. */
export async function installPackages(): Promise<Consumer> {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-consumer-'));
  const packed = join(folder, 'packed');
  mkdirSync(packed);
  const pack = ['-r', '--filter', './packages/*', 'pack', '--pack-destination', packed];
  // The pnpm that runs the tests is at hand; to find another takes a second and a half.
  const own = process.env.npm_execpath ?? '';
  const [program, ...args] = basename(own) === 'pnpm' ? [own] : ['npx', '-y', 'pnpm@12'];
  await run(program!, [...args, ...pack], { cwd: ROOT });
  const files = readdirSync(packed);
  const tarball = (name: PackageName) => {
    const file = files.find((candidate) => new RegExp(`^chainrule-${name}-\\d`).test(candidate));
    if (file === undefined) throw new Error(`${name} was not packed: ${files.join(', ')}`);
    return join(packed, file);
  };
  const tarballs = Object.fromEntries(PACKAGES.map((name) => [name, tarball(name)])) as Record<
    PackageName,
    string
  >;
  writeFileSync(join(folder, 'package.json'), '{ "name": "consumer", "private": true, "type": "module" }\n');
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', ...Object.values(tarballs)], {
    cwd: folder,
  });
  return { folder, tarballs, remove: () => rmSync(folder, { recursive: true }) };
}
