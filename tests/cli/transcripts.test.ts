import { expect, test } from 'vitest';
import { chainruleWarm, emptyFolder, smallStudy, transcript } from './chainrule.ts';

const files: Readonly<Record<string, string>> = {
  'study.yaml': smallStudy,
  'broken.yaml': 'activations: [sigmoid\n',
  'typo.yaml': 'activations: [sigmoid]\ndepths: [1, 2]\nwieghts: [normal:1]\n',
  'wrong.yaml': 'activations: [sigmoid, "z +* 2"]\ndepths: [1, 2]\nweights: [normal:1]\n',
  'data.yaml':
    'activations: [relu]\ndepths: [1]\nweights: [normal:1]\ndata: { file: cars.csv, x: hp, y: mpg }\n',
  'cars.csv': 'horsepower,mpg\n130,18\n165,15\n',
  'chain.json': '{"activation": "sigmoid", "weights": [1, 2], "exmaples": []}',
  'lengths.json': '{"activation": ["relu"], "weights": [1, 2], "examples": [{"x": 1, "y": 0}]}',
  'result.json': '{"schema": 99}',
  'no-export.ts': 'export const phi = 1;\n',
  'enum.ts': 'enum Kind { A }\nexport default Kind;\n',
  'taken.ts': "export default { name: 'relu', formula: 'z' };\n",
};

/** Every transcript under its name in `golden/`. */
const sessions: Readonly<Record<string, readonly (readonly string[])[]>> = {
  help: [['--help'], ['--version'], ['help', 'new'], []],
  'help-commands': ['report', 'run', 'draw', 'explain', 'activations', 'check', 'cache', 'new'].map(
    (name) => [name, '--help'],
  ),
  explain: [['explain'], ['explain', '--weight', '4'], ['explain', '--activation', 'relu', '--x', '-1']],
  'explain-deep': [['explain', '--weights', Array.from({ length: 40 }, () => 2).join(',')]],
  activations: [
    ['activations', 'sigmoid', '--at', '0,-1.5,40'],
    ['activations', 'z * sigmoid(1.702 * z)'],
  ],
  'errors-usage': [
    ['reprot'],
    ['report', '--chians', '3'],
    ['run'],
    ['report', '--chains', '2.5'],
    ['report', '--depths', '0..4'],
    ['report', '--weights', 'norml:1'],
    ['report', '--activations', 'sigmiod'],
    ['report', '--activations', 'relu,relu'],
    ['report', '--format', 'html,pgn'],
    ['draw', 'result.json', '--format', ','],
    ['draw', 'result.json', '--theme', 'drak'],
    ['explain', 'chain.json', '--weight', '2'],
    ['activations', 'elu', '--set', 'alpa=2'],
    ['activations', 'z * (1 + '],
    ['activations', 'LeakyReLU'],
    ['new', 'study.txt'],
  ],
  'errors-input': [
    ['run', 'the-kap'],
    ['run', 'broken.yaml'],
    ['run', 'typo.yaml'],
    ['run', 'wrong.yaml'],
    ['run', 'data.yaml'],
    ['draw', 'nowhere'],
    ['draw', 'result.json'],
    ['draw', 'study.yaml'],
    ['explain', 'chain.json'],
    ['explain', 'lengths.json'],
    ['check', 'no-export.ts'],
    ['check', 'enum.ts'],
    ['report', '--activation-file', 'taken.ts'],
    ['report', '--activation-file', 'missing.ts'],
  ],
  'errors-files': [
    ['new', 'study.yaml'],
    ['run', 'study.yaml', '--out', '.'],
    ['run', 'study.yaml', '--out', 'cars.csv'],
  ],
  run: [
    ['run', 'study.yaml'],
    ['run', 'study.yaml', '--json'],
    ['run', 'study.yaml', '--quiet', '--out', 'elsewhere'],
    ['run', 'study.yaml', '--cache', 'cache'],
    ['run', 'study.yaml', '--cache', 'cache', '--chains', '32'],
    ['run', 'study.yaml', '--cache', 'study.yaml'],
  ],
  cache: [
    ['cache'],
    ['cache', '--cache', 'cache'],
    ['cache', '--cache', 'cache', '--cache-size', '20MB', '--json'],
    ['cache', 'clear', '--cache', 'cache'],
    ['cache', 'claer', '--cache', 'cache'],
    ['cache', '--cache', '.'],
    ['cache', '--cache-size', 'much'],
  ],
  check: [
    ['check', 'gelu'],
    ['check', 'study.yaml'],
    ['check', 'z > 0 ? z : 0.1 * z'],
    ['check', 'z > 0 ? z : alpha * expm1(z)', '--set', 'alpha=1'],
  ],
};

test.each(Object.keys(sessions))(
  '%s',
  async (name) => {
    const folder = await emptyFolder(files);
    const parts: string[] = [];
    for (const args of sessions[name]!)
      parts.push(transcript(args, await chainruleWarm(args, { folder }), folder));
    await expect(parts.join('\n')).toMatchFileSnapshot(`golden/${name}.txt`);
  },
  60_000,
);
