import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Installs TensorFlow.js into the folder of its peer; it is no part of the workspace, whose install is to be quick. */
export function installTensorflow(): void {
  const folder = fileURLToPath(new URL('./peers/tfjs', import.meta.url));
  execFileSync('npm', ['install', '--prefix', folder, '--no-package-lock', '--no-audit', '--no-fund'], {
    stdio: 'inherit',
  });
}
