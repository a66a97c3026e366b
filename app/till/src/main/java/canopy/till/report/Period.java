package canopy.till.report;

import java.time.LocalDate;

/** Days that are asked for with one touch; all end with the present business day. */
enum Period {
  TODAY("report.today", 1),
  WEEK("report.sevendays", 7),
  MONTH("report.thirtydays", 30),
  YEAR("report.year", 365);

  private final String key;
  private final int days;

  Period(String key, int days) {
    this.key = key;
    this.days = days;
  }

  String key() {
    return key;
  }

  LocalDate from(LocalDate today) {
    return today.minusDays(days - 1L);
  }
}
