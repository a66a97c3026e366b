package canopy.till.ui.manage;

import canopy.core.catalogue.Names;
import canopy.core.event.Recorded;
import canopy.core.operator.Operator;
import canopy.core.quantity.Quantity;
import canopy.core.station.Book;
import canopy.till.ui.Formats;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** How names and quantities of the rules are written on screens, in the language spoken now. */
public final class Words {
  private Words() {}

  /** The rules' name for a language of the screens. */
  public static canopy.core.catalogue.Language language(Language spoken) {
    return switch (spoken) {
      case CHINESE -> canopy.core.catalogue.Language.ZH_CN;
      case ENGLISH -> canopy.core.catalogue.Language.EN;
      case SPANISH -> canopy.core.catalogue.Language.ES;
    };
  }

  /** The name in the language spoken now. */
  public static String name(Look look, Names names) {
    return names.in(language(look.texts().language()));
  }

  /** A person's name; the id if nobody knows it any more. What nobody did the till did. */
  public static String person(Look look, Book book, String id) {
    if (id.equals(Recorded.SYSTEM)) {
      return look.texts().text("report.till");
    }
    Operator operator = book.operator(id);
    return operator == null ? id : operator.name();
  }

  /** {@code WeChat Pay 96.00}: which payment is meant. */
  public static String subject(Look look, Names kind, long amountMinor) {
    return name(look, kind) + " " + look.formats().amount(amountMinor);
  }

  /** {@code 22 Nov}, for sentences about this week. */
  public static String day(Look look, LocalDate day) {
    return written(look, "M月d日", "d MMM", day);
  }

  /** The business date to be put behind something, if the calendar showed another date then. */
  public static String otherDay(Look look, LocalDate businessDay, LocalDate calendar) {
    return businessDay.equals(calendar)
        ? ""
        : " · " + look.texts().text("ui.businessday", day(look, businessDay));
  }

  /** {@code 14:05}. */
  public static String time(LocalDateTime at) {
    return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(at);
  }

  /** {@code 22 Nov 14:05}. */
  public static String dayAndTime(Look look, LocalDateTime at) {
    return written(look, "M月d日 HH:mm", "d MMM HH:mm", at);
  }

  private static String written(Look look, String chinese, String western, TemporalAccessor at) {
    Language spoken = look.texts().language();
    String pattern = spoken == Language.CHINESE ? chinese : western;
    return DateTimeFormatter.ofPattern(pattern, spoken.locale()).format(at);
  }

  /** {@code 3} or {@code 0.580 kg}. */
  public static String quantity(Quantity quantity) {
    return switch (quantity.unit()) {
      case PIECE -> Long.toString(quantity.amount());
      case GRAM -> BigDecimal.valueOf(quantity.amount(), 3).toPlainString() + " kg";
    };
  }

  /** {@code 23.41 L}. */
  public static String litres(Formats formats, long millilitres) {
    return formats.litres(millilitres) + " L";
  }
}
