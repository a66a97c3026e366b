package canopy.till.tour;

import canopy.core.sale.Line;
import canopy.core.sale.Sale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Goods that come back, copies, other tenders, and the drawer. */
final class Refunds {
  private final Play play;
  private final Cashier cashier;

  private Refunds(Play play) {
    this.play = play;
    this.cashier = play.cashier();
  }

  static void play(Play play) {
    Refunds refunds = new Refunds(play);
    refunds.byUnit();
    refunds.withoutReceipt();
    refunds.otherTenders();
    refunds.held();
    refunds.drawerAndCopy();
  }

  /** Two of three pieces of a line come back, by the receipt's bar code. */
  private void byUnit() {
    play.scan(Goods.COLA);
    play.scan(Goods.COLA);
    play.scan(Goods.COLA);
    play.scan(Goods.GUM);
    play.payExactly("to be returned in part", 3 * Goods.COLA_MINOR + Goods.GUM_MINOR);
    String number = Objects.requireNonNull(play.last());
    cashier.scan(number);
    cashier.await(
        "the receipt",
        () ->
            cashier.seesPart("preview")
                && cashier.shows(number)
                && cashier.seesWord("receipts.refund"));
    play.inEveryLanguage("receipts");
    cashier.touchWord("receipts.refund");
    cashier.touchFirstWord("receipts.more");
    cashier.settle();
    cashier.touchFirstWord("receipts.more");
    play.inEveryLanguage("refund");
    cashier.key("F12");
    play.approve();
    play.awaitDue(-2 * Goods.COLA_MINOR);
    play.awaitTender();
    play.inEveryLanguage("tender-refund");
    cashier.key("Esc");
    cashier.await("the refund in the basket", () -> cashier.sees("pay"));
    play.inEveryLanguage("sale-refund");
    play.payExactly(
        "two of three pieces returned",
        -2 * Goods.COLA_MINOR,
        () -> play.inEveryLanguage("tender-refunded"));
  }

  private void withoutReceipt() {
    play.open("F7", "preview");
    cashier.await("the receipts", () -> cashier.seesWord("receipts.withoutreceipt"));
    cashier.key("F9");
    cashier.await("a refund", () -> isRefund(cashier.till().open()));
    play.scan(Goods.WATER);
    play.awaitDue(-Goods.WATER_MINOR);
    cashier.touchText("质量问题");
    cashier.await("the reason", () -> isExplained(cashier.till().open()));
    play.inEveryLanguage("blind-refund");
    play.payApproved("refund without receipt", -Goods.WATER_MINOR);
  }

  private static boolean isExplained(@Nullable Sale sale) {
    return sale != null && !sale.note().isEmpty();
  }

  private static boolean isRefund(@Nullable Sale sale) {
    return sale != null && sale.kind() == Sale.Kind.REFUND;
  }

  private void otherTenders() {
    play.scan(Goods.GUM);
    play.payBy("voucher", Goods.GUM_MINOR, "voucher");
    play.scan(Goods.CRISPS);
    play.payBy("company account", Goods.CRISPS_MINOR, "account");
  }

  /** Found by pinyin; several held sales to choose from. */
  private void held() {
    cashier.type("kkkl");
    cashier.await("hits", () -> cashier.reads("hit-row", "可口可乐"));
    play.inEveryLanguage("search");
    // Of several hits the first Enter chooses, the second one takes.
    cashier.key("Enter");
    cashier.key("Enter");
    cashier.await("the article found", () -> play.lines() == 1);
    Line found = Objects.requireNonNull(cashier.till().open()).activeLines().getFirst();
    if (!found.name().zh().contains("可口可乐")) {
      throw new TourFailed("kkkl found " + found.name().zh(), null);
    }
    cashier.key("F5");
    cashier.await("one held", () -> play.state().basket().held().size() == 1);
    play.scan(Goods.CRISPS);
    cashier.key("F5");
    cashier.await("two held", () -> play.state().basket().held().size() == 2);
    play.open("F6", "held-cards");
    play.inEveryLanguage("held-sales");
    cashier.type("2");
    play.payExactly("the second of two held", Goods.CRISPS_MINOR);
    cashier.key("F6");
    play.payExactly("the first of two held", Goods.COLA_MINOR);
  }

  private void drawerAndCopy() {
    play.awaitPapers();
    long seq = play.state().seq();
    cashier.key("F11");
    cashier.key("Enter");
    cashier.await("the drawer", () -> play.state().seq() > seq);
    long papers = play.papers();
    cashier.key("F8");
    cashier.await("the copy", () -> play.papers() > papers);
    play.camera().take("reprinted");
    play.awaitPapers();
    cashier.touch("person");
    cashier.await("what one can do behind the own name", cashier::interrupted);
    play.inEveryLanguage("person");
    cashier.key("Esc");
    cashier.await("the sale screen", () -> !cashier.interrupted());
  }
}
