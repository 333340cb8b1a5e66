#!/usr/bin/env node
import process from 'node:process';

// Nothing newer than Node 12 may be imported statically here: an old Node must reach the sentence below.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `chainrule needs Node 22.18 or newer, this is ${process.versions.node}.\n` +
      'Install a newer one from https://nodejs.org, or, inside the repository, run\n' +
      '  npx -y pnpm@12 chainrule\n' +
      'which brings its own.\n',
  );
  process.exitCode = 2;
} else {
  // Compiled code is kept from one run to the next, in the system's folder for temporary files; threads find it by the
  // environment.
  const [{ enableCompileCache }, { tmpdir }, { join }] = await Promise.all([
    import('node:module'),
    import('node:os'),
    import('node:path'),
  ]);
  process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'node-compile-cache');
  enableCompileCache();
  const { runProgram } = await import('./program.ts');
  process.exitCode = await runProgram(process.argv.slice(2));
}
