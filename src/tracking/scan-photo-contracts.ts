/** Photos of reports. Types only. */

/** A picture that was taken in, as the phone names it. */
export interface KeepScanPhotoCommand {
  /** UUID in lower case, named by the phone: the report has it among its attachments. */
  photoId: string;
  /** The report that it belongs to, which may come later. */
  scanId: string;
  partCode: string;
  /** Numeric id of the file. */
  fileId: number;
  contentHash: string;
}

/** `isNew` false: it had come meanwhile. `unused`: numeric ids of older pictures of the same person that may go. */
export interface ScanPhotoKept {
  ok: true;
  isNew: boolean;
  unused: number[];
}
