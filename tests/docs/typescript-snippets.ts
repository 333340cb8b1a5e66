import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { run } from '../support/processes.ts';
import { fromRoot, ROOT } from '../support/root.ts';
import type { Snippet } from '../support/snippets.ts';

const FOLDER = fromRoot('tests/docs/.snippets');

/** A skeleton says in its first line which file it is the beginning of. */
const FILE_LINE = /^\/\/ ((?:packages|apps|tests)\/\S+\.ts)$/m;

/** TypeScript snippets as files beside each other, where the workspace's packages resolve to their sources. */
export class SnippetFiles {
  private readonly files = new Map<Snippet, string>();

  constructor(snippets: readonly Snippet[]) {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    for (const snippet of snippets) {
      const place = FILE_LINE.exec(snippet.code.split('\n', 1)[0]!)?.[1];
      const kind = place === undefined ? 'example' : 'skeleton';
      const name = `${snippet.page.replace(/\W+/g, '-')}-${snippet.line}.${kind}.ts`;
      const code = place === undefined ? snippet.code : movedFrom(place, snippet.code);
      // A snippet without an import or an export is a module all the same.
      writeFileSync(join(FOLDER, name), `${code}\nexport {};\n`);
      this.files.set(snippet, name);
    }
  }

  /** What the compiler has to say: examples as a stranger's code, skeletons under the house's own options. */
  async typeErrors(): Promise<readonly string[]> {
    const base = {
      target: 'es2023',
      module: 'nodenext',
      lib: ['es2023', 'dom'],
      types: ['node'],
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      allowImportingTsExtensions: true,
      erasableSyntaxOnly: true,
      customConditions: ['@chainrule/source'],
    };
    const house = {
      declaration: true,
      isolatedDeclarations: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      verbatimModuleSyntax: true,
    };
    const kinds = { example: base, skeleton: { ...base, ...house } };
    const outputs = await Promise.all(
      Object.entries(kinds).map(async ([kind, compilerOptions]) => {
        const config = { compilerOptions, include: [`*.${kind}.ts`] };
        const file = join(FOLDER, `tsconfig.${kind}.json`);
        writeFileSync(file, JSON.stringify(config));
        if (![...this.files.values()].some((name) => name.endsWith(`.${kind}.ts`))) return '';
        return run(fromRoot('node_modules/.bin/tsc'), ['-p', file], { cwd: FOLDER }).catch(String);
      }),
    );
    return outputs.flatMap((output) => output.split('\n')).filter((line) => /\.snippets|error TS/.test(line));
  }

  /** What a snippet prints when it is run from source. */
  output(snippet: Snippet): Promise<string> {
    const file = join(FOLDER, this.files.get(snippet)!);
    return run(process.execPath, ['--conditions=@chainrule/source', file], { cwd: FOLDER });
  }
}

/** The code of a file elsewhere, its relative imports made to hold from the snippets' folder. */
function movedFrom(place: string, code: string): string {
  return code.replace(/(from |import\()'(\.[^']+)'/g, (_, keyword: string, specifier: string) => {
    const target = join(ROOT, posix.join(posix.dirname(place), specifier));
    return `${keyword}'${relative(FOLDER, target)}'`;
  });
}
