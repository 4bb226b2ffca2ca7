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
