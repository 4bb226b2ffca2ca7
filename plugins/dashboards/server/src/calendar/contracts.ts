/** A shift by the factory's clock; one that ends before it begins goes over midnight. */
export interface Shift {
  name: string;
  /** `08:00`. */
  startsAt: string;
  endsAt: string;
}

/** `GET` and `PUT /dashboards/calendar`: when the factory works. */
export interface FactoryCalendar {
  /** Empty: work goes on around the clock. Where two overlap the first one counts. */
  shifts: Shift[];
  /** 1 = Monday ... 7 = Sunday. */
  workingWeekdays: number[];
  /** `2026-01-01`. */
  daysOff: string[];
  /** A batch that waits for so long without a report is stuck, whatever is usual at its stage; 1 to 10,000. */
  stuckAfterHours: number;
}

/** What a `PUT` says; without `stuckAfterHours` that stays as it is. */
export type CalendarChange = Omit<FactoryCalendar, 'stuckAfterHours'> & { stuckAfterHours?: number };
