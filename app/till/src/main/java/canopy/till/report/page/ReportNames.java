package canopy.till.report.page;

import canopy.till.ui.Language;

/** What the station calls its things now; the id where it no longer has one. Any thread. */
public interface ReportNames {
  /** A fuel grade. */
  String grade(int id, Language language);

  /** A department of the shop. */
  String department(String id, Language language);

  /** An article of the shop. */
  String article(String id, Language language);

  /** A way to pay. */
  String tender(String id, Language language);

  /** A tax. */
  String tax(String id, Language language);

  /** Why cash was moved. */
  String reason(String id, Language language);

  /** What a person may do here. */
  String role(String id, Language language);

  /** A person. */
  String operator(String id);

  /** Head of every report: the station and the till. */
  String station(Language language);
}
