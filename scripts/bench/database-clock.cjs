const { Client } = require('pg');

/** What runs beside an import and is no part of it: sums of reports are folded in the background. */
const BACKGROUND = /tracker_refresh_reports/;

function textOf([query]) {
  return typeof query === 'string' ? query : (query?.text ?? '');
}

/**
 * How long at least one statement was under way on any connection of this process, background work left out: the part of
 * an import that the database takes, with the way there and back.
 */
function databaseClock() {
  let running = 0;
  let begunMs = 0;
  let totalMs = 0;
  const begin = () => {
    if (running === 0) begunMs = performance.now();
    running += 1;
  };
  const end = () => {
    running -= 1;
    if (running === 0) totalMs += performance.now() - begunMs;
  };
  const { query } = Client.prototype;
  Client.prototype.query = function timed(...given) {
    if (BACKGROUND.test(textOf(given))) return query.apply(this, given);
    begin();
    const last = given.at(-1);
    if (typeof last === 'function') {
      const callback = (...answers) => {
        end();
        last(...answers);
      };
      return query.apply(this, [...given.slice(0, -1), callback]);
    }
    const answer = query.apply(this, given);
    // A stream (COPY) tells its end by an event, an ordinary query by its promise.
    if (typeof answer?.then === 'function') answer.then(end, end);
    else if (typeof answer?.once === 'function') answer.once('close', end);
    else end();
    return answer;
  };
  return {
    /** Milliseconds since it was asked last. */
    take() {
      const taken = totalMs;
      totalMs = 0;
      return taken;
    },
  };
}

module.exports = { databaseClock };
