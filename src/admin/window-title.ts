import { PRODUCT_NAME } from './kit';

const STRAPI_TITLE = /^(?:Strapi Admin|(.*) \| Strapi)$/;

function rename(): void {
  const match = STRAPI_TITLE.exec(document.title);
  if (match) document.title = match[1] ? `${match[1]} · ${PRODUCT_NAME}` : PRODUCT_NAME;
}

/** Strapi names itself in the window title of its own pages and has no setting for it. */
export function keepWindowTitle(): void {
  const title = document.querySelector('title');
  rename();
  if (title) new MutationObserver(rename).observe(title, { childList: true });
}
