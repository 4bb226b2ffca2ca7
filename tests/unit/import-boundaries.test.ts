import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Who may import whom: the rooms of docs/ARCHITECTURE.md, checked over every source file. */

const root = path.resolve(__dirname, '..', '..');

interface Import {
  from: string;
  /** The imported file without extension, relative to the project; a package keeps its name. */
  to: string;
  isPackage: boolean;
}

function sourceFiles(directory: string): string[] {
  const absolute = path.join(root, directory);
  if (!fs.existsSync(absolute)) return [];
  return fs.readdirSync(absolute, { withFileTypes: true }).flatMap((entry) => {
    const file = `${directory}/${entry.name}`;
    if (entry.name === 'node_modules') return [];
    if (entry.isDirectory()) return sourceFiles(file);
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [file] : [];
  });
}

function importsOf(file: string): Import[] {
  const { importedFiles } = ts.preProcessFile(fs.readFileSync(path.join(root, file), 'utf8'), true, true);
  return importedFiles.map(({ fileName }) => {
    const isPackage = !fileName.startsWith('.');
    const to = isPackage
      ? fileName
      : path.posix.normalize(path.posix.join(path.posix.dirname(file), fileName));
    return { from: file, to, isPackage };
  });
}

const imports = [...sourceFiles('src'), ...sourceFiles('plugins'), ...sourceFiles('config')].flatMap(
  importsOf,
);

function from(pattern: RegExp): Import[] {
  return imports.filter((one) => pattern.test(one.from));
}

function arrows(found: Import[]): string[] {
  return found.map((one) => `${one.from} -> ${one.to}`);
}

const room = (file: string) => /^(src\/[^/]+|plugins\/[^/]+)/.exec(file)?.[1];
const isPure = (file: string) => /^src\/(tracking\/domain\/.+|codes\/(label|stage)-code)$/.test(file);
const isContract = (file: string) => /(^|\/)contracts$/.test(file);

describe('import boundaries', () => {
  it('sees the sources', () => {
    expect(imports.length).toBeGreaterThan(200);
  });

  it('keeps the rules of tracking pure: the domain imports its own files and the contracts', () => {
    const wrong = from(/^src\/tracking\/domain\//).filter(
      ({ to }) => !to.startsWith('src/tracking/domain/') && to !== 'src/tracking/contracts',
    );
    expect(arrows(wrong)).toEqual([]);
  });

  it('keeps the codes of labels and stage cards free of imports, so that browsers can check it', () => {
    expect(arrows(from(/^src\/codes\/(label|stage)-code\.ts$/))).toEqual([]);
  });

  it('keeps contracts inside their room: they import no package and nothing of another room', () => {
    const wrong = from(/(^|\/)contracts\.ts$/).filter(
      ({ from: file, to, isPackage }) => isPackage || (!isContract(to) && room(to) !== room(file)),
    );
    expect(arrows(wrong)).toEqual([]);
  });

  it('lets the ledger see the domain and the contracts, and no command', () => {
    const wrong = from(/^src\/tracking\/ledger\//).filter(({ to }) =>
      to.startsWith('src/tracking/commands/'),
    );
    expect(arrows(wrong)).toEqual([]);
  });

  it('keeps names free of other rooms, so that browsers can read them', () => {
    const wrong = from(/^src\/names\//).filter(({ to }) => !to.startsWith('src/names/'));
    expect(arrows(wrong)).toEqual([]);
  });

  it('never lets src import a plugin', () => {
    const wrong = from(/^src\//).filter(({ to }) => to.startsWith('plugins/') || to.startsWith('@tracker/'));
    expect(arrows(wrong)).toEqual([]);
  });

  it('never lets a plugin import another plugin', () => {
    const wrong = from(/^plugins\//).filter(
      ({ from: file, to }) =>
        to.startsWith('@tracker/') || (to.startsWith('plugins/') && room(to) !== room(file)),
    );
    expect(arrows(wrong)).toEqual([]);
  });

  it('lets the doors of a server use a room of src through its index, its contracts or its pure part', () => {
    const wrong = from(/^(src\/api|plugins\/[^/]+\/server)\//).filter(
      ({ to }) =>
        to.startsWith('src/') &&
        !/^src\/[^/]+(\/index)?$/.test(to) &&
        !isContract(to) &&
        !isPure(to) &&
        room(to) !== 'src/api',
    );
    expect(arrows(wrong)).toEqual([]);
  });

  it('never lets a plugin import src/api', () => {
    expect(arrows(from(/^plugins\//).filter(({ to }) => to.startsWith('src/api')))).toEqual([]);
  });

  it('gives web code contracts, pure rooms and the kit, and nothing of the server', () => {
    const allowed =
      /^src\/(tracking\/(contracts|domain\/.+)|codes\/(label|stage)-code|names(\/.+)?|admin\/kit(\/.+)?)$/;
    // A vite.config.ts runs on Node, at the build.
    const web = /^(src\/admin|plugins\/[^/]+\/(admin|web))\/(?!vite\.config\.ts)/;
    const wrong = from(web).filter(({ from: file, to, isPackage }) => {
      if (isPackage) return to === 'pg' || to.startsWith('node:') || to === '@strapi/strapi';
      const ownSide = web.exec(file)?.[1] ?? '';
      return !to.startsWith(`${ownSide}/`) && !allowed.test(to) && !isContract(to);
    });
    expect(arrows(wrong)).toEqual([]);
  });
});
