package canopy.till.report.export;

/**
 * A column of a table.
 *
 * @param heading already worded
 */
public record Column(String heading, ColumnKind kind) {
  /** Words or names. */
  public static Column text(String heading) {
    return new Column(heading, ColumnKind.TEXT);
  }

  /** Counts. */
  public static Column integer(String heading) {
    return new Column(heading, ColumnKind.INTEGER);
  }

  /** Amounts of money. */
  public static Column money(String heading) {
    return new Column(heading, ColumnKind.MONEY);
  }

  /** Volumes of fuel. */
  public static Column litres(String heading) {
    return new Column(heading, ColumnKind.LITRES);
  }

  /** Shares. */
  public static Column percent(String heading) {
    return new Column(heading, ColumnKind.PERCENT);
  }

  /** Business or calendar days. */
  public static Column date(String heading) {
    return new Column(heading, ColumnKind.DATE);
  }

  /** Times of day, in the station's zone. */
  public static Column time(String heading) {
    return new Column(heading, ColumnKind.TIME);
  }

  /** Moments, in the station's zone. */
  public static Column dateTime(String heading) {
    return new Column(heading, ColumnKind.DATE_TIME);
  }
}
