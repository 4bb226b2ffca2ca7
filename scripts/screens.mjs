#!/usr/bin/env node
/**
 * npm run screens [-- DIRECTORY] [-- --only NAME,NAME]
 *
 * Pictures of every page for docs/screens, from a product and a database of their own: both languages,
 * light. With DIRECTORY all of them go there instead, also dark and at other widths: for looking at.
 * `--only` names the groups of pages below; without it all of them. A group that fails is told at the end, and holds up no other one.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildStale, ADMIN, SCAN_PAGE, SERVER } from './build/steps.mjs';
import { findHeadlessChromium, HOW_TO_INSTALL_CHROMIUM } from './find-chromium.mjs';
import { PROJECT_DIR } from './project-dir.mjs';
import { openPanel } from './screens/panel.mjs';
import { startProduct } from './screens/product.mjs';
import { shootAuditLog } from './screens/audit-log.mjs';
import { shootBadges } from './screens/badges.mjs';
import { shootBatches } from './screens/batches.mjs';
import { shootCalls } from './screens/calls.mjs';
import { shootAttention, shootDashboards, shootGuide } from './screens/dashboards.mjs';
import { shootHome } from './screens/home.mjs';
import { shootImport } from './screens/importer.mjs';
import { shootLabels } from './screens/labels.mjs';
import { startMicrosoft } from './screens/microsoft.mjs';
import { shootPaper } from './screens/paper.mjs';
import { shootPrinting } from './screens/printing.mjs';
import { shootRoutes } from './screens/routes.mjs';
import { shootRefusedReports } from './screens/refused-reports.mjs';
import { shootReports } from './screens/reports.mjs';
import { shootScanAsides } from './screens/scan-asides.mjs';
import { shootScanDoors } from './screens/scan-doors.mjs';
import { shootScanOthers } from './screens/scan-others.mjs';
import { shootScanPage } from './screens/scan-page.mjs';
import { shootScanPdf } from './screens/scan-pdf.mjs';
import { shootScanRare } from './screens/scan-rare.mjs';
import { shootScanStills } from './screens/scan-stills.mjs';
import { shootScanVersions } from './screens/scan-versions.mjs';
import { shootSecureGuide } from './screens/secure-guide.mjs';
import { shootSecureOthers } from './screens/secure-others.mjs';
import {
  shootConnection,
  shootOneDrive,
  shootTemplateErrors,
  shootWordReports,
} from './screens/word-reports.mjs';
import { shootTv } from './screens/tv.mjs';
import { Shooter } from './screens/shooter.mjs';

/** Pages of a factory that has nothing yet, then those of the demonstration: name, how they are shot. */
const BEFORE_DEMO = [
  ['secure', ({ shooter }) => shootSecureGuide(shooter)],
  ['secure-others', ({ shooter }) => shootSecureOthers(shooter)],
  ['guide', ({ shooter, panel }) => shootGuide(shooter, panel)],
  ['import', ({ shooter, panel }) => shootImport(shooter, panel)],
  ['labels', ({ shooter, panel }) => shootLabels(shooter, panel)],
  ['word', ({ shooter, panel }) => shootWordReports(shooter, panel)],
  ['word-errors', ({ shooter, panel }) => shootTemplateErrors(shooter, panel)],
  ['connection', ({ shooter, panel }) => shootConnection(shooter, panel)],
  ['onedrive', ({ shooter, panel }) => shootOneDrive(shooter, panel)],
];
const OF_DEMO = [
  ['dashboards', ({ shooter, panel }) => shootDashboards(shooter, panel)],
  ['home', ({ shooter, panel }) => shootHome(shooter, panel)],
  ['tv', ({ shooter, panel }) => shootTv(shooter, panel)],
  ['attention', ({ shooter, panel }) => shootAttention(shooter, panel)],
  ['reports', ({ shooter, panel }) => shootReports(shooter, panel)],
  ['batches', ({ shooter, panel, demo }) => shootBatches(shooter, panel, demo)],
  ['routes', ({ shooter, panel }) => shootRoutes(shooter, panel)],
  ['badges', ({ shooter, panel }) => shootBadges(shooter, panel)],
  ['printing', ({ shooter, panel, demo }) => shootPrinting(shooter, panel, demo)],
  ['scan', ({ shooter, panel, demo }) => shootScanPage(shooter, panel, demo)],
  ['scan-stills', ({ shooter, panel, demo }) => shootScanStills(shooter, panel, demo)],
  ['scan-rare', ({ shooter, panel, demo }) => shootScanRare(shooter, panel, demo)],
  ['scan-doors', ({ shooter, panel, demo }) => shootScanDoors(shooter, panel, demo)],
  ['scan-asides', ({ shooter, panel, demo }) => shootScanAsides(shooter, panel, demo)],
  ['scan-others', ({ shooter, panel, demo }) => shootScanOthers(shooter, panel, demo)],
  ['scan-versions', ({ shooter, panel, demo }) => shootScanVersions(shooter, panel, demo)],
  ['scan-pdf', ({ shooter, panel, demo }) => shootScanPdf(shooter, panel, demo)],
  ['refused', ({ shooter, panel, demo }) => shootRefusedReports(shooter, panel, demo)],
  ['audit', ({ shooter, panel, demo }) => shootAuditLog(shooter, panel, demo)],
  ['calls', ({ shooter, panel, demo }) => shootCalls(shooter, panel, demo)],
  ['paper', ({ shooter, panel }) => shootPaper(shooter, panel)],
];

/** @returns the names of the groups that failed */
async function shoot(groups, only, world) {
  const failed = [];
  for (const [name, take] of groups) {
    if (only && !only.includes(name)) continue;
    console.error(`${name} ...`);
    await take(world).catch((error) => {
      console.error(error);
      failed.push(name);
    });
  }
  return failed;
}

async function main() {
  const executablePath = findHeadlessChromium();
  if (!executablePath) throw new Error(HOW_TO_INSTALL_CHROMIUM);
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { only: { type: 'string' } },
  });
  const only = values.only?.split(',');
  await buildStale(PROJECT_DIR, [SERVER, SCAN_PAGE, ADMIN], { say: console.error });
  const [directory] = positionals;
  const microsoft = await startMicrosoft();
  const product = await startProduct(microsoft.environment);
  const shooter = await Shooter.launch({
    executablePath,
    baseUrl: product.baseUrl,
    directory: directory ?? path.join(PROJECT_DIR, 'docs', 'screens'),
    all: directory !== undefined,
  });
  try {
    const panel = await openPanel(shooter, product);
    const failed = await shoot(BEFORE_DEMO, only, { shooter, panel });
    const demo = await product.fillDemo();
    failed.push(...(await shoot(OF_DEMO, only, { shooter, panel, demo })));
    if (failed.length > 0) throw new Error(`Not taken, or not all of them: ${failed.join(', ')}.`);
  } finally {
    await shooter.close();
    await product.stop();
    await microsoft.stop();
  }
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
