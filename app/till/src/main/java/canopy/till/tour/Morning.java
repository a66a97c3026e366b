package canopy.till.tour;

import canopy.hardware.forecourt.PumpState;
import canopy.till.station.DemoStation;
import canopy.till.tour.Street.Fuel;
import canopy.till.ui.Language;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Health.Level;
import canopy.till.ui.control.Health.Part;

/** The early shift: everyday sales, until somebody pulls the plug in the middle of one. */
final class Morning {
  /** The pump that fills when the plug is pulled. */
  private static final int RUNS_ON = 6;

  private final Play play;
  private final Cashier cashier;

  private Morning(Play play) {
    this.play = play;
    this.cashier = play.cashier();
  }

  static void play(Play play, Scenery scenery) {
    Morning morning = new Morning(play);
    morning.opening();
    HeadOfficeScenes.join(play, scenery);
    morning.goods();
    morning.fuel();
    morning.heldAndVoided();
    morning.unknownAndAge();
    morning.overridesAndDiscounts();
    morning.splitAndWeighed();
    morning.twoFillsOnOnePump();
    morning.plug();
  }

  private void opening() {
    cashier.await("people to choose from", () -> cashier.shows(DemoStation.CASHIER.name()));
    play.inEveryLanguage("sign-in");
    cashier.touchText(DemoStation.CASHIER.name());
    cashier.pad("1234");
    cashier.touch("pin-enter");
    cashier.await(
        "the wrong PIN",
        () ->
            !play.state().session().attempts().isEmpty()
                && cashier.shows(new Texts(Language.CHINESE).text("signin.wrong"))
                && cashier.sees("pin-enter"));
    play.camera().take("wrong-pin");
    cashier.key("Esc");
    play.signIn(DemoStation.CASHIER);
    play.awaitPump(DemoStation.PUMPS, PumpState.IDLE);
    cashier.await("the printer", () -> cashier.health(Part.PRINTER, Level.OK));
    play.inEveryLanguage("sale-empty");
    play.camera().customer("customer-idle", "display.welcome");
    play.open("F1", "key-map-grid");
    play.inEveryLanguage("key-map");
    cashier.key("F1");
    Shifts.openFirst(play);
  }

  private void goods() {
    play.scan(Goods.COLA);
    play.scan(Goods.WATER);
    play.payExactly("two articles, exact cash", Goods.COLA_MINOR + Goods.WATER_MINOR);
    play.scan(Goods.COLA);
    play.scan(Goods.COLA);
    play.scan(Goods.CRISPS);
    long total = 2 * Goods.COLA_MINOR + Goods.CRISPS_MINOR;
    play.awaitDue(total);
    play.inEveryLanguage("sale-goods");
    play.camera().customer("customer-sale", "display.total");
    play.openTender();
    play.camera().customer("customer-paying", "display.topay");
    cashier.key("Esc");
    play.payCash(
        "cash with change",
        total,
        "20",
        () -> {
          play.camera().customer("customer-thanks", "display.thanks");
          play.inEveryLanguage("tender-result");
        });
  }

  private void fuel() {
    play.fuel(3, 2, 20_000);
    Fuel fuel = play.street().newest(3);
    play.takeFill(3);
    play.payExactly("fuel alone", fuel.amountMinor());

    play.fuel(2, 1, 15_000);
    play.takeFill(2);
    play.scan(Goods.COLA);
    long total = play.street().newest(2).amountMinor() + Goods.COLA_MINOR;
    play.awaitDue(total);
    play.inEveryLanguage("sale-fuel-and-goods");
    play.openTender();
    play.inEveryLanguage("tender");
    cashier.type("15");
    cashier.await("the pad", () -> cashier.sees("pad-cash"));
    play.inEveryLanguage("tender-pad");
    cashier.key("Esc");
    cashier.key("Esc");
    play.awaitTender();
    cashier.key("Esc");
    play.payCash("fuel and goods, cash with change", total, "200", () -> {});
  }

  private void heldAndVoided() {
    play.scan(Goods.WATER);
    cashier.key("F5");
    cashier.await("the sale to be held", () -> play.state().basket().held().size() == 1);
    play.scan(Goods.GUM);
    play.payExactly("served while another waits", Goods.GUM_MINOR);
    cashier.key("F6");
    cashier.await("the held sale", () -> play.state().basket().held().isEmpty());
    play.payExactly("held and recalled", Goods.WATER_MINOR);

    play.scan(Goods.COLA);
    play.scan(Goods.WATER);
    cashier.key("Delete");
    play.awaitDue(Goods.COLA_MINOR);
    play.inEveryLanguage("sale-voided-line");
    play.payExactly("a line voided", Goods.COLA_MINOR);

    play.scan(Goods.CRISPS);
    cashier.key("Shift+Delete");
    cashier.await("the question", () -> cashier.seesPart("notice-warning"));
    play.inEveryLanguage("sale-void-question");
    cashier.key("Enter");
    cashier.await("the sale to be voided", () -> cashier.till().open() == null);
  }

