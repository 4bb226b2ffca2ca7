const ROUTES = '/content-manager/collection-types/api::route.route';

/** Leave the last step of a route out, so that batches on it differ from it. */
async function shorten({ shooter, token }) {
  const ask = async (method, path, body) => {
    const answer = await fetch(`${shooter.baseUrl}${path}`, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}`);
    return answer.json();
  };
  const { results } = await ask('GET', `${ROUTES}?pageSize=1&sort=name:DESC`);
  const { documentId, name } = results[0];
  const { data } = await ask('GET', `${ROUTES}/${documentId}`);
  const steps = data.steps.slice(0, -1).map(({ id }) => ({ id }));
  await ask('PUT', `${ROUTES}/${documentId}`, { name, steps });
  return documentId;
}

/** A route that was edited: what its form tells, and to which open batches it can be given. */
export async function shootRoutes(_shooter, panel) {
  const route = await shorten(panel);
  await panel.walk(async (page, shoot) => {
    await page.goto(`/admin${ROUTES}/${route}`);
    await page.waitForSelector('[data-apply-route]');
    await shoot('route-form');
    // On a phone the bar at the bottom lies over the button until it is scrolled to the middle.
    const apply = page.locator('[data-apply-route]');
    await apply.evaluate((button) => button.scrollIntoView({ block: 'center' }));
    await apply.click();
    await page.getByRole('dialog').locator('[data-routed], [data-refused]').first().waitFor();
    await shoot('route-batches');
  });
}
