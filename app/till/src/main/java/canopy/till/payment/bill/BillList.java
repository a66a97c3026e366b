package canopy.till.payment.bill;

import canopy.core.bill.BillDay;
import canopy.core.bill.BillItem;
import canopy.core.bill.Category;
import canopy.core.bill.Difference;
import canopy.core.bill.Entry;
import canopy.core.bill.OwnItem;
import canopy.core.bill.Reconciliation;
import canopy.core.bill.Resolution;
import canopy.core.operator.Operator;
import canopy.core.payment.PayMethod;
import canopy.core.quantity.Money;
import canopy.core.state.BillBook;
import canopy.till.loop.TillSnapshot;
import canopy.till.store.query.BillFacts;
import canopy.till.store.query.StoredBill;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a comparison: the differences as they were journalled, and all else from the bill if
 * it was read since the start of the program, or from our books. Rows that only the channel has and
 * that are no difference are not kept.
 *
 * @param fresh the comparison if it was made since the program's start; null otherwise
 */
record BillList(
    TillSnapshot till,
    StoredBill bill,
    BillFacts facts,
    BillDay day,
    @Nullable Reconciliation fresh) {

  /** Oldest first. */
  List<BillRow> all() {
    List<BillRow> rows = new ArrayList<>();
    for (Difference difference : bill.check().differences()) {
      rows.add(row(difference));
    }
    Reconciliation read = fresh;
    if (read != null) {
      read.entries().stream()
          .filter(entry -> !entry.category().isDifference())
          .forEach(entry -> rows.add(row(entry)));
    } else {
      addBooks(rows);
    }
    rows.sort(Comparator.comparing(BillRow::at));
    return rows;
  }

  private BillRow row(Difference difference) {
    BillBook.Checked check = till.state().bills().of(bill.check().channel(), day.day());
    boolean open = check != null && check.open().containsKey(difference.key());
    boolean back = difference.kind() != BillItem.Kind.PAYMENT;
    return new BillRow(
        difference.key(),
        difference.category(),
        difference.kind(),
        difference.orderNo(),
        difference.refundNo(),
        difference.channelNo(),
        difference.saleId(),
        signed(difference.there(), back),
        signed(difference.here(), back),
        difference.at(),
        difference.onTrust(),
        open,
        named(bill.resolved().get(difference.key())),
        open ? ways(difference) : List.of());
  }

  /** With the person's name, if it is known. */
  private StoredBill.@Nullable Resolved named(StoredBill.@Nullable Resolved done) {
    Operator by = done == null ? null : till.book().operator(done.operator());
    return done == null || by == null
        ? done
        : new StoredBill.Resolved(done.how(), done.reason(), by.name(), done.at(), done.saleId());
  }

  /** The rules have the last word all the same. */
  private List<Resolution> ways(Difference difference) {
    PayMethod method = till.book().payments().through(bill.check().channel());
    boolean unclaimed =
        difference.category() == Category.ONLY_CHANNEL
            && difference.kind() == BillItem.Kind.PAYMENT
            && !difference.orderNo().isEmpty()
            && difference.key().indexOf('#') < 0;
    if (!unclaimed) {
      return List.of(Resolution.EXPLAINED, Resolution.BOOKED);
    }
    return method != null && method.refunds()
        ? List.of(
            Resolution.GIVEN_BACK, Resolution.ATTACHED, Resolution.EXPLAINED, Resolution.BOOKED)
        : List.of(Resolution.ATTACHED, Resolution.EXPLAINED, Resolution.BOOKED);
  }

  private static @Nullable Long signed(@Nullable Money amount, boolean back) {
    return amount == null ? null : Long.valueOf(back ? -amount.minor() : amount.minor());
  }

  private static BillRow row(Entry entry) {
    BillItem there = entry.there();
    OwnItem here = entry.here();
    boolean counted = here != null && here.standing() != OwnItem.Standing.VOID;
    BillItem.Kind kind = there != null ? there.kind() : kind(here);
    return settled(
        entry.key(),
        entry.category(),
        kind,
        here,
        there,
        there == null ? null : there.signed().minor(),
        counted && here != null ? here.signed().minor() : null);
  }

  private static BillItem.Kind kind(@Nullable OwnItem here) {
    return here == null ? BillItem.Kind.PAYMENT : here.kind();
  }

  private static BillRow settled(
      String key,
      Category category,
      BillItem.Kind kind,
      @Nullable OwnItem here,
      @Nullable BillItem there,
      @Nullable Long thereMinor,
      @Nullable Long hereMinor) {
    String ownRefund = here != null && here.kind() == BillItem.Kind.REFUND ? here.number() : null;
    Instant at = there != null ? there.at() : here != null ? here.at() : Instant.EPOCH;
    return new BillRow(
        key,
        category,
        kind,
        here != null ? here.orderNo() : there != null ? there.orderNo() : "",
        there == null ? ownRefund : there.refundNo(),
        there != null ? there.channelNo() : here != null ? here.channelNo() : null,
        here == null ? "" : here.saleId(),
        thereMinor,
        hereMinor,
        at,
        here != null && here.standing() == OwnItem.Standing.ON_TRUST,
        false,
        null,
        List.of());
  }

  /** What is due on this bill, and no difference of it, was found on it. */
  private void addBooks(List<BillRow> rows) {
    Set<String> different = new HashSet<>();
    bill.check().differences().forEach(difference -> different.add(difference.key()));
    for (OwnItem item : facts.own()) {
      boolean here =
          bill.check().across().contains(item.key())
              || (day.has(item.at()) && !facts.near().elsewhere().contains(item.key()));
      if (!here || !item.counts() || different.contains(item.key())) {
        continue;
      }
      boolean later = bill.check().later().contains(item.key());
      Category found = item.kind() == BillItem.Kind.PAYMENT ? Category.MATCHED : Category.REFUNDED;
      long minor = item.signed().minor();
      rows.add(
          settled(
              item.key(),
              later ? Category.NEXT_DAY : found,
              item.kind(),
              item,
              null,
              later ? null : Long.valueOf(minor),
              minor));
    }
  }
}
