package canopy.core.till;

import static canopy.core.till.Till.yuan;

import canopy.core.bill.BillCheck;
import canopy.core.bill.BillItem;
import canopy.core.bill.BillSums;
import canopy.core.bill.Category;
import canopy.core.bill.Difference;
import canopy.core.quantity.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Comparisons of bills, for the rules' tests. */
final class Bills {
  static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

  private Bills() {}

  static BillCheck check(List<Difference> differences, List<String> across) {
    BillSums sums = new BillSums(0, Money.zero("CNY"), Money.zero("CNY"), 0L);
    return new BillCheck(
        "wechat",
        DAY,
        BillCheck.Origin.FETCHED,
        "",
        List.of(),
        sums,
        sums,
        differences,
        across,
        List.of());
  }

  static BillCheck checkOf(int differences) {
    List<Difference> all = new ArrayList<>();
    for (int i = 0; i < differences; i++) {
      all.add(unclaimed("X" + i));
    }
    return check(all, List.of());
  }

  /** 7.00 that only the channel knows of. */
  static Difference unclaimed(String outNo) {
    return new Difference(
        "P:" + outNo,
        Category.ONLY_CHANNEL,
        BillItem.Kind.PAYMENT,
        outNo,
        null,
        "4200",
        yuan("7.00"),
        null,
        NOON,
        null,
        "",
        false);
  }

  /** 3.50 that only we know of. */
  static Difference missing(String outNo, boolean onTrust) {
    return new Difference(
        "P:" + outNo,
        Category.ONLY_HERE,
        BillItem.Kind.PAYMENT,
        outNo,
        null,
        null,
        null,
        yuan("3.50"),
        NOON,
        "wechat",
        "R1-261122-00001",
        onTrust);
  }
}
