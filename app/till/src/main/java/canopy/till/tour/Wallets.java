package canopy.till.tour;

import canopy.core.payment.Attempt;
import canopy.core.sale.Sale;
import canopy.till.tour.sim.Phone;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Customers who pay with their phones: the customer's code and ours, what goes wrong, and the bill.
 */
final class Wallets {
  private static final String WECHAT = "wechat";
  private static final String ALIPAY = "alipay";
  private static final String NOBODYS = "TOUR0NOBODYS0ORDER";
  private static final long NOBODYS_MINOR = 96_00;

  private final Play play;
  private final Cashier cashier;
  private final Phone phone;

  private Wallets(Play play, Phone phone) {
    this.play = play;
    this.cashier = play.cashier();
    this.phone = phone;
  }

  static void play(Play play, Phone phone) {
    Wallets wallets = new Wallets(play, phone);
    wallets.atOnce();
    wallets.password();
    wallets.ourCode();
    wallets.declined();
    wallets.askedAgain();
    wallets.droppedAfterPaying();
    wallets.nextCustomerMeanwhile();
    wallets.split();
    play.awaitPapers();
  }

  /**
   * The manager compares the day's bill of WeChat Pay, which has one payment too much and one too
   * few, and deals with both.
   */
  static void compareBill(Play play, Phone phone) {
    Wallets wallets = new Wallets(play, phone);
    wallets.fetchBill();
    wallets.resolve("bills-tile-ONLY_CHANNEL", "bills-EXPLAINED", "F8");
    wallets.resolve("bills-tile-ONLY_HERE", "bills-BOOKED", "F10");
    play.inEveryLanguage("bills-resolved");
    play.home();
  }

  private void fetchBill() {
    phone.billWithout(WECHAT, phone.newestOrder(WECHAT));
    phone.billWithMore(WECHAT, NOBODYS, NOBODYS_MINOR);
    play.open("F7", "preview");
    play.open("Alt+9", "bills-teaching");
    String today = phone.today().toString();
    cashier.touch("bills-channel-" + WECHAT);
    cashier.key("F6"); // The simulated wallets do not wait for the next morning.
    cashier.await("today's bill", () -> cashier.shows(today));
    cashier.key("F2");
    cashier.await("the comparison", () -> cashier.sees("bills-tile-ONLY_CHANNEL"));
    cashier.await("the differences", () -> cashier.sees("bills-EXPLAINED"));
    cashier.settle();
    play.inEveryLanguage("bills");
  }

  private void resolve(String tile, String way, String key) {
    int before = play.state().bills().open();
    cashier.touch(tile);
    cashier.await("a difference", () -> cashier.sees(way));
    cashier.key(key);
    cashier.write("bills-reason", "查过了");
    play.camera().take("bills-reason-" + key);
    cashier.key("F12");
    cashier.await("it to be recorded", () -> play.state().bills().open() == before - 1);
    cashier.touch(tile);
  }

  private void atOnce() {
    play.scan(Goods.COLA);
    choose(WECHAT, Goods.COLA_MINOR);
    play.inEveryLanguage("scan-await-code");
    String before = play.last();
    cashier.scan(phone.code(WECHAT, Phone.RICH));
    paid("WeChat Pay, at once", Goods.COLA_MINOR, WECHAT);
    play.finish(before, () -> play.inEveryLanguage("scan-paid"));

    play.scan(Goods.WATER);
    choose(ALIPAY, Goods.WATER_MINOR);
    before = play.last();
    cashier.scan(phone.code(ALIPAY, Phone.RICH));
    paid("Alipay, at once", Goods.WATER_MINOR, ALIPAY);
    play.finish(before, () -> {});
  }

  private void password() {
    play.scan(Goods.CRISPS);
    choose(WECHAT, Goods.CRISPS_MINOR);
    String before = play.last();
    cashier.scan(phone.code(WECHAT, Phone.CAREFUL));
    awaitAttempt(Attempt.State.WAITING, "scan-confirming");
    play.inEveryLanguage("scan-confirming");
    phone.confirm(WECHAT, Phone.CAREFUL);
    paid("the customer typed a password", Goods.CRISPS_MINOR, WECHAT);
    play.finish(before, () -> {});
  }

  private void ourCode() {
    play.scan(Goods.GUM);
    choose(WECHAT, Goods.GUM_MINOR);
    String before = play.last();
    String code = showOurs();
    play.inEveryLanguage("scan-our-code");
    phone.scanAndPay(WECHAT, Phone.RICH, code);
    paid("the customer scanned our code", Goods.GUM_MINOR, WECHAT);
    play.finish(before, () -> {});
  }

