package canopy.core.state;

import canopy.core.bill.Difference;
import canopy.core.fuel.Fill;
import canopy.core.fuel.Prepay;
import canopy.core.payment.Attempt;
import canopy.core.payment.Refund;
import canopy.core.quantity.Money;
import canopy.core.sale.Sale;
import canopy.core.shift.OpenItem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is not settled at the till, by name: what a shift or a day leaves to the next one. */
public final class OpenItems {
  /** Of a day with its bills. */
  private static final int MOST_ITEMS = 500;

  private OpenItems() {}

  /**
   * @param total what a sale comes to
   * @param unsentLines of the journal that head office does not have
   */
  public static List<OpenItem> of(TillState state, Function<Sale, Money> total, long unsentLines) {
    List<OpenItem> items = new ArrayList<>();
    sales(state.basket(), total, items);
    fuel(state.fuel(), items);
    for (Attempt attempt : state.payments().unsettled()) {
      items.add(
          item(OpenItem.Kind.PAYMENT, attempt.outNo(), 0, attempt.saleId(), attempt.amount()));
    }
    for (Refund refund : state.payments().unsettledRefunds()) {
      items.add(
          item(OpenItem.Kind.REFUND, refund.refundNo(), 0, refund.subject(), refund.amount()));
    }
    for (PrintJob job : state.prints().jobs().values()) {
      // What is on its way needs nobody.
      if (job.state() == PrintJob.State.FAILED || job.state() == PrintJob.State.UNKNOWN) {
        items.add(item(OpenItem.Kind.PRINT_JOB, job.id(), 0, job.state().name(), null));
      }
    }
    if (unsentLines > 0) {
      items.add(item(OpenItem.Kind.UNSENT_LINES, "journal", 0, Long.toString(unsentLines), null));
    }
    return List.copyOf(items);
  }

  /**
   * What a day leaves open: the same, and each difference with a bill. The report has how many
   * there are of each bill; only so many are named.
   */
  public static List<OpenItem> ofDay(
      TillState state, Function<Sale, Money> total, long unsentLines) {
    List<OpenItem> items = new ArrayList<>(of(state, total, unsentLines));
    for (BillBook.Checked check : state.bills().checks().values()) {
      for (Difference difference : check.open().values()) {
        if (items.size() < MOST_ITEMS) {
          items.add(difference(check, difference));
        }
      }
    }
    return List.copyOf(items);
  }

  private static OpenItem difference(BillBook.Checked check, Difference difference) {
    String order = difference.orderNo().isEmpty() ? difference.channelNo() : difference.orderNo();
    Money amount = difference.there() == null ? difference.here() : difference.there();
    return item(
        OpenItem.Kind.BILL_DIFFERENCE,
        order == null ? difference.key() : order,
        0,
        check.channel() + " " + check.day(),
        amount);
  }

  private static void sales(Basket basket, Function<Sale, Money> total, List<OpenItem> items) {
    Sale open = basket.open();
    if (open != null && !open.isEmpty()) {
      items.add(item(OpenItem.Kind.OPEN_SALE, open.id(), 0, open.cashier(), total.apply(open)));
    }
    for (HeldSale held : basket.held()) {
      Sale sale = held.sale();
      items.add(item(OpenItem.Kind.HELD_SALE, sale.id(), 0, held.label(), total.apply(sale)));
    }
    for (Sale sale : basket.aside().values()) {
      items.add(item(OpenItem.Kind.SALE_ASIDE, sale.id(), 0, sale.cashier(), total.apply(sale)));
    }
  }

  private static void fuel(FuelBook fuel, List<OpenItem> items) {
    for (Fill fill : fuel.unpaid().values()) {
      items.add(OpenItem.unpaid(fill));
    }
    for (Authorisation release : fuel.releases().values()) {
      items.add(item(OpenItem.Kind.RELEASED_PUMP, release.requestId(), release.pump(), "", null));
    }
    for (Prepay prepay : fuel.prepays().values()) {
      Money owed = prepay.state() == Prepay.State.REST_DUE ? prepay.rest() : prepay.paid();
      items.add(
          item(OpenItem.Kind.PREPAY, prepay.id(), prepay.pump(), prepay.state().name(), owed));
    }
  }

  private static OpenItem item(
      OpenItem.Kind kind, String name, int pump, String detail, @Nullable Money amount) {
    return new OpenItem(kind, name, pump, detail, amount);
  }
}
