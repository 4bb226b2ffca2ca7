/** The only room that holds SQL for the ledger: read state, append facts. */
export {
  lockAmended,
  readLinesBelow,
  removeBomLines,
  setLineQuantities,
  setRequirements,
  type AmendedPart,
  type LineBelow,
} from './amend-composition';
export { appendActs, type ActToAppend } from './append-acts';
export { appendBomLines, readNeedsOf, replaceNeeds, type NewMaterialNeed } from './append-composition';
export { appendLabels, appendStates, type NewOperation, type NewState } from './append-launch';
export {
  appendScan,
  appendScans,
  appendTogether,
  type Appended,
  type NewScan,
  type ScanToAppend,
} from './append-scan';
export {
  closeCall,
  insertCall,
  readCall,
  readCallFact,
  readLastCall,
  readOpenCalls,
  takeCall,
  type StoredCall,
} from './calls';
export { batchCopies, compositionCopies } from './copy-launch';
export { copyAll, type Copy } from './copy-rows';
export { readCalled, readNeed, readProductLines, writeLine } from './composition';
export { applyRouteChange } from './apply-route-change';
export { readChildLines } from './children';
export { readHistory, readRootOf, type HistoryPlace, type PlacedEvent } from './history';
export { lockLaunchedBy, type LaunchedByImport } from './launched-parts';
export { joinStatements } from './joined-statements';
export type {
  DefectReason,
  LedgerPart,
  PartFound,
  PartIdentity,
  PartWant,
  ScanWithUndone,
  StoredScan,
  UndoFound,
  UndoWant,
} from './ledger-part';
export { copyPartRow, readLotHistory, readLotSource, type LotHistory, type LotSource } from './lots';
export { lockProduct, takenItemKeys, takePartIds, type LockedProduct } from './new-parts';
export { orderedDocumentId, orderedUuid } from './ordered-ids';
export {
  appendPartFacts,
  readFact,
  type NewPartFact,
  type PartFactKind,
  type StandingFact,
} from './part-fact';
export { insertPhoto, readPhoto, readUnusedPhotos, type PhotoFile } from './note-photos';
export {
  countNotes,
  eraseNote,
  hangPhoto,
  insertNote,
  readNote,
  readNotes,
  updateNote,
  type NewNote,
  type StoredNote,
} from './notes';
export { appendPartEvents, type NewPartEvent } from './part-events';
export {
  readComposition,
  readCompositionsOf,
  readLastOperators,
  readLastOperatorsOf,
  readLastScans,
  readUndoing,
  readUndoingOf,
} from './part-page';
export {
  appendProductFact,
  countParts,
  lockOpenParts,
  lockProductOf,
  readProductFact,
  type ProductRow,
} from './products';
export { readPartRow, renameItem, type PartRowFields } from './part-rows';
export {
  appendCardPrint,
  readCardPrints,
  type CardKind,
  type CardPrint,
  type CardPrints,
  type PrintedCard,
} from './card-prints';
export {
  countPrints,
  findLabels,
  productExists,
  readLabelProducts,
  readLabels,
  readLabelsOfPart,
  readLabelsOfParts,
  readPartColumns,
  type LabelOfPart,
  type LabelProduct,
  type LabelProductsWish,
  type PartLabel,
  type PrintedLabel,
} from './labels';
export { lockPart, readPart, readParts } from './read-part';
export { lockPartOfScan, readPartCodeOfScan, readUndo, readUndos } from './read-undo';
export {
  lockInCharge,
  readInCharge,
  readPerson,
  writeResponsible,
  type PartInCharge,
  type Responsible,
} from './responsible';
export {
  keepRefusedReports,
  lockRefusedReport,
  readMakerOfReport,
  readRefusedReports,
  type DismissibleReport,
  type RefusedReportRow,
} from './refused-reports';
export { listed, type Listed } from './listed';
export { keepUndos, lockKeptUndo, readKeptUndos, readUndosDealtWith, type KeptUndoRow } from './kept-undos';
export { readRoutedParts } from './routed-parts';
export { readDefaultRoute, readRouteOf, readRoutes, type RouteTemplate } from './routes';
export { readDealtWith, readDismissal, readLookAlikes, readSettling, type LookAlike } from './settling';
export {
  bulkSessionOf,
  inTransaction,
  openLedgerPool,
  sessionOf,
  violatedKey,
  type BulkSession,
  type Session,
} from './session';
export {
  readDerived,
  readFacts,
  readScans,
  readValidCodes,
  type DerivedPart,
  type LedgerFactRow,
  type LedgerScanRow,
} from './read-ledger';
export { replaceLabel } from './voided-labels';
export { readWorkList, type ListedPart } from './work-list';
export { insertScanPhoto, readScanPhoto, readUnusedScanPhotos } from './scan-photos';
