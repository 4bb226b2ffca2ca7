/**
 * Looks of the screen: ten of its 1,080 lines are 1rem, whatever the screen's own size is. Nothing is written smaller than
 * 4rem: at 5 m a letter needs about 17 mm, that is 40 lines of a screen one metre wide.
 */
export const TV_STYLE = `
html { font-size: 0.5208vw; font-size: calc(10 * min(100vw / 1920, 100vh / 1080)); }
* { box-sizing: border-box; }
html, body { height: 100%; margin: 0; overflow: hidden; }
body { background: #0c0f16; color: #f2f5fa; font: 4.2rem/1.2 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif;
  font-variant-numeric: tabular-nums; display: flex; flex-direction: column; }
header { display: flex; align-items: baseline; padding: 2rem 5rem 0; height: 11rem; flex: none; }
h1 { font-size: 6.4rem; font-weight: 600; margin: 0; flex: 1; white-space: nowrap; }
#page { color: #a9b4c8; margin-right: 6rem; }
#clock { font-size: 6.4rem; font-weight: 600; }
main { flex: 1; min-height: 0; padding: 1rem 5rem; }
footer { height: 9rem; flex: none; padding: 0 5rem; display: flex; align-items: center; background: #151a25; color: #c3ccdc; white-space: nowrap; }
footer #dot { width: 3rem; height: 3rem; border-radius: 50%; background: #4dc98a; margin-right: 2rem; }
footer #event { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; }
footer[data-state=starting] #dot { background: #8592aa; }
footer[data-state=lost] { background: #b3261e; color: #fff; font-weight: 700; }
footer[data-state=lost] #dot { background: #fff; border-radius: 0; }
body.lost main { opacity: 0.55; }
.word { font-size: 7rem; margin: 0; height: 100%; display: flex; flex-direction: column; align-items: center; justify-content: center; text-align: center; }
.word small { display: block; font-size: 4.6rem; color: #c3ccdc; margin-top: 3rem; }
/* A name has two lines before anything of it is left out; one word that is longer than a line is broken. */
.two { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; overflow-wrap: anywhere; hyphens: auto; }
.one { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }

.tiles { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); grid-template-rows: repeat(3, minmax(0, 1fr)); gap: 2rem; height: 100%; }
.tiles.few { grid-template-columns: repeat(2, minmax(0, 1fr)); grid-template-rows: repeat(2, minmax(0, 1fr)); }
.tile { background: #1a2130; border-radius: 1.6rem; padding: 1rem 2.6rem; display: flex; flex-direction: column; justify-content: space-between; min-width: 0; min-height: 0; border: 0.6rem solid transparent; }
.tile .name { font-size: 4.4rem; line-height: 1.1; font-weight: 600; flex: none; }
/* Long names in the smallest letters that are read from afar; the longest have a third line, for which the batch makes room. */
.tile .name.long { font-size: 4rem; letter-spacing: -0.06rem; } .tile .name.longest { -webkit-line-clamp: 3; }
.tile .row { display: flex; justify-content: space-between; align-items: center; gap: 1.4rem; white-space: nowrap; }
.tile .count { font-size: 7.6rem; line-height: 1; font-weight: 700; }
.tile .beside { font-size: 4rem; line-height: 1.1; color: #c3ccdc; text-align: right; }
.tile .more { font-size: 4rem; line-height: 1.1; color: #c3ccdc; }
.few .tile { padding: 2rem 2.6rem; } .few .tile .name, .few .tile .name.long { font-size: 5.6rem; -webkit-line-clamp: 3; } .few .tile .count { font-size: 12rem; }
.few .tile .beside, .few .tile .more { font-size: 5rem; }
.tile.neck { border-color: #ffb454; } .tile .grew { color: #ffb454; font-weight: 700; }

.orders { display: flex; flex-direction: column; gap: 1.6rem; height: 100%; }
.order { height: 15.7rem; flex: none; background: #1a2130; border-radius: 1.6rem; padding: 0.8rem 2.6rem 1.2rem; display: grid; align-content: space-between; align-items: start;
  grid-template-columns: minmax(0, 1fr) 33rem 30rem; column-gap: 2.4rem; border: 0.4rem solid transparent; font-size: 4.2rem; line-height: 1.15; }
.order .name { font-size: 4rem; line-height: 1.2; font-weight: 600; } .order .name small { font-size: inherit; font-weight: 400; color: #c3ccdc; }
.order .done, .order .when { text-align: right; white-space: nowrap; }
.order .done small, .order .when small { display: block; font-size: inherit; font-weight: 400; color: #c3ccdc; }
.order .done small.lacks { color: #ff8d85; }
.order.late { border-color: #ff6b61; } .order.late .when { color: #ff8d85; font-weight: 700; }
/* A few orders fill the screen as a few stages do. */
.few .order { height: auto; flex: 1; max-height: 30rem; font-size: 5.2rem; grid-template-columns: minmax(0, 1fr) 46rem 40rem; padding: 2rem 2.6rem 2.6rem; }
.few .order .name { font-size: 5.6rem; } .few .bar { height: 4rem; border-radius: 2rem; }
.bar { grid-column: 1 / -1; height: 2.4rem; border-radius: 1.2rem; background: #333d52; display: flex; overflow: hidden; }
.bar i { display: block; height: 100%; flex: none; }
.bar .good { background: #4dc98a; } .bar .work { background: #6ea8ff; } .bar .scrap { background: #ff6b61; }

.figures { display: grid; grid-template-columns: repeat(4, 1fr); grid-template-rows: 3fr 2fr; gap: 2rem; height: 100%; }
.figure { background: #1a2130; border-radius: 1.6rem; padding: 2rem 2.6rem; display: flex; flex-direction: column; justify-content: space-between; min-width: 0; }
.figure b { font-size: 12rem; line-height: 1.2; font-weight: 700; white-space: nowrap; } .figure b.long { font-size: 9.6rem; } .figure b.longest { font-size: 6.4rem; }
.figure.wide { grid-column: span 2; } .figure.wide b { font-size: 24rem; } .figure.wide b.long { font-size: 18rem; } .figure.wide b.longest { font-size: 13rem; }
.figure.good b { color: #4dc98a; } .figure.bad b { color: #ff8d85; } .figure.held b { color: #c9a6ff; } .figure.warn b { color: #ffb454; }
#full { flex: none; margin-left: 3rem; font: inherit; line-height: 1.2; padding: 0.4rem 2.4rem; border-radius: 1.2rem; border: 0.3rem solid #6ea8ff; background: #0c0f16; color: #f2f5fa; cursor: pointer; }
[hidden] { display: none !important; }
body.idle { cursor: none; }
`;
