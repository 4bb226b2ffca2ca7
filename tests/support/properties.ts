import fc from 'fast-check';

/**
 * A history on a real database takes a second to play: looking for a shorter one that fails would outlast the test's time, and
 * all that is told then is that it was exceeded. The first one that fails is told, with the seed that plays it again.
 */
fc.configureGlobal({ endOnFailure: true });
