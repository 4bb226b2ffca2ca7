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

/** An order of parts whose stages have worked on most days: one that has a forecast. */
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

/** Reports of a factory at work: picture above, table below. */
export async function shootReports(_shooter, panel) {
  await orderTurnedParts(panel);
  await panel.walk(async (page, shoot) => {
    for (const report of REPORTS) {
      await page.goto(`/admin/plugins/reports?report=${report}`);
      await page.waitForSelector('[data-report-table]');
      await page.waitForSelector('.apexcharts-svg');
      await shoot(`report-${report}`);
    }
  });
}
