package canopy.till.store.query;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.quantity.Money;
import canopy.core.sale.Sale;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sales to choose from, among more of the same amount than one page of the store has. */
class NearSalesTest {
  private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
  private static final long MINOR = 9_600;

  private final List<ReceiptPage.Row> stored = new ArrayList<>();
  private int asked;

  private void sells(Instant at) {
    completes(at, Sale.Kind.SALE, MINOR);
  }

  private void completes(Instant at, Sale.Kind kind, long minor) {
    long seq = stored.size() + 1L;
    stored.add(
        new ReceiptPage.Row(
            seq * 10,
            "R" + seq,
            kind,
            null,
            LocalDate.of(2026, 11, 21),
            at,
            "1001",
            1,
            Money.of(minor, "CNY"),
            null));
  }

  /** What the store does: newest first, either sign of the amount, from before a place. */
  private ReceiptPage page(ReceiptFilter filter, long before, int limit) {
    asked++;
    return new ReceiptPage(
        stored.reversed().stream()
            .filter(each -> each.seq() < before)
            .filter(each -> Math.abs(each.total().minor()) == filter.amountMinor())
            .limit(limit)
            .toList(),
        0);
  }

  private List<ReceiptPage.Row> near() throws Exception {
    return NearSales.of(this::page, MINOR, NOON);
  }

  @Test
  void findsTheNearestBehindPagesOfOthers() throws Exception {
    sells(NOON.plusSeconds(5));
    for (int i = 1; i <= 3 * NearSales.PAGE; i++) {
      sells(NOON.plus(Duration.ofMinutes(i)));
    }
    assertThat(near()).hasSize(3 * NearSales.PAGE + 1);
    assertThat(near().getFirst().number()).isEqualTo("R1");
  }

  @Test
  void asksNoFurtherThanADayBack() throws Exception {
    for (int i = 5 * NearSales.PAGE; i > 0; i--) {
      sells(NOON.minus(Duration.ofDays(1)).minusSeconds(i));
    }
    sells(NOON.minus(Duration.ofDays(1)));
    assertThat(near()).extracting(ReceiptPage.Row::number).containsExactly("R1001");
    assertThat(asked).isEqualTo(1);
  }

  /** A page that ends within the last second of the day is not the end. */
  @Test
  void takesAllOfOneMomentThoughAPageEndsInIt() throws Exception {
    Instant first = NOON.minus(Duration.ofDays(1));
    for (int i = 0; i < NearSales.PAGE + 7; i++) {
      sells(first);
    }
    assertThat(near()).hasSize(NearSales.PAGE + 7);
  }

  @Test
  void whateverIsThereItIsEachOnceAndTheNearestFirst() throws Exception {
    for (int seed = 0; seed < 200; seed++) {
      stored.clear();
      Random random = new Random(seed);
      Instant at = NOON.minus(Duration.ofDays(2));
      int sales = random.nextInt(3 * NearSales.PAGE);
      for (int i = 0; i < sales; i++) {
        at = at.plusSeconds(random.nextInt(600));
        boolean refund = random.nextInt(5) == 0;
        completes(
            at,
            refund ? Sale.Kind.REFUND : Sale.Kind.SALE,
            random.nextInt(4) == 0 ? 100 : refund ? -MINOR : MINOR);
      }
      List<ReceiptPage.Row> near = near();
      assertThat(near)
          .as("seed " + seed)
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(
              stored.stream()
                  .filter(each -> each.total().minor() == MINOR && apart(each) <= 86_400)
                  .toList());
      assertThat(near.stream().map(NearSalesTest::apart)).as("seed " + seed).isSorted();
    }
  }

  private static long apart(ReceiptPage.Row row) {
    return Duration.between(row.completedAt(), NOON).abs().toSeconds();
  }
}
