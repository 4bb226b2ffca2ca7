/** `GET /tracker/factory`: what every page of the panel needs to know of the factory. */
export interface FactoryView {
  /** Its zone by the IANA name, e.g. `Europe/Moscow`: days and shifts turn by it, and pages tell time in it. */
  timeZone: string;
}
