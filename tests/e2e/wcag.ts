import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** How a screen is held: across, on the narrowest phone, and with text of twice the size. */
export const SHAPES = [
  { shape: 'landscape', viewport: { width: 740, height: 360 }, fontSize: '100%' },
  { shape: '320 px', viewport: { width: 320, height: 640 }, fontSize: '100%' },
  { shape: 'text of 200 %', viewport: { width: 360, height: 740 }, fontSize: '200%' },
];

/** What is touched; the field for scanners alone is not. */
const TARGETS = 'button, a[href], select, textarea, input:not(.catcher)';

/** What axe finds against WCAG 2.2 AA on the screen as it is, or within one part of it: the rule and where. */
export async function complaintsAbout(page: Page, within = 'html'): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(async (selector) => {
    const { axe: checker } = window as unknown as { axe: typeof axe };
    const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    return (await checker.run(selector, { runOnly: { type: 'tag', values } })) as AxeResults;
  }, within);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** How far something is wider than the screen, in pixels. */
export async function widthBeyond(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** What a glove may miss: everything to be touched that is smaller than 64 px either way. */
export async function smallTargets(page: Page, within = 'html'): Promise<string[]> {
  return page.evaluate(
    ({ within: part, selector }) =>
      [...document.querySelectorAll(`${part} :is(${selector})`)].flatMap((target) => {
        const { width, height } = target.getBoundingClientRect();
        const isSmall = width > 0 && (width < 63.5 || height < 63.5);
        return isSmall
          ? [`${Math.round(width)}x${Math.round(height)} ${target.outerHTML.slice(0, 120)}`]
          : [];
      }),
    { within, selector: TARGETS },
  );
}

/**
 * What nobody can read or touch: words that are wider or higher than what they stand in, targets that reach beyond
 * the sides of the page, targets that lie over each other.
 */
export async function cutOff(page: Page, within = 'html'): Promise<string[]> {
  return page.evaluate(
    ({ within: part, selector }) => {
      const name = (element: Element): string => element.outerHTML.slice(0, 120);
      const all = [...document.querySelectorAll(`${part} *`)];
      const clipped = all.filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        const hides = [overflowX, overflowY].some((overflow) => /hidden|clip/.test(overflow));
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
        const isSeen = clientWidth > 1 && element.textContent !== '';
        return isSeen && hides && (scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1);
      });
      const targets = [...document.querySelectorAll(`${part} :is(${selector})`)];
      const boxes = targets
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0);
      const outside = boxes.filter(({ box }) => box.left < -0.5 || box.right > innerWidth + 0.5);
      // What stays at the edge of the screen lies over what is scrolled beneath it, on purpose.
      const isPinned = (element: Element | null): boolean =>
        element !== null &&
        (getComputedStyle(element).position === 'sticky' || isPinned(element.parentElement));
      const over = boxes.flatMap((one, place) =>
        boxes.slice(place + 1).filter((other) => {
          if (isPinned(one.element) !== isPinned(other.element)) return false;
          const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
          const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
          return width > 1 && height > 1;
        }),
      );
      return [
        ...clipped.map((element) => `cut off: ${name(element)}`),
        ...outside.map(({ element }) => `beyond the side: ${name(element)}`),
        ...over.map(({ element }) => `over another: ${name(element)}`),
      ];
    },
    { within, selector: TARGETS },
  );
}

/** Nothing to complain about, on the page or within one part of it: axe, the width, the targets. */
export async function wrongWith(page: Page, within = 'html'): Promise<string[]> {
  const beyond = await widthBeyond(page);
  return [
    ...(await complaintsAbout(page, within)),
    ...(await smallTargets(page, within)),
    ...(beyond > 0 ? [`${beyond} px wider than the screen`] : []),
  ];
}

/** Words of headings that stand in two lines; what has digits is a code, which may. */
export async function brokenWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const broken: string[] = [];
    for (const heading of document.querySelectorAll('h1, h2')) {
      const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
      for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        for (const { 0: word, index } of (text.textContent ?? '').matchAll(/[^\s\d.-]{2,}/g)) {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
          if (lines.size > 1) broken.push(`in two lines: ${word}`);
        }
      }
    }
    return broken;
  });
}

/** How many pixels of each of these end below the screen, without scrolling. */
export async function belowTheEdge(page: Page, selector: string): Promise<number[]> {
  return page.evaluate(
    (chosen) =>
      [...document.querySelectorAll(chosen)].map((element) =>
        Math.max(0, Math.ceil(element.getBoundingClientRect().bottom - innerHeight)),
      ),
    selector,
  );
}

/** Looks at a screen, or what lies over it, in each shape, and notes what is wrong. With SHOTS it keeps pictures there. */
export function lookingInEachShape(page: Page) {
  const wrong: Record<string, string[]> = {};
  const look = async (screen: string, within = 'html'): Promise<void> => {
    for (const { shape, viewport, fontSize } of SHAPES) {
      await page.setViewportSize(viewport);
      await page.evaluate((size) => (document.documentElement.style.fontSize = size), fontSize);
      if (process.env.SHOTS)
        await page.screenshot({ path: `${process.env.SHOTS}/${screen}-${shape}.png`, fullPage: true });
      const found = [
        ...(await wrongWith(page, within)),
        ...(await cutOff(page, within)),
        ...(await brokenWords(page)),
      ];
      if (found.length > 0) wrong[`${screen}, ${shape}`] = found;
    }
  };
  return { wrong, look };
}