  private void unknownAndAge() {
    cashier.scan(Goods.NOBODY_SELLS_THIS);
    cashier.await(
        "the row of the unknown code",
        () -> cashier.reads("basket-cell", Goods.NOBODY_SELLS_THIS) && !cashier.sees("pay"));
    play.inEveryLanguage("sale-only-an-unknown-code");
    play.scan(Goods.ENERGY_DRINK);
    play.inEveryLanguage("sale-unknown-code");
    play.payExactly("an unknown code on the way", Goods.ENERGY_DRINK_MINOR);

    cashier.scan(Goods.BEER);
    cashier.await("the question for the age", () -> cashier.sees("age-confirm"));
    play.inEveryLanguage("age-check");
    cashier.type("19900512");
    play.inEveryLanguage("age-check-typed");
    cashier.key("Enter");
    play.awaitDue(Goods.BEER_MINOR);
    play.payExactly("beer, old enough", Goods.BEER_MINOR);

    play.scan(Goods.COLA);
    cashier.scan(Goods.SPIRIT);
    cashier.await("the question for the age", () -> cashier.sees("age-confirm"));
    cashier.type("20150101");
    cashier.key("Enter");
    cashier.await("the refusal", () -> !cashier.sees("age-confirm") && cashier.seesPart("strip"));
    play.inEveryLanguage("too-young");
    play.payExactly("too young for spirits", Goods.COLA_MINOR);
  }

  private void overridesAndDiscounts() {
    play.scan(Goods.CRISPS);
    for (Language _ : Language.values()) {
      cashier.type("7");
      cashier.key("Ctrl+R");
      cashier.key("Enter");
      play.awaitQuestion();
      play.camera().take("approval-" + cashier.language());
      cashier.key("Esc");
      cashier.await("the question to be gone", () -> !cashier.interrupted());
      cashier.speakNext();
    }
    cashier.type("7");
    cashier.key("Ctrl+R");
    cashier.key("Enter");
    play.approve();
    play.awaitDue(7_00);
    play.payExactly("price override with approval", 7_00);

    play.scan(Goods.CRISPS);
    play.scan(Goods.CRISPS);
    cashier.type("10");
    cashier.key("Ctrl+D");
    cashier.await("the reasons", () -> cashier.shows("老顾客"));
    play.inEveryLanguage("sale-discount-why");
    cashier.key("Enter");
    play.approve();
    play.awaitDue(15_30);
    play.inEveryLanguage("sale-discount");
    play.payExactly("ten percent off", 15_30);

    play.scan(Goods.GUM);
    play.scan(Goods.CRISPS);
    cashier.key("Shift+Ctrl+D");
    cashier.await("the field for the percent", () -> cashier.shows("整单折扣 %"));
    play.inEveryLanguage("sale-order-discount-asked");
    cashier.type("10");
    cashier.key("Enter");
    play.approve();
    play.awaitDue(18_45);
    play.inEveryLanguage("sale-order-discount");
    play.payExactly("ten percent off everything", 18_45);
  }

  private void splitAndWeighed() {
    play.scan(Goods.GUM);
    play.scan(Goods.CRISPS);
    long total = Goods.GUM_MINOR + Goods.CRISPS_MINOR;
    play.awaitDue(total);
    play.openTender();
    play.payPartByCard(10, "441207", () -> play.inEveryLanguage("tender-reference"));
    play.inEveryLanguage("tender-split");
    play.payRemainder("card and cash", total, total - 10_00, () -> {});

    play.scan(Goods.APPLES_LABEL);
    play.payExactly("a scale's label", Goods.APPLES_LABEL_MINOR);
  }

  private void twoFillsOnOnePump() {
    play.fuel(5, 4, 12_000);
    Fuel first = play.street().newest(5);
    play.fuel(5, 2, 9_000);
    Fuel second = play.street().newest(5);
    play.inEveryLanguage("two-unpaid-fills");
    play.takeFill(5);
    play.payExactly("the older of two fills", first.amountMinor());
    play.takeFill(5);
    play.payExactly("the newer of two fills", second.amountMinor());
  }

  /** A sale half paid, a fill unpaid, a pump running: then the power goes. */
  private void plug() {
    play.fuel(1, 1, 8_000);
    play.fuelWithoutEnd(RUNS_ON, 2);
    play.scan(Goods.GUM);
    play.scan(Goods.WATER);
    play.openTender();
    play.payPartByCard(5, "550013", () -> {});
    cashier.key("Esc");
    play.inEveryLanguage("before-the-plug-is-pulled");
  }

  /** The till is dead; a driver who knows nothing of it hangs up. */
  static void whileTheTillIsDead(Street street) {
    street.leaves(RUNS_ON);
  }
}
