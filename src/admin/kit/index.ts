/**
 * What the admin pages of our plugins share. Import it as `../../../../src/admin/kit`.
 *
 * Pages: `KitPage`, `LoadingState`, `EmptyState`, `ErrorState`, `SearchBox`, `StatusMark`, `Figure`.
 * Server: `useApi`, `useLoad`, `ApiFailure`. Words: `defineTexts`, `flawsOf`. Figures: `format*`.
 */
export { ApiFailure, wasAborted } from './api-failure';
export { Figure, Tabular } from './figure';
export * from './formats';
export { KitPage, PRODUCT_NAME } from './page';
export { SearchBox } from './search-box';
export { EmptyState, ErrorState, LoadingState } from './states';
export { StatusMark, useStatusColours, type Status } from './status';
export { defineTexts, flawsOf, type Label, type Say, type Text, type TextTable, type Texts } from './texts';
export { useApi, useLoad, type Api, type Loaded } from './use-api';
