package canopy.till.day.sheet;

/** The parts of a day's report, in the order in which they are read: what is wrong comes first. */
public enum DayPart {
  GAPS,
  OPEN,
  SUMMARY,
  TENDERS,
  SHIFTS,
  DRAWERS,
  MOVEMENTS,
  TAXES,
  GROUPS,
  CASHIERS,
  FATES,
  SETTLEMENT,
  TANKS,
  DELIVERIES,
  INCIDENTS,
  BILLS,
  PROOF
}
