import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { PROJECT_DIR } from '../project-dir.mjs';

const WORKBOOK = [
  '№ бирки;Наименование;Количество;Масса',
  'A-101;Кронштейн левый;4;1,25',
  'A-102;Кронштейн правый;4;1,25',
  'A-103;Втулка;12;0,3',
].join('\n');

/**
 * The Microsoft of the tests, with a folder of workbooks: OneDrive is looked at without an account.
 * @returns {Promise<{ environment: Record<string, string>, stop(): Promise<void> }>} what the product is to be started with
 */
export async function startMicrosoft() {
  const outDir = path.join(PROJECT_DIR, 'dist', 'screens');
  await build({
    ...{ root: PROJECT_DIR, configFile: false, logLevel: 'error', publicDir: false },
    build: {
      ssr: path.join(PROJECT_DIR, 'tests', 'support', 'microsoft', 'server.ts'),
      outDir,
      rollupOptions: { output: { entryFileNames: 'microsoft.mjs' } },
    },
  });
  const { environmentFor, FakeMicrosoft } = await import(
    pathToFileURL(path.join(outDir, 'microsoft.mjs')).href
  );
  const fake = await FakeMicrosoft.start();
  for (const name of [
    'Заказ 117/бирки.csv',
    'Заказ 118/бирки.csv',
    'Образцы/50% & №.csv',
    'Бирки за ноябрь.csv',
  ])
    fake.drive.write(`Отчёты/${name}`, Buffer.from(WORKBOOK));
  fake.secretEnds = '2027-03-01T00:00:00Z';
  const stop = async () => {
    await fake.stop();
    fs.rmSync(outDir, { recursive: true, force: true });
  };
  return { environment: environmentFor(fake), stop };
}
