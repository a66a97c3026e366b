package canopy.till.report.page;

/** The reports, in the order of the list. */
public enum ReportKind {
  GLANCE("report.glance"),
  WEEK("report.week"),
  DAYS("report.days"),
  HOURS("report.hours"),
  FUEL("report.fuel"),
  SHOP("report.shop"),
  TENDERS("report.tenders"),
  CASHIERS("report.cashiers"),
  SHIFTS("report.shifts"),
  SALES("report.sales"),
  FINDINGS("report.findings"),
  AUDIT("report.audit");

  private final String key;

  ReportKind(String key) {
    this.key = key;
  }

  /** The word in the texts. */
  public String key() {
    return key;
  }

  /** Whether sums by shift are known for it. */
  public boolean knowsShifts() {
    return this != SALES && this != FINDINGS && this != AUDIT;
  }

  /** Whether it shows fuel by grade, or what was sold of one grade. */
  public boolean knowsGrades() {
    return this == FUEL || this == SALES || isMixed() || isByKey();
  }

  /** Whether it shows goods by department, or what was sold of one of them. */
  public boolean knowsDepartments() {
    return this == SHOP || this == SALES || isMixed() || isByKey();
  }

  /** Whether it has a row for each day, hour, person ...; of a grade or department too. */
  private boolean isByKey() {
    return switch (this) {
      case DAYS, HOURS, TENDERS, CASHIERS, SHIFTS -> true;
      case GLANCE, WEEK, FUEL, SHOP, SALES, FINDINGS, AUDIT -> false;
    };
  }

  /** Whether it shows fuel, goods and what is neither, so that such a filter concerns a part. */
  boolean isMixed() {
    return this == GLANCE || this == WEEK;
  }
}
