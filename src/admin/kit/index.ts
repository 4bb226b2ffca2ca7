/**
 * What the admin pages of our plugins share. Import it as `../../../../src/admin/kit`.
 *
 * Pages: `KitPage`, `Columns`, `Panel`, `StackedRows`, `LoadingState`, `EmptyState`, `ErrorState`, `SearchBox`, `Pager`, `StatusMark`,
 * `Figure`, `Defined`,
 * `WorkBar`.
 * Batches: `BatchStatus`, `kindWord`, ... in part-words. Live: `useLive`, `usePaced`, `LiveMark`.
 * Calls: `CallRow`. Acts: `DialogFrame`, `ReasonField`, `ChoiceField`, `useSending`, `useMay`, `newUuid`; on many batches: `useMany`, `useActIds`,
 * `OutcomeList`, `BatchList`.
 * Server: `useApi`, `useLoad`, `ApiFailure`. Words: `defineTexts`, `flawsOf`. Figures: `format*`,
 * instants in `useFactoryZone`.
 */
export { ChoiceField, type Choice } from './acts/choice-field';
export { DialogFrame } from './acts/dialog-frame';
export { ReasonField } from './acts/reason-field';
export { useSending } from './acts/use-sending';
export { ApiFailure, wasAborted } from './api-failure';
export { useFactoryZone } from './clock/use-factory-zone';
export { Columns } from './columns';
export { CallRow, callWords } from './calls';
export { Figure, NumberTh, Tabular } from './figure';
export * from './formats';
export { LiveMark } from './live/live-mark';
export { useLive, type LiveState } from './live/use-live';
export { usePaced } from './live/use-paced';
export { Defined, DefinitionMark, Definitions } from './definitions';
export { BatchList, NamedBatch, OutcomeList } from './many/batch-list';
export { countOutcomes, isOfOneBatch, type ActedItem, type Outcome } from './many/outcomes';
export { useActIds } from './many/use-act-ids';
export { useMany, type Many } from './many/use-many';
export { KitPage, PRODUCT_NAME } from './page';
export { Pager } from './pager';
export { Panel } from './panel';
export { BatchStatus, usePartSay } from './part-words';
export type { SentFile } from './post-for-file';
export { saveFile } from './save-file';
export { SearchBox } from './search-box';
export { StackedRows } from './stacked-rows';
export { EmptyState, ErrorState, LoadingState } from './states';
export { StatusMark, useStatusColours, type Status } from './status';
export { defineTexts, flawsOf, type Label, type Say, type Text, type TextTable, type Texts } from './texts';
export { useApi, useLoad, type Api, type Loaded } from './use-api';
export { useMay } from './use-may';
export { useUrlState } from './url-state';
export { newUuid } from './uuid';
export { WorkBar } from './work-bar';
