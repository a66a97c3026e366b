package canopy.till.report.export;

/** What a column holds: how its cells are written and on which side they stand. */
public enum ColumnKind {
  TEXT,
  /** A count, grouped by thousands. */
  INTEGER,
  /** Minor units of the document's currency. */
  MONEY,
  /** Millilitres, written as litres. */
  LITRES,
  /** Parts per million, written as per cent. */
  PERCENT,
  DATE,
  TIME,
  DATE_TIME;

  /** Whether it is added up in a sums row. */
  public boolean sums() {
    return this == INTEGER || this == MONEY || this == LITRES;
  }

  /** Whether it stands on the right. */
  public boolean figure() {
    return sums() || this == PERCENT;
  }
}
