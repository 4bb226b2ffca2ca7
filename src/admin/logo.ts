const MARK = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
<rect width="64" height="64" rx="14" fill="#1565b4"/>
<g fill="none" stroke="#fff" stroke-width="5"><rect x="13" y="13" width="15" height="15" rx="2"/>
<rect x="36" y="13" width="15" height="15" rx="2"/><rect x="13" y="36" width="15" height="15" rx="2"/></g>
<path d="M35 44l6 6 11-13" fill="none" stroke="#7ee2a8" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/>
</svg>`;

/** The product's mark, a label whose last corner is ticked off, as an image address. */
export const LOGO = `data:image/svg+xml,${encodeURIComponent(MARK)}`;
