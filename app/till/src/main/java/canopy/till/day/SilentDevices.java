package canopy.till.day;

import canopy.core.settlement.Gap;
import canopy.core.settlement.Nozzle;
import canopy.core.state.NozzleMark;
import canopy.core.state.StockBook;
import canopy.core.state.TankMark;
import canopy.core.stock.NozzleMeter;
import canopy.core.stock.Tank;
import canopy.core.stock.TankReading;
import canopy.core.stock.TotaliserReading;
import canopy.till.day.sheet.DaySheet;
import canopy.till.day.sheet.DayWords;
import canopy.till.loop.TillSnapshot;
import canopy.till.stock.Readings;
import canopy.till.stock.typed.Freshness;
import canopy.till.stock.typed.ReadRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counters and tanks that the day cannot be balanced with unless somebody types them: those that
 * kept silent, and those that the report would call not read, for a controller that is gone does
 * not even tell its nozzles.
 *
 * @param grades what a nozzle gives, as the forecourt told it
 */
record SilentDevices(DayWords words, Map<Tank.Outlet, Integer> grades) {
  /**
   * Nozzles first, each with an empty field.
   *
   * @param heard what was read for the close; null if nothing was
   * @param sheet the day with those readings; null if it cannot be read
   */
  List<ReadRow> rows(
      @Nullable Readings heard, @Nullable DaySheet sheet, TillSnapshot till, Instant now) {
    StockBook stock = till.state().stock();
    Map<Tank.Outlet, Integer> nozzles =
        new TreeMap<>(
            Comparator.comparingInt(Tank.Outlet::pump).thenComparingInt(Tank.Outlet::nozzle));
    Map<Integer, Integer> tanks = new TreeMap<>();
    if (heard != null) {
      heard.silentNozzles().stream()
          .filter(nozzle -> !isTyped(stock, nozzle, now))
          .forEach(nozzle -> nozzles.put(nozzle, grades.getOrDefault(nozzle, 0)));
      heard.silentTanks().stream()
          .filter(tank -> !isTyped(stock, tank, now))
          .forEach(tank -> tanks.put(tank, grade(till, tank)));
    }
    if (sheet != null) {
      sheet.report().fuel().gaps().forEach(gap -> add(gap, nozzles, tanks));
    }
    List<ReadRow> rows = new ArrayList<>();
    nozzles.forEach(
        (nozzle, grade) ->
            rows.add(
                ReadRow.nozzle(
                    DayWords.opening(words.nozzle(nozzle.pump(), nozzle.nozzle(), grade)),
                    nozzle.pump(),
                    nozzle.nozzle(),
                    grade)));
    tanks.forEach(
        (tank, grade) ->
            rows.add(ReadRow.tank(DayWords.opening(words.tank(tank, grade)), tank, grade)));
    return rows;
  }

  private static int grade(TillSnapshot till, int number) {
    Tank tank = till.book().tanks().tank(number);
    return tank == null ? 0 : tank.grade();
  }

  private static void add(Gap gap, Map<Tank.Outlet, Integer> nozzles, Map<Integer, Integer> tanks) {
    if (!gap.kind().isMissingAtClose()) {
      return;
    }
    Nozzle nozzle = gap.place().nozzle();
    Integer tank = gap.place().tank();
    if (nozzle != null) {
      nozzles.put(new Tank.Outlet(nozzle.pump(), nozzle.number()), gap.place().grade());
    } else if (tank != null) {
      tanks.put(tank, gap.place().grade());
    }
  }

  /** What somebody typed for this close a moment ago is not asked for again. */
  private static boolean isTyped(StockBook stock, Tank.Outlet nozzle, Instant now) {
    NozzleMark mark = stock.nozzleMarks().get(NozzleMeter.key(nozzle.pump(), nozzle.nozzle()));
    return mark != null
        && mark.reading().source() == TotaliserReading.Source.TYPED
        && Freshness.isFresh(mark.reading().at(), now);
  }

  private static boolean isTyped(StockBook stock, int tank, Instant now) {
    TankMark mark = stock.marks().get(tank);
    return mark != null
        && mark.reading().source() != TankReading.Source.GAUGE
        && Freshness.isFresh(mark.reading().at(), now);
  }
}
