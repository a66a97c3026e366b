package canopy.till.payment.unsettled;

import canopy.core.catalogue.Names;
import canopy.core.payment.PaymentPlan.Action;
import canopy.till.payment.unsettled.UnsettledRow.Next;
import canopy.till.ui.Around;
import canopy.till.ui.Language;
import canopy.till.ui.Screen;
import canopy.till.ui.ScreenPictureTest;
import canopy.till.ui.Theme;
import canopy.till.ui.manage.Surroundings;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnsettledPictureTest extends ScreenPictureTest {
  private static final Map<String, Names> KINDS =
      Map.of(
          "微信支付", new Names("微信支付", "WeChat Pay", "WeChat Pay"),
          "支付宝", new Names("支付宝", "Alipay", "Alipay"),
          "云闪付", new Names("云闪付", "UnionPay", "UnionPay"),
          "静态收款码", new Names("静态收款码", "Code on the counter", "Código del mostrador"));

  private static final UnsettledRow UNKNOWN =
      row(
          "00S001012611220605040042K7QX",
          "R1-261122-0042",
          "微信支付",
          18_400,
          4_000,
          Doing.UNKNOWN,
          new Next(Action.QUERY, 900),
          "SYSTEM_ERROR 系统繁忙，请稍后再试",
          List.of(Deed.ASK, Deed.TAKE_BACK, Deed.FORCE, Deed.RECALL, Deed.WRITE_OFF));

  private static final List<UnsettledRow> ROWS =
      List.of(
          new UnsettledRow(
              "R0S00101261120180102000955TA",
              "R0S00101261120180102000955TA",
              "00S00101261120172233000931BB",
              "R1-261120-0031",
              KINDS.get("支付宝"),
              -6_050,
              null,
              150_000,
              Doing.REFUND_REFUSED,
              null,
              0,
              "ACQ.SELLER_BALANCE_NOT_ENOUGH 商户余额不足",
              List.of(Deed.RETRY, Deed.WRITE_OFF)),
          UNKNOWN,
          row(
              "00S00101261122070102004301TA",
              "R1-261122-0043",
              "云闪付",
              123_456,
              300,
              Doing.OVERDUE,
              new Next(Action.QUERY, 3_600),
              "顾客账单已看",
              List.of(Deed.ASK, Deed.WRITE_OFF)),
          row(
              "00S00101261122070222004402TB",
              "R1-261122-0044",
              "支付宝",
              2_990,
              70,
              Doing.LATE,
              new Next(Action.REFUND_LATE, 110),
              "TIME",
              List.of(Deed.USE, Deed.RETURN, Deed.RECALL)),
          row(
              "00S00101261122070302004503TC",
              "R1-261122-0045",
              "微信支付",
              350,
              21,
              Doing.CONFIRMING,
              new Next(Action.QUERY, 4),
              "",
              List.of(Deed.ASK, Deed.TAKE_BACK, Deed.ESCALATE, Deed.FORCE, Deed.RECALL)),
          row(
              "00S00101261122070302004604TD",
              "R1-261122-0046",
              "静态收款码",
              7_000,
              12,
              Doing.BY_EYE,
              null,
              "",
              List.of(Deed.CONFIRM, Deed.TAKE_BACK)),
          row(
              "00S00101261122070302004705TE",
              "R1-261122-0047",
              "微信支付",
              10_000,
              8,
              Doing.TAKING_BACK,
              new Next(Action.TAKE_BACK, 15),
              "TIMEOUT",
              List.of(Deed.ASK, Deed.ESCALATE, Deed.WRITE_OFF)));

  private static UnsettledRow row(
      String orderNo,
      String saleId,
      String kind,
      long minor,
      long age,
      Doing doing,
      @Nullable Next next,
      String reason,
      List<Deed> deeds) {
    Long stated = doing == Doing.UNKNOWN ? minor - 1 : null;
    return new UnsettledRow(
        orderNo,
        "",
        orderNo,
        saleId,
        KINDS.get(kind),
        minor,
        stated,
        age,
        doing,
        next,
        0,
        reason,
        deeds);
  }

  private static Screen screen(Surroundings around, Consumer<UnsettledModel> change) {
    return screen(around, UNKNOWN, change);
  }

  private static Screen screen(
      Surroundings around, UnsettledRow chosen, Consumer<UnsettledModel> change) {
    UnsettledModel model = new UnsettledModel();
    UnsettledScreen screen =
        new UnsettledScreen(around, model, Around.none(UnsettledActions.class));
    around.header().unsettled.set(ROWS.size());
    model.rows.set(ROWS);
    model.chosen.set(chosen);
    change.accept(model);
    return screen;
  }

  @Test
  void list() throws Exception {
    takeEachAndLarge("unsettled", around -> screen(around, model -> {}));
    take(
        "unsettled",
        Language.CHINESE,
        Theme.DARK,
        1280,
        800,
        look -> screen(Around.of(look), model -> {}));
  }

  @Test
  void everyPaymentChosen() throws Exception {
    for (int i = 0; i < ROWS.size(); i++) {
      UnsettledRow row = ROWS.get(i);
      takeEach("unsettled-row-" + i, around -> screen(around, row, model -> {}));
    }
  }

  /** The line came back, and the payment is late: what can no longer be done keeps its place. */
  @Test
  void keysThatAreLocked() throws Exception {
    takeEach(
        "unsettled-locked",
        around -> becomes(around, UNKNOWN, List.of(Deed.USE, Deed.RETURN, Deed.RECALL)));
  }

  /** A request to take it back has left, and its answer may still come. */
  @Test
  void takenAsPaidOnlyInAWhile() throws Exception {
    UnsettledRow waiting =
        new UnsettledRow(
            UNKNOWN.id(),
            "",
            UNKNOWN.orderNo(),
            UNKNOWN.saleId(),
            UNKNOWN.kind(),
            UNKNOWN.amountMinor(),
            null,
            UNKNOWN.ageSeconds(),
            Doing.UNKNOWN,
            new Next(Action.QUERY, 4),
            42,
            "",
            List.of(Deed.ASK, Deed.TAKE_BACK, Deed.RECALL, Deed.WRITE_OFF));
    takeEach("unsettled-force-waits", around -> screen(around, waiting, model -> {}));
  }

  /** More than any payment ever has, so that every word is seen on half a row. */
  @Test
  void everyKeyBesideAnother() throws Exception {
    UnsettledRow locked = with(UNKNOWN, Doing.TAKING_BACK, List.of(Deed.RECALL));
    takeEach("unsettled-keys", around -> becomes(around, locked, List.of(Deed.values())));
  }

  private static Screen becomes(Surroundings around, UnsettledRow before, List<Deed> deeds) {
    return screen(
        around, before, model -> model.chosen.set(with(model.chosen.get(), Doing.LATE, deeds)));
  }

  private static UnsettledRow with(UnsettledRow row, Doing doing, List<Deed> deeds) {
    return new UnsettledRow(
        row.id(),
        row.refundNo(),
        row.orderNo(),
        row.saleId(),
        row.kind(),
        row.amountMinor(),
        null,
        row.ageSeconds(),
        doing,
        new Next(Action.REFUND_LATE, 110),
        0,
        "",
        deeds);
  }

  @Test
  void questions() throws Exception {
    for (Deed deed : List.of(Deed.FORCE, Deed.WRITE_OFF)) {
      takeEach(
          "unsettled-" + deed.name().toLowerCase(java.util.Locale.ROOT),
          around -> screen(around, model -> model.question.set(deed)));
    }
  }

  @Test
  void nothingIsUnsettled() throws Exception {
    takeEach(
        "unsettled-none",
        around ->
            new UnsettledScreen(around, new UnsettledModel(), Around.none(UnsettledActions.class)));
  }
}
