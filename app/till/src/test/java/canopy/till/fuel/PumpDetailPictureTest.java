package canopy.till.fuel;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.Names;
import canopy.core.fuel.FillOutcome;
import canopy.core.fuel.Prepay;
import canopy.core.quantity.UnitPrice;
import canopy.hardware.forecourt.ForecourtSentences;
import canopy.hardware.forecourt.ForecourtTrouble;
import canopy.hardware.forecourt.Refusal;
import canopy.till.fuel.PumpDetailModel.HoseRow;
import canopy.till.fuel.PumpDetailModel.PrepayRow;
import canopy.till.ui.Around;
import canopy.till.ui.Screen;
import canopy.till.ui.ScreenPictureTest;
import canopy.till.ui.manage.Surroundings;
import canopy.till.ui.pump.PumpState;
import canopy.till.ui.pump.PumpView;
import canopy.till.ui.pump.UnpaidFill;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PumpDetailPictureTest extends ScreenPictureTest {
  private static Screen screen(Surroundings around, Consumer<PumpDetailModel> state) {
    PumpDetailModel model = new PumpDetailModel();
    model.hoses.set(
        List.of(
            new HoseRow(1, "92# 汽油", "7.459", "", "1,203,455.12", "8,976,571.90", false),
            new HoseRow(2, "95# 汽油", "7.86", "", "904,120.07", "7,106,383.75", true),
            new HoseRow(3, "98# 汽油", "9.02", "", "", "", false)));
    state.accept(model);
    return new PumpDetailScreen(around, model, Around.none(PumpDetailActions.class));
  }

  private static void owing(PumpDetailModel model) {
    model.pump.set(PumpView.of(5, PumpState.CALLING));
    model.possible.set(Set.of(PumpAct.AUTHORISE, PumpAct.PREPAY, PumpAct.READ_TOTALS));
    model.fills.set(
        List.of(
            new UnpaidFill("a", 5, "95#", 18_400, 23_410, 14, false),
            new UnpaidFill("b", 5, "92#", 6_000, 8_043, 3, true)));
    model.prepays.set(
        List.of(
            new PrepayRow("p", 20_000, "¥200", Prepay.State.WAITING, 0),
            new PrepayRow("q", 10_000, "¥100", Prepay.State.REST_DUE, 1_600)));
    model.limitKind.set(LimitKind.AMOUNT);
    model.entry.set("150");
  }

  /** F8 is for the oldest that is still to be taken, whatever stands above it. */
  @Test
  void theOldestIsTheOldestThatLiesInNoSale() throws Exception {
    List<Object> taken = new ArrayList<>();
    PumpDetailActions actions =
        (PumpDetailActions)
            Proxy.newProxyInstance(
                PumpDetailActions.class.getClassLoader(),
                new Class<?>[] {PumpDetailActions.class},
                (proxy, method, arguments) -> {
                  taken.add(method.getName() + " " + arguments[0]);
                  return null;
                });
    takeEach(
        "pump-oldest",
        around -> {
          PumpDetailModel model = new PumpDetailModel();
          model.pump.set(PumpView.of(5, PumpState.IDLE));
          model.fills.set(
              List.of(
                  new UnpaidFill("a", 5, "95#", 18_400, 23_410, 14, true),
                  new UnpaidFill("b", 5, "92#", 6_000, 8_043, 3, false)));
          Screen screen = new PumpDetailScreen(around, model, actions);
          screen.keys().entries().stream()
              .filter(entry -> entry.shown().equals("F8"))
              .findFirst()
              .orElseThrow()
              .action()
              .run();
          return screen;
        });
    assertThat(taken).isNotEmpty().containsOnly("takeFill b");
  }

  /** Enter means the figure that was typed, wherever the focus is. */
  @Test
  void enterConfirmsWhatWasTyped() throws Exception {
    List<Object> done = new ArrayList<>();
    PumpDetailActions actions =
        (PumpDetailActions)
            Proxy.newProxyInstance(
                PumpDetailActions.class.getClassLoader(),
                new Class<?>[] {PumpDetailActions.class},
                (proxy, method, arguments) -> {
                  done.add(method.getName());
                  return null;
                });
    takeEach(
        "pump-enter",
        around -> {
          PumpDetailModel model = new PumpDetailModel();
          model.limitKind.set(LimitKind.AMOUNT);
          Screen screen = new PumpDetailScreen(around, model, actions);
          Runnable enter =
              screen.keys().entries().stream()
                  .filter(entry -> entry.shown().equals("Enter"))
                  .findFirst()
                  .orElseThrow()
                  .action();
          enter.run();
          assertThat(done).doesNotContain("confirm");
          model.entry.set("100");
          enter.run();
          assertThat(done).contains("confirm");
          done.clear();
          return screen;
        });
  }

  @Test
  void everythingAtOnce() throws Exception {
    takeEachAndLarge("pump-detail", around -> screen(around, PumpDetailPictureTest::owing));
  }

  @Test
  void countersThatCouldNotBeRead() throws Exception {
    takeEach(
        "pump-unread",
        around ->
            screen(
                around,
                model -> {
                  model.pump.set(PumpView.of(3, PumpState.IDLE));
                  model.possible.set(Set.of(PumpAct.READ_TOTALS));
                  model.totalsTrouble.set(
                      ForecourtSentences.sentence(
                          Refusal.of(ForecourtTrouble.TOTALS_NOT_READ),
                          around.look().texts().language().locale()));
                }));
  }

  @Test
  void running() throws Exception {
    takeEach(
        "pump-running",
        around ->
            screen(
                around,
                model -> {
                  model.pump.set(
                      PumpView.of(3, PumpState.FUELLING).with("95#", 18_422, 23_438, "¥200", 921));
                  model.possible.set(Set.of(PumpAct.STOP, PumpAct.SUSPEND));
                }));
  }

  @Test
  void pumpThatShowsAnotherPrice() throws Exception {
    takeEach(
        "pump-other-price",
        around ->
            screen(
                around,
                model -> {
                  model.pump.set(PumpView.of(3, PumpState.IDLE));
                  String till = around.look().texts().text("fuel.tillprice", "7.999");
                  model.hoses.set(List.of(new HoseRow(1, "92# 汽油", "7.459", till, "", "", false)));
                }));
  }

  @Test
  void prepayOfMoney() throws Exception {
    takeEach(
        "pump-prepay-money",
        around ->
            screen(
                around,
                model -> {
                  model.pump.set(PumpView.of(6, PumpState.IDLE));
                  model.possible.set(Set.of(PumpAct.AUTHORISE, PumpAct.PREPAY));
                  model.limitKind.set(LimitKind.AMOUNT);
                  model.entry.set("200");
                  model.prepaying.set(true);
                }));
  }

  @Test
  void prepayInLitres() throws Exception {
    takeEachAndLarge(
        "pump-prepay-litres",
        around ->
            screen(
                around,
                model -> {
                  model.pump.set(PumpView.of(6, PumpState.IDLE));
                  model.possible.set(Set.of(PumpAct.AUTHORISE, PumpAct.PREPAY));
                  model.limitKind.set(LimitKind.VOLUME);
                  model.entry.set("5");
                  model.prepaying.set(true);
                  model.grade.set(
                      new FuelGrade(
                          3,
                          new Names("98# 汽油", "98# petrol", "Gasolina 98#"),
                          "fuel",
                          new UnitPrice(8_860)));
                }));
  }

  @Test
  void driveOffForm() throws Exception {
    takeEach(
        "pump-form",
        around ->
            screen(
                around,
                model -> {
                  owing(model);
                  model.form.set(model.fills.get().getFirst());
                  model.outcome.set(FillOutcome.NO_MEANS_OF_PAYMENT);
                  model.plate.set("沪A·12345");
                }));
  }

  @Test
  void heldAfterStopAll() throws Exception {
    takeEach(
        "pump-stopped",
        around ->
            screen(
                around,
                model -> {
                  model.pump.set(PumpView.of(8, PumpState.STOPPED));
                  model.possible.set(Set.of(PumpAct.RESTART, PumpAct.CLEAR_RELEASE));
                  model.sentence.set(around.look().texts().text("fuel.heldstopped"));
                  model.hoses.set(List.of());
                }));
  }
}
