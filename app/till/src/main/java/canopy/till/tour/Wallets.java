package canopy.till.tour;

import canopy.core.payment.Attempt;
import canopy.core.sale.Sale;
import canopy.hardware.forecourt.PumpState;
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
  private static final String UNIONPAY = "unionpay";
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
    wallets.timeUp();
    wallets.ourCode();
    wallets.declined();
    wallets.askedAgain();
    wallets.droppedAfterPaying();
    wallets.nextCustomerMeanwhile();
    wallets.split();
    wallets.unionPay();
    wallets.takenBack();
    wallets.paidTooLate();
    wallets.givenBack();
    wallets.prepaid();
    wallets.onAPersonsWord();
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
    play.finish(
        before,
        () -> {
          play.camera().customer("customer-paid", "display.thanks");
          play.inEveryLanguage("scan-paid");
        });

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
    play.camera().customer("customer-confirming", "display.confirm");
    play.inEveryLanguage("scan-confirming");
    phone.confirm(WECHAT, Phone.CAREFUL);
    paid("the customer typed a password", Goods.CRISPS_MINOR, WECHAT);
    play.finish(before, () -> {});
  }

  /** The customer types no password: when the channel's time is up, the order is taken back. */
  private void timeUp() {
    play.scan(Goods.GUM);
    choose(WECHAT, Goods.GUM_MINOR);
    cashier.scan(phone.code(WECHAT, Phone.CAREFUL));
    awaitAttempt(Attempt.State.WAITING, "scan-confirming");
    cashier.await("the time to be up", () -> cashier.seesPart("scan-declined"));
    play.camera().customer("customer-time-is-up", "display.timeup");
    play.inEveryLanguage("scan-time-is-up");
    cashier.key("Esc");
    play.payRemainder("the time was up, then cash", Goods.GUM_MINOR, Goods.GUM_MINOR, () -> {});
  }

  private void ourCode() {
    play.scan(Goods.GUM);
    choose(WECHAT, Goods.GUM_MINOR);
    String before = play.last();
    String code = showOurs();
    play.camera().customer("customer-code", "display.scan");
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
    play.camera().customer("customer-declined", "display.declined");
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

  private void unionPay() {
    play.scan(Goods.COLA);
    atOnce(UNIONPAY, "UnionPay, at once", Goods.COLA_MINOR);
  }

  private void atOnce(String wallet, String title, long minor) {
    choose(wallet, minor);
    String before = play.last();
    cashier.scan(phone.code(wallet, Phone.RICH));
    paid(title, minor, wallet);
    play.finish(before, () -> play.camera().take("scan-paid-by-" + wallet));
  }

  /** Paid, but nobody says so; the cashier takes it back, which takes a while, too. */
  private void takenBack() {
    phone.trouble(WECHAT, "pay", "error_500_after_commit", 1);
    phone.trouble(WECHAT, "query", "error_500", 100);
    phone.trouble(WECHAT, "reverse", "error_500", 100);
    play.scan(Goods.GUM);
    choose(WECHAT, Goods.GUM_MINOR);
    cashier.scan(phone.code(WECHAT, Phone.RICH));
    awaitAttempt(Attempt.State.SENT, "scan-sending");
    cashier.touch("scan-stop");
    awaitAttempt(Attempt.State.REVERSING, "scan-taking-back");
    play.camera().customer("customer-checking", "display.checking");
    play.inEveryLanguage("scan-taking-back");
    cashier.touch("scan-escalate");
    awaitAttempt(Attempt.State.UNKNOWN, "scan-unknown");
    play.inEveryLanguage("scan-unknown");
    cashier.touch("scan-stop");
    awaitAttempt(Attempt.State.REVERSING, "scan-taking-back");
    phone.noTrouble();
    cashier.await("the money to be back", () -> cashier.seesPart("scan-declined"));
    play.camera().customer("customer-cancelled", "display.cancelled");
    play.camera().take("scan-taken-back");
    cashier.key("Esc");
    play.payRemainder("taken back, then cash", Goods.GUM_MINOR, Goods.GUM_MINOR, () -> {});
  }

  /** The customer pays in the moment in which the cashier gives up: the payment is offered. */
  private void paidTooLate() {
    play.scan(Goods.WATER);
    choose(WECHAT, Goods.WATER_MINOR);
    String before = play.last();
    phone.scan(WECHAT, Phone.RICH, showOurs());
    phone.trouble(WECHAT, "close", "late_payment", 1);
    cashier.touch("scan-stop");
    awaitAttempt(Attempt.State.PAID, "scan-late");
    play.inEveryLanguage("scan-late");
    cashier.touch("scan-uselate");
    paid("paid too late, used all the same", Goods.WATER_MINOR, WECHAT);
    play.finish(before, () -> {});
  }

  /** What was paid by phone goes back to the phone. */
  private void givenBack() {
    play.scan(Goods.ENERGY_DRINK);
    atOnce(WECHAT, "to be given back", Goods.ENERGY_DRINK_MINOR);
    String number = Objects.requireNonNull(play.last());
    cashier.scan(number);
    cashier.await(
        "the receipt",
        () ->
            cashier.seesPart("preview")
                && cashier.shows(number)
                && cashier.seesWord("receipts.refund"));
    cashier.settle();
    cashier.touchWord("receipts.refund");
    cashier.touchFirstWord("receipts.more");
    cashier.key("F12");
    play.approve();
    play.awaitDue(-Goods.ENERGY_DRINK_MINOR);
    play.awaitTender();
    play.inEveryLanguage("scan-refund");
    cashier.touch("tender-" + WECHAT);
    paid("given back to the phone", -Goods.ENERGY_DRINK_MINOR, WECHAT);
    play.finish(number, () -> play.inEveryLanguage("scan-refunded"));
  }

  /** The pump runs when the money is there; what was not filled goes back by itself. */
  private void prepaid() {
    cashier.key("F9");
    cashier.await("the question for the pump", () -> cashier.seesPart("notice-info"));
    cashier.type("3");
    cashier.key("Enter");
    cashier.await("the pump's screen", () -> cashier.seesPart("pump-detail"));
    cashier.settle();
    cashier.type("80");
    cashier.key("F3");
    atOnce(WECHAT, "prepaid by phone", 80_00);
    play.awaitPump(3, PumpState.AUTHORISED);
    play.street().car(3, 2, 6_000);
    cashier.await("the rest to be back", () -> play.state().fuel().prepaysOf(3).isEmpty());
    cashier.settle();
    play.camera().take("scan-prepay-rest-back");
    paid("the rest, back by itself", play.street().newest(3).amountMinor() - 80_00, WECHAT);
  }

  /** The wallet stays silent; the manager sees the customer's bill and takes it as paid. */
  private void onAPersonsWord() {
    phone.trouble(ALIPAY, "pay", "error_500_after_commit", 1);
    phone.trouble(ALIPAY, "query", "error_500", 1000);
    play.scan(Goods.CRISPS);
    choose(ALIPAY, Goods.CRISPS_MINOR);
    String waits = Objects.requireNonNull(cashier.till().open()).id();
    cashier.scan(phone.code(ALIPAY, Phone.RICH));
    awaitAttempt(Attempt.State.SENT, "scan-sending");
    cashier.touch("scan-servenext");
    cashier.await("room for the next customer", () -> cashier.till().open() == null);
    play.open("F7", "preview");
    play.open("Alt+7", "unsettled-pane");
    cashier.touch("deed-ESCALATE");
    cashier.await("the manager's turn", () -> cashier.sees("deed-FORCE"));
    play.inEveryLanguage("unsettled");
    cashier.touch("deed-FORCE");
    cashier.write("unsettled-channelno", "2026112222001412345678900001");
    cashier.write("unsettled-reason", "顾客手机上显示已付款");
    play.inEveryLanguage("unsettled-force");
    cashier.touch("unsettled-answer");
    play.approve();
    paid("taken as paid on the manager's word", Goods.CRISPS_MINOR, ALIPAY);
    cashier.await("the sale to be complete", () -> !play.state().payments().holds(waits));
    play.camera().take("unsettled-forced");
    phone.noTrouble();
    play.home();
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
