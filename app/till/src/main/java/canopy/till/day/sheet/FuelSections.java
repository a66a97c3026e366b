package canopy.till.day.sheet;

import canopy.core.account.ZReport;
import canopy.core.quantity.Money;
import canopy.core.quantity.Rounding;
import canopy.core.quantity.Volume;
import canopy.core.settlement.Fate;
import canopy.core.settlement.FuelSum;
import canopy.core.settlement.Gap;
import canopy.core.settlement.GradeLine;
import canopy.core.settlement.Nozzle;
import canopy.core.settlement.TankLine;
import canopy.core.stock.Delivery;
import canopy.till.report.export.Cell;
import canopy.till.report.export.Column;
import canopy.till.report.export.ColumnKind;
import canopy.till.report.export.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fuel four ways, as tables; each difference a sentence with its amount. */
record FuelSections(DayWords words, ZReport report) {
  /** Millilitres. */
  private static final long HUNDREDTH = 10;

  /**
   * What does not agree. Missing readings of one kind share a line; those of the close are missing
   * once the day is closed.
   */
  Section gaps() {
    List<List<Cell>> rows = new ArrayList<>();
    Map<String, List<String>> missing = new LinkedHashMap<>();
    boolean closed = report.span().isClosed();
    for (Gap gap : report.fuel().gaps()) {
      if (!gap.isWorthALine() || (!closed && gap.kind().isMissingAtClose())) {
        continue;
      }
      if (gap.kind().isMissing()) {
        missing.computeIfAbsent(gap.kind().name(), kind -> new ArrayList<>()).add(place(gap));
      } else {
        rows.add(row(sentence(gap), gap.volume(), amount(gap)));
      }
    }
    missing.forEach(
        (kind, places) ->
            rows.add(row(words.text("day.z.gap." + kind, words.named(places)), null, null)));
    if (!report.isTrue()) {
      rows.addFirst(row(words.text("day.z.untrue"), null, null));
    }
    Section section =
        Section.of(
            words.text("day.z.gaps"),
            List.of(
                Column.text(words.text("day.z.what")),
                Column.litres(words.text("day.z.litres")),
                Column.money(words.text("day.z.gapamount"))),
            rows);
    if (!closed) {
      return section.noting(words.text("day.z.notcompared"));
    }
    return rows.isEmpty() ? section.noting(words.text("day.z.nogaps")) : section;
  }

  /**
   * What a difference comes to: by the dispensers where they say it, else at what the grade brought
   * in on this day. Nothing where it is not fuel that is missing or too much, and where none of the
   * grade flowed.
   */
  private @Nullable Money amount(Gap gap) {
    Volume volume = gap.volume();
    if (!gap.kind().isFuel() || volume == null || gap.amount() != null) {
      return gap.amount();
    }
    return report.fuel().grades().stream()
        .filter(grade -> grade.grade() == gap.place().grade())
        .map(grade -> grade.fills().dispensed())
        .filter(flowed -> flowed.volume().millilitres() > 0)
        .findFirst()
        .map(flowed -> at(flowed, volume))
        .orElse(null);
  }

  private static Money at(FuelSum flowed, Volume volume) {
    return Money.of(
        Rounding.HALF_UP.multiplyDivide(
            volume.millilitres(), flowed.amount().minor(), flowed.volume().millilitres()),
        flowed.amount().currency());
  }

  private static List<Cell> row(String what, @Nullable Volume volume, @Nullable Money amount) {
    return List.of(
        Cell.of(what), litres(volume), amount == null ? Cell.empty() : Cell.money(amount.minor()));
  }

  private static Cell litres(@Nullable Volume volume) {
    return volume == null ? Cell.empty() : Cell.litres(volume.millilitres());
  }

  private String sentence(Gap gap) {
    Volume volume = gap.volume();
    boolean less = volume != null && volume.millilitres() < 0;
    String kind = gap.kind() + (less ? ".less" : ".more");
    return DayWords.opening(words.text("day.z.gap." + kind, place(gap), gap.place().document()));
  }

  private String place(Gap gap) {
    Nozzle nozzle = gap.place().nozzle();
    Integer tank = gap.place().tank();
    int grade = gap.place().grade();
    if (nozzle != null) {
      return words.nozzle(nozzle.pump(), nozzle.number(), grade);
    }
    return tank == null ? words.grade(grade) : words.tank(tank, grade);
  }

