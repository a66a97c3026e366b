package canopy.till.stock.tanks;

import canopy.core.quantity.Rate;
import canopy.core.quantity.Rounding;
import canopy.core.quantity.Volume;
import canopy.core.stock.Delivery;
import canopy.core.stock.StockFlag;
import canopy.core.stock.TankDay;
import canopy.till.report.export.Cell;
import canopy.till.report.export.Column;
import canopy.till.report.export.ReportDocument;
import canopy.till.report.export.Section;
import canopy.till.report.export.Wording;
import canopy.till.stock.WetStock;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A tank's days, deliveries and findings as a document, in the language spoken now. FX thread. */
final class StockExport {
  private final Look look;
  private final Texts texts;

  StockExport(Look look) {
    this.look = look;
    this.texts = look.texts();
  }

  /**
   * The document.
   *
   * @param title names the tank
   * @param station whose it is
   */
  ReportDocument document(String title, String station, WetStock.Sheet sheet) {
    List<Section> sections = new ArrayList<>();
    sections.add(days(sheet.days()));
    if (!sheet.deliveries().isEmpty()) {
      sections.add(deliveries(sheet.deliveries()));
    }
    if (!sheet.flags().isEmpty()) {
      sections.add(flags(sheet.flags()));
    }
    String period =
        sheet.days().isEmpty()
            ? ""
            : sheet.days().getFirst().day() + " – " + sheet.days().getLast().day();
    return new ReportDocument(
        title,
        period.isEmpty() ? List.of(station) : List.of(station, period),
        List.of(),
        sections,
        Wording.of(texts, texts.language(), look.formats()));
  }

  private Section days(List<TankDay> days) {
    List<Column> columns =
        List.of(
            Column.date(texts.text("stock.day")),
            Column.litres(texts.text("stock.opening")),
            Column.litres(texts.text("stock.delivered")),
            Column.litres(texts.text("stock.sold")),
            Column.litres(texts.text("stock.returned")),
            Column.litres(texts.text("stock.book")),
            Column.litres(texts.text("stock.closing")),
            Column.litres(texts.text("stock.variance")),
            Column.percent(texts.text("stock.share")),
            Column.litres(texts.text("stock.water")),
            Column.litres(texts.text("stock.corrected")),
            Column.litres(texts.text("stock.swelling")));
    List<List<Cell>> rows = new ArrayList<>();
    for (TankDay day : days) {
      rows.add(
          List.of(
              Cell.date(day.day()),
              litres(day.opening()),
              litres(delivered(day)),
              litres(day.metered()),
              litres(day.returned()),
              litres(day.book()),
              litres(day.closing()),
              litres(day.variance()),
              share(day.variance(), day.sold()),
              measured(day.water()),
              measured(day.closingCorrected()),
              measured(day.swelling())));
    }
    return new Section(texts.text("stock.view.days"), "", columns, rows, sums(days));
  }

  /** Stocks are not added up: only what came, went and is missing. */
  private static List<Cell> sums(List<TankDay> days) {
    if (days.isEmpty()) {
      return List.of();
    }
    Volume variance = sum(days, TankDay::variance);
    return List.of(
        Cell.empty(),
        Cell.empty(),
        litres(sum(days, StockExport::delivered)),
        litres(sum(days, TankDay::metered)),
        litres(sum(days, TankDay::returned)),
        Cell.empty(),
        Cell.empty(),
        litres(variance),
        share(variance, sum(days, TankDay::sold)),
        Cell.empty(),
        Cell.empty(),
        Cell.empty());
  }

  private static Volume delivered(TankDay day) {
    return day.delivered().plus(day.undocumented());
  }

  private static Volume sum(List<TankDay> days, Function<TankDay, Volume> of) {
    return days.stream().map(of).reduce(Volume.ZERO, Volume::plus);
  }

  private static Cell litres(Volume volume) {
    return Cell.litres(volume.millilitres());
  }

  /** Empty where nobody measured a temperature. */
  private static Cell measured(@Nullable Volume volume) {
    return volume == null ? Cell.empty() : litres(volume);
  }

  private static Cell share(Volume variance, Volume sold) {
    return sold.millilitres() <= 0
        ? Cell.empty()
        : Cell.percent(
            Rounding.HALF_UP.multiplyDivide(variance.millilitres(), Rate.ONE, sold.millilitres()));
  }

  private Section deliveries(List<Delivery> deliveries) {
    List<Column> columns =
        List.of(
            Column.text(texts.text("stock.document")),
            Column.litres(texts.text("stock.ticket")),
            Column.litres(texts.text("stock.before")),
            Column.litres(texts.text("stock.after")),
            Column.litres(texts.text("stock.meanwhile")),
            Column.litres(texts.text("stock.measured")),
            Column.litres(texts.text("stock.shortage")));
    List<List<Cell>> rows = new ArrayList<>();
    for (Delivery delivery : deliveries) {
      rows.add(
          List.of(
              Cell.of(delivery.document()),
              litres(delivery.ticket()),
              litres(delivery.before().volume()),
              litres(delivery.after().volume()),
              litres(delivery.soldMeanwhile()),
              litres(delivery.measured()),
              litres(delivery.shortage())));
    }
    return Section.of(texts.text("stock.deliveries"), columns, rows);
  }

  private Section flags(List<StockFlag> flags) {
    List<Column> columns =
        List.of(
            Column.date(texts.text("stock.day")),
            Column.text(texts.text("stock.findings")),
            Column.text(texts.text("stock.todo")));
    List<List<Cell>> rows = new ArrayList<>();
    for (StockFlag flag : flags) {
      rows.add(
          List.of(
              Cell.date(flag.day()),
              Cell.of(FlagWords.found(look, flag)),
              Cell.of(FlagWords.todo(texts, flag))));
    }
    return Section.of(texts.text("stock.findings"), columns, rows);
  }
}
