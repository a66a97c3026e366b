package canopy.core.bill;

import canopy.core.bill.BillItem.Kind;
import canopy.core.quantity.Money;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Compares a channel's bill with our own payments and refunds, by number and amount. A pure
 * function. Source: payments.md, section 5 (reconciliation) and the bills of each channel.
 */
public final class BillMatch {
  /** Some codes have room for the end of our order number only; shorter ends are not believed. */
  private static final int SHORTEST_REFERENCE = 12;

  private final Bill bill;
  private final BillDay day;
  private final Neighbours near;
  private final Predicate<String> ofAnotherTill;
  private final Map<String, OwnItem> own = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();
  private final Set<String> keys = new HashSet<>();
  private final List<Entry> entries = new ArrayList<>();

  /** Rows about orders of ours that we rely on no more, by order number. */
  private final Map<String, List<BillItem>> voided = new LinkedHashMap<>();

  private BillMatch(Bill bill, BillDay day, Neighbours near, Predicate<String> ofAnotherTill) {
    this.bill = bill;
    this.day = day;
    this.near = near;
    this.ofAnotherTill = ofAnotherTill;
  }

  /**
   * Compares.
   *
   * @param ours everything of this channel that may stand on the bill: what is of the day, what is
   *     close to it ({@link BillDay#mayHave}), what was left to it, and what is on trust still
   * @param ofAnotherTill whether an order number is one that another till made
   */
  public static Reconciliation of(
      Bill bill,
      BillDay day,
      List<OwnItem> ours,
      Neighbours near,
      Predicate<String> ofAnotherTill) {
    BillMatch match = new BillMatch(bill, day, near, ofAnotherTill);
    for (OwnItem item : ours) {
      if (!near.elsewhere().contains(item.key())) {
        match.own.put(item.key(), item);
      }
    }
    // A refund that names its number comes before one that must be guessed by its order.
    bill.items().stream().filter(item -> item.refundNo() != null).forEach(match::row);
    bill.items().stream().filter(item -> item.refundNo() == null).forEach(match::row);
    match.voided.forEach(match::takenBack);
    match.own.values().forEach(match::missing);
    return new Reconciliation(bill, day, match.entries);
  }

  private void row(BillItem item) {
    @Nullable OwnItem mine = item.kind() == Kind.PAYMENT ? payment(item) : refund(item);
    if (mine != null && (mine.counts() || mine.standing() == OwnItem.Standing.ASKED)) {
      used.add(mine.key());
      boolean same = mine.amount().equals(item.amount());
      Category fits = item.kind() == Kind.PAYMENT ? Category.MATCHED : Category.REFUNDED;
      add(same ? fits : Category.AMOUNT_DIFFERS, item, mine);
      return;
    }
    @Nullable OwnItem order = own.get(OwnItem.paymentKey(item.orderNo()));
    if (order != null && order.standing() == OwnItem.Standing.VOID) {
      voided.computeIfAbsent(order.number(), number -> new ArrayList<>()).add(item);
    } else if (order == null && mine == null && ofAnotherTill.test(item.orderNo())) {
      add(Category.OTHER_TILL, item, null);
    } else {
      add(Category.ONLY_CHANNEL, item, mine == null ? order : mine);
    }
  }

  private @Nullable OwnItem payment(BillItem item) {
    @Nullable OwnItem exact = unused(OwnItem.paymentKey(item.orderNo()));
    int length = item.orderNo().length();
    if (exact != null || length < SHORTEST_REFERENCE) {
      return exact;
    }
    for (OwnItem mine : own.values()) {
      boolean end =
          mine.kind() == Kind.PAYMENT
              && length < mine.number().length()
              && mine.number().endsWith(item.orderNo());
      if (end && !used.contains(mine.key())) {
        return mine;
      }
    }
    return null;
  }

  private @Nullable OwnItem refund(BillItem item) {
    @Nullable String number = item.refundNo();
    if (number != null) {
      @Nullable OwnItem exact = unused(OwnItem.key(Kind.REFUND, number));
      if (exact != null) {
        return exact;
      }
    }
    for (OwnItem mine : own.values()) {
      boolean same =
          number == null
              && mine.kind() == Kind.REFUND
              && mine.orderNo().equals(item.orderNo())
              && mine.amount().equals(item.amount());
      if (same && mine.standing() != OwnItem.Standing.VOID && !used.contains(mine.key())) {
        return mine;
      }
    }
    return null;
  }

  private @Nullable OwnItem unused(String key) {
    return used.contains(key) ? null : own.get(key);
  }

  /**
   * An attempt that we gave up. What was paid and went back as a whole needs nobody; the same holds
   * for what only went back, for the payment was on the bill before.
   */
  private void takenBack(String orderNo, List<BillItem> rows) {
    OwnItem mine = own.get(OwnItem.paymentKey(orderNo));
    Money left = Money.zero(bill.currency());
    boolean paid = false;
    boolean late = true;
    for (BillItem row : rows) {
      left = left.plus(row.signed());
      paid |= row.kind() == Kind.PAYMENT;
      late &= day.endsSoonAfter(row.at());
    }
    Category category =
        !paid || left.isZero()
            ? Category.TAKEN_BACK
            : late && !near.nextCompared() ? Category.NEXT_DAY : Category.ONLY_CHANNEL;
    for (BillItem row : rows) {
      add(category, row, mine);
    }
  }

  /** Ours, and not on the bill. */
  private void missing(OwnItem mine) {
    boolean left = near.dueHere().contains(mine.key());
    if (!mine.counts() || used.contains(mine.key()) || !(left || day.has(mine.at()))) {
      return;
    }
    boolean perhapsLater = !left && !near.nextCompared() && day.endsSoonAfter(mine.at());
    add(perhapsLater ? Category.NEXT_DAY : Category.ONLY_HERE, null, mine);
  }

  private void add(Category category, @Nullable BillItem there, @Nullable OwnItem here) {
    entries.add(new Entry(key(there, here), category, there, here));
  }

  /** By the number; a row that the channel has twice gets a number of its own. */
  private String key(@Nullable BillItem there, @Nullable OwnItem here) {
    String key = there == null && here != null ? here.key() : "";
    if (there != null) {
      @Nullable String refundNo = there.refundNo();
      String order = here == null ? there.orderNo() : here.orderNo();
      String number = there.kind() == Kind.PAYMENT || refundNo == null ? order : refundNo;
      key = OwnItem.key(there.kind(), number.isEmpty() ? there.channelNo() : number);
    }
    String unique = key;
    for (int copy = 2; !keys.add(unique); copy++) {
      unique = key + "#" + copy;
    }
    return unique;
  }
}
