/** Pictures of the page of reports, by what each answers. */
const REPORTS = ['throughput', 'cumulative-flow', 'defects', 'operator-performance'];

/** Reports of a factory at work: picture above, table below. */
export function shootReports(_shooter, panel) {
  return panel.walk(async (page, shoot) => {
    for (const report of REPORTS) {
      await page.goto(`/admin/plugins/reports?report=${report}`);
      await page.waitForSelector('[data-report-table]');
      await page.waitForSelector('.apexcharts-svg');
      await shoot(`report-${report}`);
    }
  });
}
