import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds against WCAG 2.2 AA on the screen as it is: the rule and where. */
export async function complaintsAbout(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(async () => {
    const { axe: checker } = window as unknown as { axe: typeof axe };
    const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    return (await checker.run(document, { runOnly: { type: 'tag', values } })) as AxeResults;
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** How far something is wider than the screen, in pixels. */
export async function widthBeyond(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** What a glove may miss: everything to be touched that is smaller than 64 px either way. */
export async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button, a[href], select, textarea, input:not(.catcher)')].flatMap(
      (target) => {
        const { width, height } = target.getBoundingClientRect();
        const isSmall = width > 0 && (width < 63.5 || height < 63.5);
        return isSmall
          ? [`${Math.round(width)}x${Math.round(height)} ${target.outerHTML.slice(0, 120)}`]
          : [];
      },
    ),
  );
}

/** Nothing to complain about: axe, the width, the targets. */
export async function wrongWith(page: Page): Promise<string[]> {
  const beyond = await widthBeyond(page);
  return [
    ...(await complaintsAbout(page)),
    ...(await smallTargets(page)),
    ...(beyond > 0 ? [`${beyond} px wider than the screen`] : []),
  ];
}
