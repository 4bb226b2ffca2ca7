import type { StrapiApp } from '@strapi/strapi/admin';
import { labelMessages } from '../names';
import { sayEnumerationsInLists } from './enum-cells';
import { beginWithBrowsersLanguage } from './first-language';
import { landOnceInTab, openDashboardFirst } from './home';
import { kitTexts } from './kit/kit-texts';
import { partTexts } from './kit/part-words';
import { LOGO } from './logo';
import { dismissBanners, hideShop, spaceSignInError, withoutBuilder, withoutPreview } from './quiet';
import { CONTENT_MANAGER_RU } from './russian/content-manager';
import { MEDIA_LIBRARY_RU } from './russian/media-library';
import { PANEL_EN, PANEL_RU } from './russian/panel';
import { SETTINGS_RU } from './russian/settings';
import { THEME } from './theme';
import { keepWindowTitle } from './window-title';

export default {
  config: {
    locales: ['ru'],
    translations: {
      ru: {
        ...PANEL_RU,
        ...CONTENT_MANAGER_RU,
        ...MEDIA_LIBRARY_RU,
        ...SETTINGS_RU,
        ...labelMessages('ru'),
        ...kitTexts('ru'),
        ...partTexts('ru'),
      },
      en: { ...PANEL_EN, ...labelMessages('en'), ...kitTexts('en'), ...partTexts('en') },
    },
    auth: { logo: LOGO },
    menu: { logo: LOGO },
    head: { favicon: LOGO },
    theme: THEME,
    tutorials: false,
    notifications: { releases: false },
  },
  register(app: StrapiApp) {
    beginWithBrowsersLanguage();
    app.router.addRoute(openDashboardFirst);
    landOnceInTab(app);
    withoutBuilder(app.router.menu);
  },
  bootstrap(app: Pick<StrapiApp, 'getPlugin' | 'registerHook'>) {
    sayEnumerationsInLists(app);
    dismissBanners();
    withoutPreview(app.getPlugin('content-manager'));
    hideShop();
    spaceSignInError();
    keepWindowTitle();
  },
};
