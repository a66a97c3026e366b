package canopy.till.day;

import canopy.till.ui.Around;
import canopy.till.ui.Screen;
import canopy.till.ui.ScreenPictureTest;
import canopy.till.ui.manage.Surroundings;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DayPictureTest extends ScreenPictureTest {
  private static Screen screen(Surroundings around, Consumer<DayModel> state) {
    DayModel model = new DayModel();
    model.day.set(LocalDate.of(2026, 11, 22));
    model.nextDay.set(LocalDate.of(2026, 11, 23));
    model.now.set(LocalDateTime.of(2026, 11, 22, 21, 40));
    model.sales.set(184);
    model.refunds.set(3);
    model.totalMinor.set(3_184_250);
    model.taxMinor.set(366_332);
    model.roundingMinor.set(-12);
    model.tenders.set(
        List.of(
            new SumRow("现金", "", "", 2_012_238),
            new SumRow("银行卡", "", "", 1_072_000),
            new SumRow("公司账户", "", "", 100_000)));
    model.fuel.set(
        List.of(
            new SumRow("92# 汽油", "61", "1,842.10 L", 1_374_020),
            new SumRow("95# 汽油", "44", "1,204.77 L", 946_949),
            new SumRow("0# 柴油", "9", "802.00 L", 598_292)));
    state.accept(model);
    return new DayScreen(around, model, Around.none(DayActions.class));
  }

  @Test
  void somethingOpen() throws Exception {
    takeEach(
        "day-open",
        around ->
            screen(
                around,
                model -> {
                  Map<OpenItem, Integer> found = new EnumMap<>(OpenItem.class);
                  found.put(OpenItem.HELD_SALES, 2);
                  found.put(OpenItem.UNPAID_FILLS, 1);
                  model.open.set(found);
                  model.writtenOff.set(List.of(new SumRow("加油逃单", "1", "23.41 L", 18_400)));
                }));
  }

  @Test
  void lastQuestion() throws Exception {
    takeEachAndLarge(
        "day-question", around -> screen(around, model -> model.step.set(DayStep.CONFIRMING)));
  }

  @Test
  void closed() throws Exception {
    takeEach("day-closed", around -> screen(around, model -> model.step.set(DayStep.CLOSED)));
  }
}
