/** Pictures of the page of reports, by what each answers. */
const REPORTS = [
  'throughput',
  'cumulative-flow',
  'defects',
  'operator-performance',
  'stage-time',
  'order-completion',
  'first-pass-yield',
  'work-in-process',
  'forecast',
];

/** How high a report is with all its pictures. */
const WHOLE_PX = 1_500;

/** One more order of parts: a forecast without a batch that is under way. */
async function orderTurnedParts(panel) {
  const list = '/content-manager/collection-types';
  const { results } = await panel.ask('GET', `${list}/api::route.route?pageSize=100`);
  const route = results.find(({ name }) => name === 'Точёная деталь').documentId;
  const dueDate = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
  const order = { designation: 'ВТ.400', name: 'Втулки', orderNumber: '104', quantity: 1, dueDate };
  const { data } = await panel.ask('POST', `${list}/api::product.product`, order);
  const part = { designation: 'ВТ.400.01', name: 'Втулка', kind: 'part', quantity: 40 };
  const connect = (documentId) => ({ connect: [{ documentId }] });
  await panel.ask('POST', `${list}/api::part.part`, {
    ...part,
    product: connect(data.documentId),
    route: connect(route),
  });
}

/** The window as high as the report, where it is higher: several pictures stand above the table. */
async function showWhole(page) {
  const { width } = page.viewportSize();
  await page.setViewportSize({ width, height: WHOLE_PX });
  const table = await page.waitForSelector('[data-report-table]');
  const { y, height } = await table.boundingBox();
  await page.setViewportSize({
    width,
    height: Math.min(WHOLE_PX, Math.max(900, Math.ceil(y + height + 40))),
  });
}

/** Reports of a factory at work: pictures above, table below. */
export async function shootReports(_shooter, panel) {
  await orderTurnedParts(panel);
  await panel.walk(async (page, shoot) => {
    for (const report of REPORTS) {
      await page.goto(`/admin/plugins/reports?report=${report}`);
      await page.waitForSelector('[data-report-table]');
      await page.waitForSelector('.apexcharts-svg');
      await showWhole(page);
      await shoot(`report-${report}`);
    }
  });
}
