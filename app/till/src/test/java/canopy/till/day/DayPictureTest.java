package canopy.till.day;

import canopy.till.day.sheet.BilledReport;
import canopy.till.day.sheet.DaySections;
import canopy.till.day.sheet.DaySheet;
import canopy.till.day.sheet.DayWords;
import canopy.till.day.sheet.PlayedStation;
import canopy.till.naxml.NaxmlMapping;
import canopy.till.receipt.PaperMaster;
import canopy.till.stock.typed.ReadRow;
import canopy.till.ui.Around;
import canopy.till.ui.Screen;
import canopy.till.ui.ScreenPictureTest;
import canopy.till.ui.manage.Surroundings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DayPictureTest extends ScreenPictureTest {
  private static final int SEED = 4;

  @TempDir static Path temp;

  private static PlayedStation station;
  private static DaySheet today;
  private static DaySheet past;

  @BeforeAll
  static void play() throws Exception {
    try (PlayedStation played = PlayedStation.open(temp.resolve("s"), SEED)) {
      station = played;
      played.days(2);
      past = played.sheet(0);
      today = BilledReport.of(played.sheet(1));
    }
  }

  private static Screen screen(Surroundings around, Consumer<DayModel> state) {
    DayModel model = new DayModel();
    model.day.set(LocalDate.of(2026, 11, 22));
    model.nextDay.set(LocalDate.of(2026, 11, 23));
    model.now.set(LocalDateTime.of(2026, 11, 22, 21, 40));
    model.sees.set(true);
    model.sales.set(184);
    model.refunds.set(3);
    model.totalMinor.set(3_184_250);
    model.taxMinor.set(366_332);
    model.roundingMinor.set(-12);
    model.today.set(sections(around, today).all());
    state.accept(model);
    return new DayScreen(around, model, Around.none(DayActions.class));
  }

  private static DaySections sections(Surroundings around, DaySheet sheet) {
    var texts = around.look().texts();
    return new DaySections(
        new DayWords(texts, texts.language(), around.look().formats(), PaperMaster.demo()), sheet);
  }

  @Test
  void somethingOpen() throws Exception {
    takeEach(
        "day-open",
        around ->
            screen(
                around,
                model -> {
                  Map<OpenLine, Integer> found = new EnumMap<>(OpenLine.class);
                  found.put(OpenLine.HELD_SALES, 2);
                  found.put(OpenLine.BILLS_UNFETCHED, 2);
                  found.put(OpenLine.UNPAID_FILLS, 1);
                  model.open.set(found);
                  model.differences.set(3);
                }));
  }

  @Test
  void fuel() throws Exception {
    takeEachAndLarge("day-fuel", around -> screen(around, model -> model.tab.set(DayTab.FUEL)));
  }

  @Test
  void money() throws Exception {
    takeEach("day-money", around -> screen(around, model -> model.tab.set(DayTab.MONEY)));
  }

  @Test
  void pastDay() throws Exception {
    takeEach(
        "day-past",
        around ->
            screen(
                around,
                model -> {
                  model.tab.set(DayTab.PAST);
                  model.people.set(Map.of("1001", "王芳", "2001", "李强"));
                  model.past.set(station.closed());
                  model.chosen.set(station.closed().getLast());
                  model.report.set(sections(around, past).all());
                  model.genuine.set(past.isGenuine());
                }));
  }

  @Test
  void codes() throws Exception {
    takeEach(
        "day-codes",
        around ->
            screen(
                around,
                model -> {
                  model.tab.set(DayTab.CODES);
                  model.codes.set(
                      List.of(
                          new CodeRow(NaxmlMapping.Kind.TENDER, "cash", "现金", "cash"),
                          new CodeRow(NaxmlMapping.Kind.TAX, "goods", "增值税 13%", "113"),
                          new CodeRow(NaxmlMapping.Kind.DEPARTMENT, "drinks", "饮料", ""),
                          new CodeRow(NaxmlMapping.Kind.GRADE, "2", "95# 汽油", "002")));
                }));
  }

  @Test
  void whoCountsBlindSeesNoAmounts() throws Exception {
    takeEach(
        "day-blind",
        around ->
            screen(
                around,
                model -> {
                  model.sees.set(false);
                  model.differences.set(3);
                  model.today.set(sections(around, today).blind());
                }));
  }

  @Test
  void silentDevices() throws Exception {
    takeEachAndLarge(
        "day-silent",
        around ->
            screen(
                around,
                model -> {
                  DayWords words = sections(around, today).words();
                  List<ReadRow> rows =
                      List.of(
                          ReadRow.nozzle(words.nozzle(4, 1, 1), 4, 1, 1),
                          ReadRow.nozzle(words.nozzle(4, 2, 2), 4, 2, 2),
                          ReadRow.nozzle(words.nozzle(4, 3, 3), 4, 3, 3),
                          ReadRow.tank(words.tank(2, 2), 2, 2),
                          ReadRow.tank(words.tank(4, 4), 4, 4));
                  rows.getFirst().litres().set("128450.3");
                  model.silentNames.set(words.named(rows.stream().map(ReadRow::label).toList()));
                  model.silent.set(rows);
                  model.step.set(DayStep.TYPING);
                }));
  }

  @Test
  void lastQuestion() throws Exception {
    takeEachAndLarge(
        "day-question",
        around ->
            screen(
                around,
                model -> {
                  var texts = around.look().texts();
                  model.openNames.set(
                      List.of(
                          texts.text("day.openshift", "S1-261122-2", "王芳"),
                          texts.text("open.SALE_ASIDE") + " · R1-261122-00031 · 60.00"));
                  model.step.set(DayStep.CONFIRMING);
                }));
  }

  @Test
  void closed() throws Exception {
    takeEach("day-closed", around -> screen(around, model -> model.step.set(DayStep.CLOSED)));
  }
}
