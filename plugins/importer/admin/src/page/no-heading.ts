/** The number of the heading row by which the server is told that a file has no heading. */
export const NO_HEADING = 0;