  private void declined() {
    play.scan(Goods.GUM);
    choose(WECHAT, Goods.GUM_MINOR);
    cashier.scan(phone.code(WECHAT, Phone.POOR));
    cashier.await("the refusal", () -> cashier.seesPart("scan-declined"));
    play.inEveryLanguage("scan-declined");
    cashier.key("Esc");
    play.payRemainder("refused, then cash", Goods.GUM_MINOR, Goods.GUM_MINOR, () -> {});
  }

  /** The wallet has the money, but says nothing sensible until it is asked once more. */
  private void askedAgain() {
    phone.trouble(WECHAT, "pay", "error_500_after_commit", 1);
    phone.trouble(WECHAT, "query", "error_500", 100);
    play.scan(Goods.ENERGY_DRINK);
    choose(WECHAT, Goods.ENERGY_DRINK_MINOR);
    String before = play.last();
    cashier.scan(phone.code(WECHAT, Phone.RICH));
    awaitAttempt(Attempt.State.SENT, "scan-sending");
    play.inEveryLanguage("scan-no-answer");
    phone.noTrouble();
    cashier.touch("scan-ask");
    paid("paid, found by asking again", Goods.ENERGY_DRINK_MINOR, WECHAT);
    play.finish(before, () -> {});
  }

  private void droppedAfterPaying() {
    phone.trouble(WECHAT, "pay", "drop_after_commit", 1);
    play.scan(Goods.WATER);
    choose(WECHAT, Goods.WATER_MINOR);
    String before = play.last();
    cashier.scan(phone.code(WECHAT, Phone.RICH));
    paid("paid, and the line went dead", Goods.WATER_MINOR, WECHAT);
    play.finish(before, () -> {});
  }

  /** The sale that waits completes by itself while another customer is at the till. */
  private void nextCustomerMeanwhile() {
    play.scan(Goods.CRISPS);
    choose(WECHAT, Goods.CRISPS_MINOR);
    String waits = Objects.requireNonNull(cashier.till().open()).id();
    String code = showOurs();
    cashier.touch("scan-servenext");
    cashier.await("room for the next customer", () -> cashier.till().open() == null);
    play.scan(Goods.COLA);
    play.camera().take("scan-next-customer");
    play.payExactly("served while a payment is open", Goods.COLA_MINOR);
    phone.scanAndPay(WECHAT, Phone.RICH, code);
    paid("completed by itself", Goods.CRISPS_MINOR, WECHAT);
    cashier.await("the sale to complete by itself", () -> !play.state().payments().holds(waits));
    play.camera().take("scan-completed-by-itself");
  }

  private void split() {
    play.scan(Goods.GUM);
    play.awaitDue(Goods.GUM_MINOR);
    play.openTender();
    cashier.type("5");
    cashier.touch("tender-" + ALIPAY);
    awaitPrompt();
    cashier.scan(phone.code(ALIPAY, Phone.RICH));
    cashier.await("the first tender", () -> play.tenders() == 1);
    play.tally().money(ALIPAY, 5_00);
    play.awaitTender();
    play.camera().take("scan-split");
    play.payRemainder("Alipay and cash", Goods.GUM_MINOR, Goods.GUM_MINOR - 5_00, () -> {});
  }

  /** Chooses the wallet's tile; the till asks for a code. */
  private void choose(String wallet, long totalMinor) {
    play.awaitDue(totalMinor);
    play.openTender();
    cashier.touch("tender-" + wallet);
    awaitPrompt();
  }

  private void awaitPrompt() {
    cashier.await("the till to wait for a code", () -> cashier.sees("scan-show"));
  }

  /** Shows our code, and reads it. */
  private String showOurs() {
    cashier.touch("scan-show");
    awaitAttempt(Attempt.State.WAITING, "scan-showing");
    return cashier.look(
        () -> attempt().map(Attempt::shown).map(shown -> shown.text()).orElseThrow());
  }

  private void awaitAttempt(Attempt.State state, String part) {
    cashier.await(
        "a payment that is " + state,
        () ->
            cashier.seesPart(part)
                && attempt().filter(attempt -> attempt.state() == state).isPresent());
  }

  private Optional<Attempt> attempt() {
    @Nullable Sale open = cashier.till().open();
    return open == null ? Optional.empty() : play.state().payments().holding(open.id());
  }

  /** Into the tour's own account. */
  private void paid(String title, long totalMinor, String wallet) {
    play.tally().sale(title, totalMinor);
    play.tally().money(wallet, totalMinor);
  }
}
