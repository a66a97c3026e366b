package canopy.till.report.export;

import java.util.List;

/**
 * A report as it is written to a file. Everything is already worded in one language.
 *
 * @param title what it is
 * @param subtitle lines below the title: the station, the days, who made it and when
 * @param filters what was left out; empty if nothing was
 * @param sections the tables, in their order
 * @param wording the language and the way figures are written
 */
public record ReportDocument(
    String title,
    List<String> subtitle,
    List<Filter> filters,
    List<Section> sections,
    Wording wording) {
  /** Most tables of one report. */
  public static final int MOST_SECTIONS = 64;

  public ReportDocument {
    subtitle = List.copyOf(subtitle);
    filters = List.copyOf(filters);
    sections = List.copyOf(sections);
    if (title.isBlank() || sections.isEmpty() || sections.size() > MOST_SECTIONS) {
      throw new IllegalArgumentException(
          "a report has a title and 1 to " + MOST_SECTIONS + " tables");
    }
  }

  /**
   * A condition that the rows fulfil.
   *
   * @param name of what was chosen
   * @param value what was chosen
   */
  public record Filter(String name, String value) {}
}