  /** What became of the fuel, by grade. */
  Section fates() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text(words.text("day.z.grade")));
    columns.add(Column.litres(words.text("day.z.brought")));
    for (Fate fate : Fate.values()) {
      columns.add(Column.litres(words.text("day.z.fate." + fate)));
    }
    columns.add(Column.litres(words.text("day.z.carried")));
    columns.add(Column.litres(words.text("day.z.dispensed")));
    columns.add(Column.money(words.text("day.z.amount")));
    List<List<Cell>> rows = new ArrayList<>();
    for (GradeLine grade : report.fuel().grades()) {
      List<Cell> row = new ArrayList<>();
      row.add(Cell.of(words.grade(grade.grade())));
      row.add(litres(grade.fills().brought().volume().negated()));
      for (Fate fate : Fate.values()) {
        row.add(litres(grade.fills().of(fate).volume()));
      }
      row.add(litres(grade.fills().carried().volume()));
      FuelSum dispensed = grade.fills().dispensed();
      row.add(litres(dispensed.volume()));
      row.add(Cell.money(dispensed.amount().minor()));
      rows.add(row);
    }
    return inHundredths(
        Section.summed(words.text("day.z.fates"), columns, rows, words.text("day.z.sum")));
  }

  /** Whoever adds up what is shown may be a hundredth off: that is no difference. */
  private Section inHundredths(Section section) {
    boolean finer =
        section.rows().stream()
            .flatMap(List::stream)
            .anyMatch(
                cell ->
                    cell instanceof Cell.Figure figure
                        && figure.kind() == ColumnKind.LITRES
                        && figure.value() % HUNDREDTH != 0);
    return finer ? section.noting(words.text("day.z.hundredths")) : section;
  }

  /** Fills = counters = tanks. */
  Section settlement() {
    List<List<Cell>> rows = new ArrayList<>();
    for (GradeLine grade : report.fuel().grades()) {
      rows.add(
          List.of(
              Cell.of(words.grade(grade.grade())),
              litres(grade.fills().dispensed().volume()),
              orNotRead(grade.metered()),
              orNotRead(grade.fromTanks())));
    }
    return Section.of(
        words.text("day.z.settlement"),
        List.of(
            Column.text(words.text("day.z.grade")),
            Column.litres(words.text("day.z.fills")),
            Column.litres(words.text("day.z.counters")),
            Column.litres(words.text("day.z.fromtanks"))),
        rows);
  }

  private Cell orNotRead(@Nullable Volume volume) {
    return volume == null
        ? Cell.of(words.text("day.z.notread"))
        : Cell.litres(volume.millilitres());
  }

  /** By the papers, also before the reading of the close has taken them in. */
  private static Volume delivered(TankLine tank) {
    return tank.period().balances().isEmpty()
        ? tank.period().deliveries().stream()
            .map(Delivery::ticket)
            .reduce(Volume.ZERO, Volume::plus)
        : tank.delivered().plus(tank.undocumented());
  }

  /** Tank by tank: what should be there and what is. */
  Section tanks() {
    List<List<Cell>> rows = new ArrayList<>();
    for (TankLine tank : report.fuel().tanks()) {
      rows.add(
          List.of(
              Cell.of(
                  DayWords.opening(
                      words.tank(tank.period().plan().tank(), tank.period().plan().grade()))),
              orNotRead(tank.opening()),
              litres(delivered(tank)),
              litres(tank.drawn().negated()),
              litres(tank.returned()),
              orNotRead(tank.book()),
              orNotRead(tank.closing()),
              litres(tank.variance())));
    }
    return inHundredths(
        Section.of(
            words.text("day.z.tanks"),
            List.of(
                Column.text(words.text("day.z.tank")),
                Column.litres(words.text("day.z.opening")),
                Column.litres(words.text("day.z.delivered")),
                Column.litres(words.text("day.z.drawn")),
                Column.litres(words.text("day.z.returned")),
                Column.litres(words.text("day.z.book")),
                Column.litres(words.text("day.z.measured")),
                Column.litres(words.text("day.z.variance"))),
            rows));
  }

  /** What tankers brought: each paper beside what came into the tank. */
  Section deliveries() {
    List<List<Cell>> rows = new ArrayList<>();
    for (TankLine tank : report.fuel().tanks()) {
      String name = words.tank(tank.period().plan().tank(), tank.period().plan().grade());
      for (Delivery delivery : tank.period().deliveries()) {
        rows.add(
            List.of(
                Cell.of(delivery.document()),
                Cell.of(name),
                litres(delivery.ticket()),
                litres(delivery.measured()),
                litres(delivery.measured().minus(delivery.ticket()))));
      }
    }
    return Section.of(
        words.text("day.z.deliveries"),
        List.of(
            Column.text(words.text("day.z.document")),
            Column.text(words.text("day.z.tank")),
            Column.litres(words.text("day.z.ticket")),
            Column.litres(words.text("day.z.measured")),
            Column.litres(words.text("day.z.difference"))),
        rows);
  }
}
