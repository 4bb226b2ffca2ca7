/** `GET /tracker/factory`: what every page of the panel needs to know of the factory. */
export interface FactoryView {
  /** Its zone by the IANA name, e.g. `Europe/Moscow`: days and shifts turn by it, and pages tell time in it. */
  timeZone: string;
}

/** A route that a batch may be given. */
export interface RouteChoice {
  /** documentId. */
  id: string;
  name: string;
}

/** `GET /tracker/choices`: what a batch may be given, by name. */
export interface BatchChoices {
  routes: RouteChoice[];
  /** User names of operators who are not blocked. */
  operators: string[];
}
