/** The door of the links of screens. */
export const TV_LINKS_PATH = '/dashboards/tv-links';
