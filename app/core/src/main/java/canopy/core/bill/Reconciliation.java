package canopy.core.bill;

import canopy.core.quantity.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * A bill compared with our books: every row of the bill and every item of ours that is due on it,
 * each in exactly one entry.
 *
 * @param entries what only we have comes last
 */
public record Reconciliation(Bill bill, BillDay day, List<Entry> entries) {
  public Reconciliation {
    entries = List.copyOf(entries);
  }

  /**
   * A payment that was taken on a person's word, and stands on the bill.
   *
   * @param outNo our merchant order number
   * @param channelNo the channel's number
   */
  public record Found(String outNo, String channelNo, Money amount) {}

  /** The sums of all categories, empty ones too. */
  public List<CategorySum> sums() {
    List<CategorySum> sums = new ArrayList<>();
    for (Category category : Category.values()) {
      int count = 0;
      Money there = Money.zero(bill.currency());
      Money here = Money.zero(bill.currency());
      for (Entry entry : entries) {
        if (entry.category() == category) {
          count++;
          there = there.plus(entry.there(bill.currency()));
          here = here.plus(entry.here(bill.currency()));
        }
      }
      sums.add(new CategorySum(category, count, there, here));
    }
    return sums;
  }

  /** What was taken on a person's word and is borne out by the bill. */
  public List<Found> found() {
    List<Found> found = new ArrayList<>();
    for (Entry entry : entries) {
      BillItem there = entry.there();
      OwnItem here = entry.here();
      if (entry.category() == Category.MATCHED
          && there != null
          && here != null
          && here.standing() == OwnItem.Standing.ON_TRUST) {
        found.add(new Found(here.number(), there.channelNo(), there.amount()));
      }
    }
    return found;
  }

  /**
   * For the journal.
   *
   * @param source the file's name and digest; empty if the channel gave it
   */
  public BillCheck check(BillCheck.Origin origin, String source) {
    return new BillCheck(
        bill.channel(),
        bill.day(),
        origin,
        source,
        sums(),
        BillSums.of(bill.items(), bill.currency()),
        bill.stated(),
        entries.stream()
            .filter(entry -> entry.category().isDifference())
            .map(Difference::of)
            .toList(),
        across(),
        later());
  }

  private List<String> across() {
    List<String> keys = new ArrayList<>();
    for (Entry entry : entries) {
      OwnItem here = entry.here();
      boolean both = entry.there() != null && here != null && entry.category().countsHere();
      if (both && here != null && !day.has(here.at())) {
        keys.add(here.key());
      }
    }
    return keys;
  }

  private List<String> later() {
    List<String> keys = new ArrayList<>();
    for (Entry entry : entries) {
      OwnItem here = entry.here();
      if (entry.category() == Category.NEXT_DAY && here != null && here.counts()) {
        keys.add(here.key());
      }
    }
    return keys;
  }
}
