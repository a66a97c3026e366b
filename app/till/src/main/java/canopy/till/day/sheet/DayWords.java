package canopy.till.day.sheet;

import canopy.core.catalogue.Names;
import canopy.core.payment.PayMethod;
import canopy.till.report.export.Cell;
import canopy.till.station.Master;
import canopy.till.station.names.MasterNames;
import canopy.till.ui.Formats;
import canopy.till.ui.Language;
import canopy.till.ui.Texts;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a report speaks. What the master data no longer knows is called by its id. Any thread.
 *
 * @param language of every word
 */
public record DayWords(Texts texts, Language language, Formats formats, Master master) {
  private static final int MOST_NAMED = 4;

  String text(String key, Object... arguments) {
    return texts.in(language, key, arguments);
  }

  private MasterNames names() {
    return new MasterNames(master, language.rules());
  }

  String name(Names names) {
    return names().of(names);
  }

  /** Its name; the id if it is not known any more. */
  public String grade(int id) {
    return names().grade(id);
  }

  /** Its name; the id if it is not known any more. */
  public String tender(String id) {
    return names().tender(id);
  }

  /** A nozzle with what it gives. */
  public String nozzle(int pump, int number, int grade) {
    return text("day.z.nozzle", pump, number, grade(grade));
  }

  /** A tank with what is in it. */
  public String tank(int number, int grade) {
    return text("day.z.tankof", number, grade(grade));
  }

  /** What begins a line: in languages that have capitals, with one. */
  public static String opening(String words) {
    int end = words.isEmpty() ? 0 : words.offsetByCodePoints(0, 1);
    return words.substring(0, end).toUpperCase(Locale.ROOT) + words.substring(end);
  }

  /** The first few, and how many more there are: a pump that is silent has many nozzles. */
  public String named(List<String> places) {
    String and = text("day.z.and");
    return places.size() <= MOST_NAMED
        ? String.join(and, places)
        : String.join(and, places.subList(0, MOST_NAMED - 1))
            + text("day.z.more", places.size() - MOST_NAMED + 1);
  }

  /** A channel is called as the payment behind which it stands. */
  String channel(String id) {
    PayMethod method = master.payments().through(id);
    return method == null ? id : tender(method.kind());
  }

  /** Its name; the id if it is not known any more. */
  public String department(String id) {
    return names().department(id);
  }

  String tax(String id) {
    return names().tax(id);
  }

  /** What a tax class is called. */
  public String taxClass(String id) {
    return names().taxClass(id);
  }

  /** Why cash was moved; the id if it is not known any more. */
  String reason(String id) {
    return names().reason(id);
  }

  /** What nobody did the till did by itself. */
  String operator(String id) {
    return names().operator(id, text("report.till"));
  }

  LocalDateTime local(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneId.of(master.config().zone()));
  }

  Cell moment(@Nullable Instant at) {
    return at == null ? Cell.empty() : Cell.dateTime(local(at));
  }
}
