package canopy.till.ui.manage;

import canopy.core.catalogue.FuelGrade;
import canopy.core.shift.OpenItem;
import canopy.core.station.Book;
import canopy.till.ui.Look;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * How what is open is called, and where it can be dealt with: the same for a shift, a day, and on
 * paper. Any thread.
 *
 * @param texts in the language of whoever reads it
 * @param fuel grade and time of a fill, as they are written there
 */
public record OpenWords(Say texts, Function<OpenItem.Fuel, String> fuel) {
  /** A text by its key. */
  @FunctionalInterface
  public interface Say {
    String text(String key, Object... arguments);
  }

  /** As screens say it. FX thread. */
  public static OpenWords on(Look look, Book book) {
    return new OpenWords(
        look.texts()::text,
        fuel -> {
          FuelGrade grade = book.grade(fuel.grade());
          LocalDateTime ended = LocalDateTime.ofInstant(fuel.endedAt(), book.station().zone());
          return (grade == null ? Integer.toString(fuel.grade()) : Words.name(look, grade.name()))
              + " · "
              + Words.dayAndTime(look, ended);
        });
  }

  /** What kind of thing it is. */
  public String what(OpenItem item) {
    return texts.text("open." + item.kind());
  }

  /** By which name it is found again; of lines, how many there are. */
  public static String name(OpenItem item) {
    return switch (item.kind()) {
      case UNSENT_LINES -> item.detail();
      case BILL_DIFFERENCE -> item.detail() + " " + item.name();
      case HELD_SALE -> item.detail().isEmpty() ? item.name() : item.name() + " · " + item.detail();
      case OPEN_SALE, SALE_ASIDE, UNPAID_FILL, RELEASED_PUMP, PREPAY, PAYMENT, REFUND, PRINT_JOB ->
          item.name();
    };
  }

  /** Which one it is: its pump tells people more than its name does. */
  public String which(OpenItem item) {
    return item.pump() > 0 ? texts.text("open.pump", item.pump()) : name(item);
  }

  /** A fill's grade and when it ended; empty of anything else. */
  public String fuel(OpenItem item) {
    OpenItem.Fuel found = item.fuel();
    return found == null ? "" : fuel.apply(found);
  }

  /** {@code Unpaid fill · pump 4 · 95# · 22 Nov 14:05}. */
  public String of(OpenItem item) {
    List<String> parts = new ArrayList<>(List.of(what(item), which(item), fuel(item)));
    parts.removeIf(String::isEmpty);
    return String.join(" · ", parts);
  }

  /** Where it can be dealt with; a sale that waits for its payment, at the payment. */
  public static Place place(OpenItem.Kind kind) {
    return switch (kind) {
      case OPEN_SALE, UNPAID_FILL, RELEASED_PUMP, PREPAY -> Place.SALE;
      case HELD_SALE -> Place.HELD;
      case SALE_ASIDE, PAYMENT, REFUND -> Place.PAYMENTS;
      case BILL_DIFFERENCE -> Place.BILLS;
      case PRINT_JOB -> Place.HEALTH;
      case UNSENT_LINES -> Place.HEAD_OFFICE;
    };
  }
}
