package canopy.till.report.export;

import canopy.till.ui.Formats;
import canopy.till.ui.Language;
import canopy.till.ui.Texts;

/**
 * The language of a document.
 *
 * @param language of every word in it
 * @param formats the station's way of writing figures
 * @param page pattern of the page number, with {@code {0}} and {@code {1}} for page and pages
 * @param noRows stands in a table without rows
 */
public record Wording(Language language, Formats formats, String page, String noRows) {
  /** The words of a document's frame in a language. Any thread. */
  public static Wording of(Texts texts, Language language, Formats formats) {
    return new Wording(
        language, formats, texts.in(language, "report.page"), texts.in(language, "report.norows"));
  }

  String page(int number, int of) {
    return page.replace("{0}", Integer.toString(number)).replace("{1}", Integer.toString(of));
  }
}
