package canopy.till.shift;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.quantity.Money;
import canopy.core.shift.CashCount;
import canopy.core.shift.CashMovement;
import canopy.core.shift.OpenItem;
import canopy.core.shift.ShiftCount;
import canopy.core.shift.TenderCount;
import canopy.core.tender.TenderKind;
import canopy.till.stock.typed.ReadRow;
import canopy.till.ui.Around;
import canopy.till.ui.Formats;
import canopy.till.ui.Notice;
import canopy.till.ui.Screen;
import canopy.till.ui.ScreenPictureTest;
import canopy.till.ui.manage.Surroundings;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import org.junit.jupiter.api.Test;

class ShiftPictureTest extends ScreenPictureTest {
  private static final List<ShiftView.OpenRow> OPEN =
      List.of(
          open(OpenItem.Kind.HELD_SALE, "挂单 · R1-261122-00031 · 白色面包车", "128.00", true),
          open(OpenItem.Kind.UNPAID_FILL, "未付加油 · 4 号机", "184.00", false),
          open(OpenItem.Kind.PAYMENT, "待确认支付 · 00S001T1261122000017", "60.00", false),
          open(OpenItem.Kind.UNSENT_LINES, "未上传总部 · 214", "", false));

  private static ShiftView.OpenRow open(
      OpenItem.Kind kind, String words, String amount, boolean forward) {
    return new ShiftView.OpenRow(new OpenItem(kind, words, 0, "", null), words, amount, forward);
  }

  private static ShiftView view(boolean sees) {
    return new ShiftView(
        2,
        "11月22日 14:02",
        "王芳",
        false,
        true,
        sees,
        96,
        2,
        1_742_380,
        3,
        sees
            ? List.of(
                new ShiftView.Sum("备用金", 50_000),
                new ShiftView.Sum("现金销售", 612_350),
                new ShiftView.Sum("现金支出", -3_580),
                new ShiftView.Sum("投币", -400_000),
                new ShiftView.Sum("应有", 258_770))
            : List.of(),
        sees
            ? List.of(
                new ShiftView.Sum("现金", 612_350),
                new ShiftView.Sum("银行卡", 420_030),
                new ShiftView.Sum("微信支付", 710_000))
            : List.of(),
        sees
            ? List.of(new ShiftView.Sum("王芳", 1_102_380), new ShiftView.Sum("Carlos Ruiz", 640_000))
            : List.of(),
        OPEN);
  }

  private static Screen screen(Surroundings around, Consumer<ShiftModel> state) {
    around.header().shift.set(2);
    ShiftModel model = new ShiftModel();
    model.view.set(view(true));
    Map<FormStep, ShiftModel.Tick> ticks = new EnumMap<>(FormStep.class);
    ticks.put(FormStep.OUTDOOR, new ShiftModel.Tick(true, ""));
    ticks.put(FormStep.TANKS, new ShiftModel.Tick(true, "11月22日 21:55"));
    ticks.put(FormStep.TOTALISERS, new ShiftModel.Tick(false, "11月22日 14:01"));
    model.ticks.set(ticks);
    model.people.set(
        List.of(new ShiftModel.Choice("1002", "Carlos Ruiz"), new ShiftModel.Choice("2001", "李强")));
    state.accept(model);
    return new ShiftScreen(around, model, Around.none(ShiftActions.class));
  }

  private static CountEntry entry() {
    CountEntry entry =
        new CountEntry(
            Formats.yuan(),
            List.of(10_000L, 5_000L, 2_000L, 1_000L, 500L, 100L, 50L, 10L),
            new TreeMap<>(Map.of("card", "银行卡", "voucher", "代金券")));
    entry.rows().getFirst().typed().type("21");
    entry.rows().get(2).typed().type("7");
    entry.rows().get(6).typed().type("13");
    entry.rows().get(8).typed().type("4200.30");
    entry.rows().get(1).typed().type("999999");
    entry.chosen.set(2);
    return entry;
  }

  @Test
  void atAGlance() throws Exception {
    takeEachAndLarge("shift-glance", around -> screen(around, model -> {}));
  }

  @Test
  void whoCountsBlindSeesNoSums() throws Exception {
    takeEach("shift-blind", around -> screen(around, model -> model.view.set(view(false))));
  }

  @Test
  void noneIsOpen() throws Exception {
    takeEach(
        "shift-none",
        around -> {
          Screen screen =
              screen(
                  around,
                  model -> {
                    model.view.set(ShiftView.NONE);
                    model.ticks.set(Map.of(FormStep.CLOSE, new ShiftModel.Tick(true, "")));
                  });
          around.header().shift.set(0);
          assertThat(screen.root().lookup("#step-OPEN").getPseudoClassStates())
              .as("the step that is next is marked")
              .contains(PseudoClass.getPseudoClass("next"));
          return screen;
        });
  }

  @Test
  void counting() throws Exception {
    takeEach(
        "shift-count",
        around ->
            screen(
                around,
                model -> {
                  model.entry.set(entry());
                  model.face.set(Face.COUNT);
                }));
  }

  @Test
  void opening() throws Exception {
    takeEach(
        "shift-open",
        around ->
            screen(
                around,
                model -> {
                  model.view.set(ShiftView.NONE);
                  model.entry.set(entry());
                  model.face.set(Face.OPEN);
                }));
  }

  @Test
  void cashWithoutASale() throws Exception {
    takeEach(
        "shift-move",
        around ->
            screen(
                around,
                model -> {
                  model.moving.set(CashMovement.Kind.PAID_OUT);
                  model.reasons.set(
                      List.of(
                          new ShiftModel.Choice("a", "日常采购"),
                          new ShiftModel.Choice("b", "Reparaciones"),
                          new ShiftModel.Choice("c", "Reclamación de cliente")));
                  model.movingFor.set("b");
                  model.amount.type("35.80");
                  model.face.set(Face.MOVE);
                }));
  }

  @Test
  void aDifference() throws Exception {
    takeEach(
        "shift-result",
        around ->
            screen(
                around,
                model -> {
                  model.count.set(
                      new ShiftCount(
                          1,
                          Instant.EPOCH,
                          "1001",
                          CashCount.NONE,
                          List.of(
                              new TenderCount(
                                  "cash",
                                  TenderKind.Type.CASH,
                                  Money.of(258_770, "CNY"),
                                  Money.of(258_720, "CNY"))),
                          "",
                          null));
                  model.differences.set(
                      List.of(
                          new ShiftModel.Difference("现金", 258_770, 258_720),
                          new ShiftModel.Difference("银行卡", 420_030, 420_030)));
                  model.notice.set(
                      Notice.of(Notice.Level.WARNING, "shift.handoverask", "A", "李强", "2587.20", 4)
                          .with("shift.handovernow", () -> {}));
                  model.face.set(Face.RESULT);
                }));
  }

  @Test
  void readingByHand() throws Exception {
    takeEach(
        "shift-read",
        around ->
            screen(
                around,
                model -> {
                  model.readings.set(
                      List.of(
                          ReadRow.nozzle("1/1 · 92# 汽油", 1, 1, 1),
                          ReadRow.nozzle("1/2 · 95# 汽油", 1, 2, 2),
                          ReadRow.nozzle("2/1 · 0# 柴油", 2, 1, 4)));
                  model.face.set(Face.TOTALISERS);
                }));
  }
}
