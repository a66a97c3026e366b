package canopy.core.bill;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.bill.BillItem.Kind;
import canopy.core.bill.OwnItem.Standing;
import canopy.core.quantity.Money;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever stands on a bill and in our books: nothing is lost, and nothing is counted twice. */
class BillMatchPropertyTest {
  private static final BillDay DAY = BillDay.of(LocalDate.of(2026, 11, 21), ZoneOffset.ofHours(8));

  private final List<BillItem> bill = new ArrayList<>();
  private final List<OwnItem> own = new ArrayList<>();
  private Neighbours near = Neighbours.NONE;

  /** Few numbers and amounts, so that they collide in every way. */
  private void random(Random random) {
    bill.clear();
    own.clear();
    for (int i = random.nextInt(14); i > 0; i--) {
      Kind kind = Kind.values()[random.nextInt(3)];
      String refundNo =
          kind == Kind.PAYMENT || random.nextInt(4) == 0 ? null : "R" + random.nextInt(5);
      bill.add(
          new BillItem(
              kind,
              random.nextInt(9) == 0 ? "0200" : "A" + random.nextInt(6),
              refundNo,
              "C" + i,
              Money.of(1 + random.nextInt(3), "CNY"),
              random.nextInt(100),
              DAY.from().plusSeconds(random.nextInt(86_400))));
    }
    Set<String> keys = new HashSet<>();
    for (int i = random.nextInt(14); i > 0; i--) {
      boolean payment = random.nextBoolean();
      Standing standing = Standing.values()[random.nextInt(4)];
      OwnItem item =
          new OwnItem(
              payment ? Kind.PAYMENT : Kind.REFUND,
              payment ? "A" + random.nextInt(6) : "R" + random.nextInt(5),
              "A" + random.nextInt(6),
              "wechat",
              null,
              Money.of(1 + random.nextInt(3), "CNY"),
              DAY.from().plusSeconds(random.nextInt(100_000) - 7_000),
              payment && standing == Standing.ASKED ? Standing.COUNTED : standing,
              "");
      if (keys.add(item.key())) {
        own.add(item);
      }
    }
    near = new Neighbours(some(random, keys), some(random, keys), random.nextBoolean());
  }

  private static Set<String> some(Random random, Set<String> keys) {
    Set<String> some = new HashSet<>(keys);
    some.removeIf(key -> random.nextInt(4) > 0);
    return some;
  }

  @Property(tries = 2_000)
  void everyItemIsInExactlyOneCategoryAndTheSumsAreBothSides(@ForAll Random random) {
    random(random);
    Bill whole = new Bill("wechat", DAY.day(), "CNY", bill, null);
    Reconciliation result = BillMatch.of(whole, DAY, own, near, outNo -> outNo.equals("0200"));

    Map<BillItem, Boolean> rows = new IdentityHashMap<>();
    Map<OwnItem, Boolean> counted = new IdentityHashMap<>();
    Set<String> keys = new HashSet<>();
    Money here = Money.zero("CNY");
    for (Entry entry : result.entries()) {
      assertThat(keys.add(entry.key())).as(entry.key()).isTrue();
      BillItem row = entry.there();
      OwnItem mine = entry.here();
      if (row != null) {
        assertThat(rows.put(row, true)).isNull();
      }
      if (mine != null && entry.category().countsHere() && mine.standing() != Standing.VOID) {
        assertThat(counted.put(mine, true)).as(mine.key()).isNull();
        here = here.plus(mine.signed());
      }
    }
    assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(bill);
    for (OwnItem mine : own) {
      boolean due = DAY.has(mine.at()) || near.dueHere().contains(mine.key());
      if (mine.counts() && due && !near.elsewhere().contains(mine.key())) {
        assertThat(counted).as(mine.key()).containsKey(mine);
      }
    }
    Money net = BillSums.of(bill, "CNY").net();
    assertThat(sum(result, true)).isEqualTo(net);
    assertThat(sum(result, false)).isEqualTo(here);
    assertThat(result.sums().stream().mapToInt(CategorySum::count).sum())
        .isEqualTo(result.entries().size());
    assertThat(BillMatch.of(whole, DAY, own, near, outNo -> outNo.equals("0200")))
        .isEqualTo(result);
  }

  private static Money sum(Reconciliation result, boolean there) {
    Money sum = Money.zero("CNY");
    for (CategorySum each : result.sums()) {
      sum = sum.plus(there ? each.there() : each.here());
    }
    return sum;
  }
}
