#!/usr/bin/env node
/**
 * npm run screens [-- DIRECTORY]
 *
 * Pictures of every page for docs/screens, from a product and a database of their own: both languages,
 * light. With DIRECTORY all of them go there instead, also dark and at other widths: for looking at.
 */
import path from 'node:path';
import { buildStale, ADMIN, SCAN_PAGE, SERVER } from './build/steps.mjs';
import { findChromium, HOW_TO_INSTALL_CHROMIUM } from './find-chromium.mjs';
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
import { shootScanDoors } from './screens/scan-doors.mjs';
import { shootScanPage } from './screens/scan-page.mjs';
import { shootScanRare } from './screens/scan-rare.mjs';
import { shootScanStills } from './screens/scan-stills.mjs';
import { shootSecureGuide } from './screens/secure-guide.mjs';
import {
  shootConnection,
  shootOneDrive,
  shootTemplateErrors,
  shootWordReports,
} from './screens/word-reports.mjs';
import { shootTv } from './screens/tv.mjs';
import { Shooter } from './screens/shooter.mjs';

async function main() {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(HOW_TO_INSTALL_CHROMIUM);
  await buildStale(PROJECT_DIR, [SERVER, SCAN_PAGE, ADMIN], { say: console.error });
  const [directory] = process.argv.slice(2);
  const microsoft = await startMicrosoft();
  const product = await startProduct(microsoft.environment);
  const shooter = await Shooter.launch({
    executablePath,
    baseUrl: product.baseUrl,
    directory: directory ?? path.join(PROJECT_DIR, 'docs', 'screens'),
    all: directory !== undefined,
  });
  try {
    await shootSecureGuide(shooter);
    const panel = await openPanel(shooter, product);
    await shootGuide(shooter, panel);
    await shootImport(shooter, panel);
    await shootLabels(shooter, panel);
    await shootWordReports(shooter, panel);
    await shootTemplateErrors(shooter, panel);
    await shootConnection(shooter, panel);
    await shootOneDrive(shooter, panel);
    const demo = await product.fillDemo();
    await shootDashboards(shooter, panel);
    await shootHome(shooter, panel);
    await shootTv(shooter, panel);
    await shootAttention(shooter, panel);
    await shootReports(shooter, panel);
    await shootBatches(shooter, panel, demo);
    await shootRoutes(shooter, panel);
    await shootBadges(shooter, panel);
    await shootPrinting(shooter, panel, demo);
    await shootScanPage(shooter, panel, demo);
    await shootScanStills(shooter, panel, demo);
    await shootScanRare(shooter, panel, demo);
    await shootScanDoors(shooter, panel, demo);
    await shootRefusedReports(shooter, panel, demo);
    await shootAuditLog(shooter, panel, demo);
    await shootCalls(shooter, panel, demo);
    await shootPaper(shooter, panel);
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
