package canopy.till.stock.tanks;

import canopy.core.quantity.Volume;
import canopy.core.stock.Delivery;
import canopy.core.stock.DetectedDelivery;
import canopy.core.stock.NozzleMeter;
import canopy.core.stock.StockFlag;
import canopy.core.stock.StockFlag.Severity;
import canopy.core.stock.StockRule;
import canopy.core.stock.StrappingTable;
import canopy.core.stock.Tank;
import canopy.core.stock.TankAlarm;
import canopy.core.stock.TankDay;
import canopy.core.stock.TankReading;
import canopy.till.stock.WetStock;
import canopy.till.ui.Around;
import canopy.till.ui.Language;
import canopy.till.ui.Notice;
import canopy.till.ui.Screen;
import canopy.till.ui.ScreenPictureTest;
import canopy.till.ui.Theme;
import canopy.till.ui.manage.Surroundings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class StockPictureTest extends ScreenPictureTest {
  private static final Instant AT = Instant.parse("2026-11-22T06:05:00Z");
  private static final LocalDate LAST = LocalDate.of(2026, 11, 22);
  private static final StrappingTable TABLE =
      new StrappingTable(
          List.of(
              new StrappingTable.Point(0, Volume.ZERO),
              new StrappingTable.Point(25_000, litres(30_000))));

  private static Volume litres(long litres) {
    return new Volume(litres * 1_000);
  }

  private static Tank tank(int number) {
    return new Tank(
        number,
        number,
        litres(30_000),
        litres(28_500),
        litres(600),
        TABLE,
        1_100,
        20_000,
        List.of());
  }

  private static TankReading gauged(int tank, long product, long water, int millidegrees) {
    return new TankReading(
        tank,
        TankReading.Source.GAUGE,
        AT,
        litres(product),
        tank(tank).corrected(litres(product), millidegrees),
        millidegrees,
        12_345,
        210,
        litres(water));
  }

  private static List<TankRow> rows() {
    return List.of(
        new TankRow(
            tank(1),
            "92#",
            gauged(1, 21_604, 40, 18_230),
            "14:05",
            OptionalLong.of(52),
            false,
            List.of(),
            0,
            Severity.RED),
        new TankRow(
            tank(2),
            "95#",
            gauged(2, 14_912, 118, -2_400),
            "14:05",
            OptionalLong.of(31),
            true,
            List.of(),
            0,
            Severity.AMBER),
        new TankRow(
            tank(3),
            "98#",
            gauged(3, 2_480, 900, 17_900),
            "14:05",
            OptionalLong.of(9),
            false,
            List.of(TankAlarm.HIGH_WATER, TankAlarm.LOW_PRODUCT),
            0,
            Severity.AMBER),
        new TankRow(
            tank(4),
            "0# 柴油",
            TankReading.typed(4, AT, litres(26_900)),
            "22 Nov 06:00",
            OptionalLong.of(140),
            false,
            List.of(),
            1,
            null));
  }

  /** Seventy days of a tank that begins to leak twelve days before the last. */
  private static List<TankDay> days() {
    Random random = new Random(4);
    List<TankDay> days = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      long sold = 7_000_000 + random.nextInt(3_000_000);
      long error = Math.round(random.nextGaussian() * 18_000) - (i > 57 ? 48_000 : 0);
      Volume delivered = i % 3 == 2 ? litres(24_000) : Volume.ZERO;
      Volume opening = litres(18_000);
      days.add(
          new TankDay(
              1,
              1,
              LAST.minusDays(69 - i),
              opening,
              delivered,
              Volume.ZERO,
              Volume.ZERO,
              opening.plus(delivered).minus(new Volume(sold)).plus(new Volume(error)),
              null,
              null,
              litres(40),
              List.of(new NozzleMeter(1, 1, 1, new Volume(sold), litres(i % 20 == 0 ? 20 : 0)))));
    }
    return days;
  }

  private static StockFlag flag(
      int daysAgo, StockRule rule, Severity severity, long volume, long limit, String subject) {
    return new StockFlag(
        1, LAST.minusDays(daysAgo), rule, severity, new Volume(volume), new Volume(limit), subject);
  }

  private static final List<StockFlag> FLAGS =
      List.of(
          flag(30, StockRule.UNRECORDED_FUEL, Severity.AMBER, 21_340, 1_000, "3/2"),
          flag(20, StockRule.METER_DRIFT, Severity.AMBER, -412_000, 60_000, "2/1"),
          flag(12, StockRule.WATER_RISE, Severity.AMBER, 18_400, 15_000, null),
          flag(9, StockRule.WATER_RISE, Severity.RED, 118_000, 100_000, null),
          flag(6, StockRule.DELIVERY_SHORT, Severity.AMBER, 84_000, 72_000, "LN-20261116-7"),
          flag(2, StockRule.DAILY, Severity.AMBER, -61_200, 50_000, null),
          flag(1, StockRule.THIRTY_DAYS, Severity.RED, -3_104_000, 2_892_100, null),
          flag(0, StockRule.TREND, Severity.RED, -512_400, 50_000, "2026-11-11"),
          flag(0, StockRule.TREND, Severity.AMBER, 412_400, 50_000, "2026-11-09"),
          flag(0, StockRule.THIRTY_DAYS, Severity.RED, 3_104_000, 2_892_100, null));

  private static Screen screen(Surroundings around, Consumer<StockModel> change) {
    StockModel model = new StockModel();
    StockScreen screen = new StockScreen(around, model, Around.none(StockActions.class));
    model.tanks.set(rows());
    model.chosen.set(rows().getFirst().tank());
    model.sheet.set(new WetStock.Sheet(days(), List.of(), FLAGS));
    change.accept(model);
    return screen;
  }

  @Test
  void variance() throws Exception {
    takeEachAndLarge("stock", around -> screen(around, model -> {}));
    take(
        "stock",
        Language.CHINESE,
        Theme.DARK,
        1280,
        800,
        look -> screen(Around.of(look), model -> {}));
  }

  @Test
  void everyFinding() throws Exception {
    for (int i = 0; i < FLAGS.size(); i += 2) {
      List<StockFlag> two = FLAGS.subList(i, i + 2);
      takeEach(
          "stock-found-" + i,
          around ->
              screen(around, model -> model.sheet.set(new WetStock.Sheet(days(), List.of(), two))));
    }
  }

  @Test
  void everyAlarm() throws Exception {
    for (TankAlarm alarm : TankAlarm.values()) {
      TankRow row =
          new TankRow(
              tank(1), "92#", null, "", OptionalLong.empty(), false, List.of(alarm), 0, null);
      takeEach("stock-" + alarm, around -> screen(around, m -> m.tanks.set(four(row))));
    }
  }

  private static List<TankRow> four(TankRow first) {
    List<TankRow> rows = new ArrayList<>(rows());
    rows.set(0, first);
    return rows;
  }

  @Test
  void eachDay() throws Exception {
    takeEach("stock-days", around -> screen(around, model -> model.view.set(StockView.DAYS)));
  }

  @Test
  void nothingYet() throws Exception {
    takeEach(
        "stock-nodays",
        around ->
            screen(
                around,
                model -> {
                  model.tanks.set(
                      four(
                          new TankRow(
                              tank(1),
                              "92#",
                              null,
                              "",
                              OptionalLong.empty(),
                              false,
                              List.of(),
                              0,
                              null)));
                  model.sheet.set(WetStock.Sheet.EMPTY);
                  model.notice.set(Notice.of(Notice.Level.WARNING, "stock.silenttanks", "4"));
                }));
    takeEach("stock-notanks", around -> screen(around, model -> model.chosen.set(null)));
  }

  @Test
  void dip() throws Exception {
    takeEach(
        "stock-dip",
        around ->
            screen(
                around,
                model -> {
                  model.view.set(StockView.DIP);
                  model.dip.height.set("1834.5");
                  model.dip.water.set("12");
                  model.dip.temperature.set("-3.5");
                }));
    takeEach(
        "stock-dip-wrong",
        around ->
            screen(
                around,
                model -> {
                  model.view.set(StockView.DIP);
                  model.dip.height.set("9834.5");
                }));
  }

  @Test
  void delivery() throws Exception {
    TankReading before = gauged(1, 9_120, 40, 18_000);
    TankReading after = gauged(1, 28_010, 40, 19_000);
    DetectedDelivery detected = new DetectedDelivery("d1", 1, before, after, new Volume(412_300));
    takeEach(
        "stock-delivery",
        around ->
            screen(
                around,
                model -> {
                  model.view.set(StockView.DELIVERY);
                  model.detected.set(List.of(detected));
                  model.delivery.take(detected);
                  model.delivery.document.set("LN-20261122-3");
                  model.delivery.ticket.set("19400");
                  model.delivery.reason.set("探棒清洗");
                }));
    takeEach(
        "stock-delivery-empty",
        around -> screen(around, model -> model.view.set(StockView.DELIVERY)));
  }

  @Test
  void aDeliveryTakenFromReadings() throws Exception {
    takeEach(
        "stock-delivery-over",
        around ->
            screen(
                around,
                model -> {
                  model.view.set(StockView.DELIVERY);
                  model.delivery.takeBefore(gauged(1, 9_120, 40, 18_000), litres(100));
                  model.delivery.takeAfter(gauged(1, 28_010, 40, 19_000), litres(220));
                  model.delivery.ticket.set("19000");
                  Delivery delivery = model.delivery.delivery(tank(1), AT).orElseThrow();
                  if (!delivery.soldMeanwhile().equals(litres(120))) {
                    throw new AssertionError(delivery);
                  }
                }));
  }
}
