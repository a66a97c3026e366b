package canopy.till.payment.bill;

import canopy.core.bill.Bill;
import canopy.core.bill.BillDay;
import canopy.core.bill.BillItem;
import canopy.core.bill.BillMatch;
import canopy.core.bill.Neighbours;
import canopy.core.bill.Reconciliation;
import canopy.core.payment.Attempt;
import canopy.core.payment.OutNumber;
import canopy.till.loop.TillSnapshot;
import canopy.till.store.query.BillFacts;
import canopy.till.store.query.QueryThread;
import canopy.till.store.query.StoredBill;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks our books about bills, on the store's query thread.
 *
 * @param awaitStored waits, on that thread, until the store has the journal's given place
 */
record BillBooks(QueryThread store, LongConsumer awaitStored) {

  /**
   * A bill as it was compared last; empty if it never was.
   *
   * @param fresh the newest comparison since the program's start; null if there was none
   */
  CompletableFuture<Optional<BillList>> load(
      TillSnapshot till, String channel, BillDay day, @Nullable Reconciliation fresh) {
    long seq = till.state().seq();
    return store.ask(
        reader -> {
          awaitStored.accept(seq);
          Optional<StoredBill> bill = reader.bill(channel, day.day());
          BillFacts facts =
              bill.isPresent()
                  ? reader.billFacts(channel, day, named(till, channel, bill.get(), fresh))
                  : new BillFacts(List.of(), Neighbours.NONE);
          return bill.map(
              found -> new BillList(till, found, facts, day, isOf(fresh, found) ? fresh : null));
        });
  }

  /** Whether the newest comparison of the bill was made from these rows. */
  private static boolean isOf(@Nullable Reconciliation fresh, StoredBill bill) {
    return fresh != null
        && fresh.bill().channel().equals(bill.check().channel())
        && fresh.bill().day().equals(bill.check().day())
        && fresh.sums().equals(bill.check().sums());
  }

  /** Compares a bill with everything that the journal has now. */
  CompletableFuture<Reconciliation> compare(TillSnapshot till, Bill bill, BillDay day) {
    String station = till.book().payments().station();
    String own = till.book().station().till();
    long seq = till.state().seq();
    return store.ask(
        reader -> {
          awaitStored.accept(seq);
          Set<String> also = onTrust(till, bill.channel());
          also.addAll(named(bill));
          BillFacts facts = reader.billFacts(bill.channel(), day, also);
          return BillMatch.of(
              bill,
              day,
              facts.own(),
              facts.near(),
              number -> OutNumber.isOfAnother(number, station, own));
        });
  }

  private static Set<String> onTrust(TillSnapshot till, String channel) {
    return till.state().payments().attempts().values().stream()
        .filter(attempt -> attempt.state() == Attempt.State.FORCED)
        .filter(attempt -> attempt.channel().equals(channel))
        .map(Attempt::outNo)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /**
   * Every number on the bill: an order of ours is found by it, even if its answer came on another
   * day and the channel did not say when it was paid.
   */
  private static Set<String> named(Bill bill) {
    Set<String> numbers = new HashSet<>();
    for (BillItem item : bill.items()) {
      numbers.add(item.orderNo());
      String refund = item.refundNo();
      if (refund != null) {
        numbers.add(refund);
      }
    }
    return numbers;
  }

  private static Set<String> named(
      TillSnapshot till, String channel, StoredBill stored, @Nullable Reconciliation fresh) {
    Set<String> numbers = onTrust(till, channel);
    stored.check().across().forEach(key -> numbers.add(key.substring(key.indexOf(':') + 1)));
    if (fresh != null && isOf(fresh, stored)) {
      numbers.addAll(named(fresh.bill()));
    }
    return numbers;
  }
}
