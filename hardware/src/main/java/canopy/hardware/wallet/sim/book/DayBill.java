package canopy.hardware.wallet.sim.book;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of a wallet's bill for a day in Beijing: payments by the time of payment, refunds by the
 * time they were accepted, with the errors that were ordered.
 */
public final class DayBill {
  /** The fact of an order that its row in the bill is wrong: a {@link BillChange.Kind}. */
  public static final String WRONG = "bill";

  private DayBill() {}

  /**
   * Oldest first.
   *
   * @param day {@code yyyy-MM-dd}
   */
  public static List<BillRow> rows(WalletBook book, Wallet wallet, String day) {
    List<BillChange> changes = book.billChanges(wallet, day);
    Set<String> omitted = new HashSet<>();
    List<BillRow> rows = new ArrayList<>();
    for (BillChange change : changes) {
      if (change.kind() == BillChange.Kind.OMIT) {
        omitted.add(change.orderNo());
      } else if (change.kind() == BillChange.Kind.ADD) {
        rows.add(invented(change));
      }
    }
    for (Order order : book.orders()) {
      if (order.wallet() == wallet && !omitted.contains(order.orderNo())) {
        add(rows, order, day, changes);
      }
    }
    rows.sort(Comparator.comparingLong(BillRow::atMillis));
    return rows;
  }

  private static void add(List<BillRow> rows, Order order, String day, List<BillChange> changes) {
    String wrong = order.fact(WRONG);
    if (wrong.equals(BillChange.Kind.OMIT.name())) {
      return;
    }
    long paidMillis = order.times().paidMillis();
    if (paidMillis > 0 && day.equals(day(paidMillis))) {
      long amountMinor = order.amountMinor();
      if (wrong.equals(BillChange.Kind.AMOUNT.name())) {
        amountMinor++;
      }
      for (BillChange change : changes) {
        if (change.kind() == BillChange.Kind.AMOUNT && change.orderNo().equals(order.orderNo())) {
          amountMinor = change.amountMinor();
        }
      }
      rows.add(new BillRow(BillRow.Kind.PAYMENT, order, amountMinor, null, paidMillis));
    } else if (wrong.equals(BillChange.Kind.ADD.name())
        && day.equals(day(order.times().createdMillis()))) {
      rows.add(
          new BillRow(
              BillRow.Kind.PAYMENT,
              order,
              order.amountMinor(),
              null,
              order.times().createdMillis()));
    }
    for (Refund refund : order.refunds()) {
      if (day.equals(day(refund.acceptedMillis()))) {
        BillRow.Kind kind = refund.reversal() ? BillRow.Kind.REVERSAL : BillRow.Kind.REFUND;
        rows.add(new BillRow(kind, order, 0, refund, refund.acceptedMillis()));
      }
    }
  }

  private static BillRow invented(BillChange change) {
    long noon =
        LocalDate.parse(change.day())
            .atTime(12, 0)
            .atZone(SimTime.BEIJING)
            .toInstant()
            .toEpochMilli();
    Order order =
        new Order(
            change.wallet(),
            change.orderNo(),
            "49" + change.orderNo(),
            false,
            change.amountMinor(),
            "CNY",
            "",
            OrderState.PAID,
            null,
            null,
            null,
            Times.created(noon, 0).paid(noon),
            List.of(),
            Map.of());
    return new BillRow(BillRow.Kind.PAYMENT, order, change.amountMinor(), null, noon);
  }

  private static String day(long millis) {
    return SimTime.beijing(millis).toLocalDate().toString();
  }
}
