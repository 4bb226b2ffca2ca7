import { percentile } from './figures.mjs';

/** As a person who turns a wheel quickly: a notch each frame, 7,200 pixels a second. */
const NOTCH_PX = 120;
const NOTCHES = 600;
const NOTCH_MS = 1_000 / 60;
/** A browser that does not keep up is not given more than this in advance. */
const MOST_AHEAD = 8;

/** Notes, each frame, how long the last one took and how much of the scroller stands there without a row. Runs in the page. */
function watchFrames(selector) {
  const scroller = globalThis.document.querySelector(selector);
  const seen = { frameMs: [], blankPx: [], at: [] };
  globalThis.seen = seen;
  let lastMs = performance.now();
  const look = (nowMs) => {
    if (globalThis.seen !== seen) return;
    const { top, bottom } = scroller.getBoundingClientRect();
    const head = scroller.querySelector('thead')?.getBoundingClientRect().height ?? 0;
    let filledPx = head;
    for (const row of scroller.querySelectorAll('[data-row]')) {
      const own = row.getBoundingClientRect();
      filledPx += Math.max(0, Math.min(own.bottom, bottom) - Math.max(own.top, top + head));
    }
    seen.frameMs.push(nowMs - lastMs);
    seen.blankPx.push(Math.max(0, scroller.clientHeight - filledPx));
    lastMs = nowMs;
    globalThis.requestAnimationFrame(look);
  };
  globalThis.requestAnimationFrame(look);
}

/** Seconds of the processor that the page's thread has taken so far: what else the machine does counts for nothing. */
async function workOf(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return {
    all: of('TaskDuration'),
    script: of('ScriptDuration'),
    style: of('RecalcStyleDuration'),
    layout: of('LayoutDuration'),
  };
}

async function turnWheel(page) {
  const startedMs = performance.now();
  const underWay = new Set();
  for (let notch = 0; notch < NOTCHES; notch += 1) {
    const sent = page.mouse.wheel(0, NOTCH_PX).finally(() => underWay.delete(sent));
    underWay.add(sent);
    const waitMs = startedMs + (notch + 1) * NOTCH_MS - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    while (underWay.size >= MOST_AHEAD) await Promise.race(underWay);
  }
  await Promise.all(underWay);
}

/**
 * Turn the wheel over a scroller.
 * @param {import('playwright-core').Page} page @param {string} selector of the scroller
 * @returns per frame: milliseconds, and of those the work of the page's thread; frames with room without a row, the most of
 * it in pixels, and how far it went
 */
export async function wheelThrough(page, selector) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const scroller = page.locator(selector);
  await scroller.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await scroller.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.evaluate(watchFrames, selector);
  const before = await workOf(session);
  await turnWheel(page);
  const after = await workOf(session);
  const { frameMs, blankPx } = await page.evaluate(() => {
    const seen = globalThis.seen;
    globalThis.seen = null;
    return seen;
  });
  const frames = frameMs.slice(1);
  const perFrame = (name) => ((after[name] - before[name]) * 1_000) / frames.length;
  return {
    frames: frames.length,
    p50: percentile(frames, 50),
    p95: percentile(frames, 95),
    longest: Math.max(...frames),
    blankFrames: blankPx.filter((px) => px > 1).length,
    mostBlankPx: Math.max(...blankPx),
    workMs: perFrame('all'),
    parts: ['script', 'style', 'layout'].map((name) => `${name} ${perFrame(name).toFixed(1)}`).join(', '),
    scrolledPx: await scroller.evaluate((element) => element.scrollTop),
  };
}

/** Jump to places far from each other, as somebody does who drags the bar; milliseconds until the rows stand there. */
export async function jumpAround(page, selector, places) {
  const taken = [];
  for (let place = 1; place <= places; place += 1) {
    // Forth and back, so that no jump ends near the last one.
    const part = (place % 2 === 0 ? place : places - place) / (places + 1);
    taken.push(
      await page.evaluate(
        ([of, share]) =>
          new Promise((resolve) => {
            const scroller = globalThis.document.querySelector(of);
            const startedMs = performance.now();
            scroller.scrollTop = share * scroller.scrollHeight;
            const look = () => {
              const { left, top, width, height } = scroller.getBoundingClientRect();
              const seen = globalThis.document.elementFromPoint(left + width / 2, top + height / 2);
              if (seen?.closest('[data-row]')) resolve(performance.now() - startedMs);
              else globalThis.requestAnimationFrame(look);
            };
            globalThis.requestAnimationFrame(look);
          }),
        [selector, part],
      ),
    );
  }
  return taken;
}
