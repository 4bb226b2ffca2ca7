/**
 * Strapi greets everybody with a banner about its media library and has no setting against it. It
 * keeps "dismissed" under the name of the installation, which is not yet known (undefined) at first
 * and then false, because package.json names none.
 */
export function dismissBanners(): void {
  for (const installation of ['undefined', 'false']) {
    localStorage.setItem(`STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:${installation}`, 'true');
  }
}

/** Strapi's shop opens in a new window and its menu entry, shown to every super admin, has no setting. */
export function hideShop(): void {
  const style = document.createElement('style');
  style.textContent = 'nav li:has(a[href^="https://market.strapi.io"]) { display: none; }';
  document.head.append(style);
}

/** Strapi's form puts what it says of a wrong password right onto the label below it. */
export function spaceSignInError(): void {
  const style = document.createElement('style');
  style.textContent = '#global-form-error { display: block; margin-bottom: 2.4rem; }';
  document.head.append(style);
}

/** The content-type builder changes nothing outside `npm run develop`: elsewhere it is no page for a factory. */
export function withoutBuilder<Link extends { to: string }>(menu: Link[]): void {
  if (process.env.NODE_ENV === 'development') return;
  const place = menu.findIndex(({ to }) => to.endsWith('plugins/content-type-builder'));
  if (place >= 0) menu.splice(place, 1);
}

interface EditViewApis {
  addEditViewSidePanel?(change: (panels: { type?: string }[]) => { type?: string }[]): void;
}

/**
 * Forms of a factory have no web page to preview; Strapi offers to set one up beside each of them. Its panel is
 * the only one that has no type.
 */
export function withoutPreview(contentManager: { apis?: unknown } | undefined): void {
  const apis = contentManager?.apis as EditViewApis | undefined;
  apis?.addEditViewSidePanel?.((panels) => panels.filter(({ type }) => type !== undefined));
}
