package canopy.till.receipt;

import canopy.core.catalogue.Language;
import canopy.core.catalogue.Names;
import canopy.core.operator.Operator;
import canopy.core.operator.Right;
import canopy.core.quantity.Money;
import canopy.core.sale.Line;
import canopy.till.station.Master;
import canopy.till.station.names.MasterNames;
import canopy.till.ui.Formats;
import canopy.till.ui.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * How papers speak: language, amounts, dates. Any thread.
 *
 * @param master the master data in force, asked for each paper
 * @param language of everything that is printed
 */
public record PaperStyle(
    Supplier<Master> master, Texts texts, Formats formats, Supplier<Language> language) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

  String text(String key, Object... arguments) {
    return plain("paper." + key, arguments);
  }

  /** What papers call as screens do. */
  String plain(String key, Object... arguments) {
    return texts.in(canopy.till.ui.Language.of(language.get().tag()), key, arguments);
  }

  /** The lines at the end of each receipt. */
  List<String> foot() {
    return master.get().receiptFoot(language.get());
  }

  /** What the station calls its things. */
  MasterNames names() {
    return new MasterNames(master.get(), language.get());
  }

  /** A person's name; what nobody did the till did by itself. */
  String operator(String id) {
    return names().operator(id, plain("report.till"));
  }

  String name(Names names) {
    return names().of(names);
  }

  /** Grade, pump and nozzle of a fill. */
  String fuel(Line.FuelFill line) {
    return text("fuel", name(line.name()), line.fill().pump(), line.fill().nozzle());
  }

  /** Litres and price of a fill. */
  String litres(Line.FuelFill line) {
    return text(
        "litres", formats.litres(line.fill().volume()), formats.unitPrice(line.fill().price()));
  }

  String time(Instant at) {
    return TIME.format(at.atZone(ZoneId.of(master.get().config().zone())));
  }

  /** {@code 11-22 14:05}, of what is not long ago. */
  String minute(Instant at) {
    return MINUTE.format(at.atZone(ZoneId.of(master.get().config().zone())));
  }

  /** An amount with the currency's sign, for the one figure that matters. */
  String amount(Money amount) {
    String figures = formats.money(Math.abs(amount.minor()));
    return (amount.minor() < 0 ? "-" : "") + formats.symbol() + figures;
  }

  /** Whether a paper for this person may tell what should be in the drawer. */
  boolean seesExpectedCash(String id) {
    Operator operator = master.get().operator(id);
    return operator != null && operator.mayAlone(Right.SEE_EXPECTED_CASH);
  }
}
