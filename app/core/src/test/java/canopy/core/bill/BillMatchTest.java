package canopy.core.bill;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.bill.BillItem.Kind;
import canopy.core.bill.OwnItem.Standing;
import canopy.core.quantity.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Cases of payments.md: long and short items, midnight, refunds, what was taken back. */
class BillMatchTest {
  private static final BillDay DAY = BillDay.of(LocalDate.of(2026, 11, 21), ZoneOffset.ofHours(8));
  private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
  private static final Instant LAST_SECOND = Instant.parse("2026-11-21T15:59:59Z");
  private static final Instant NEXT_SECOND = Instant.parse("2026-11-21T16:00:01Z");

  private final List<BillItem> bill = new ArrayList<>();
  private final List<OwnItem> own = new ArrayList<>();
  private Neighbours near = Neighbours.NONE;

  private static Money fen(long minor) {
    return Money.of(minor, "CNY");
  }

  private void paid(String outNo, long minor, Instant at) {
    bill.add(new BillItem(Kind.PAYMENT, outNo, null, "42" + outNo, fen(minor), minor * 6, at));
  }

  private void back(Kind kind, String outNo, String refundNo, long minor) {
    bill.add(new BillItem(kind, outNo, refundNo, "50" + outNo, fen(minor), -minor * 6, NOON));
  }

  private void ours(Standing standing, String outNo, long minor, Instant at) {
    own.add(
        new OwnItem(
            Kind.PAYMENT, outNo, outNo, "wechat", null, fen(minor), at, standing, "R" + outNo));
  }

  private void refund(Standing standing, String outNo, String refundNo, long minor) {
    own.add(
        new OwnItem(
            Kind.REFUND, refundNo, outNo, "wechat", null, fen(minor), NOON, standing, "R" + outNo));
  }

  private Reconciliation match() {
    Bill whole = new Bill("wechat", DAY.day(), "CNY", bill, BillSums.of(bill, "CNY"));
    return BillMatch.of(whole, DAY, own, near, outNo -> outNo.startsWith("02"));
  }

  private List<String> found() {
    return match().entries().stream().map(each -> each.category() + " " + each.key()).toList();
  }

  @Test
  void everyKindOfDifferenceHasItsOwnCategory() {
    paid("A1", 9600, NOON);
    ours(Standing.COUNTED, "A1", 9600, NOON);
    paid("A2", 700, NOON);
    ours(Standing.COUNTED, "A3", 350, NOON);
    paid("A4", 501, NOON);
    ours(Standing.COUNTED, "A4", 500, NOON);
    paid("0200", 100, NOON);
    assertThat(found())
        .containsExactly(
            "MATCHED P:A1",
            "ONLY_CHANNEL P:A2",
            "AMOUNT_DIFFERS P:A4",
            "OTHER_TILL P:0200",
            "ONLY_HERE P:A3");
    BillCheck check = match().check(BillCheck.Origin.FETCHED, "");
    assertThat(check.fits()).isTrue();
    assertThat(check.differences())
        .extracting(Difference::key)
        .containsExactly("P:A2", "P:A4", "P:A3");
    assertThat(check.sums())
        .contains(
            new CategorySum(Category.AMOUNT_DIFFERS, 1, fen(501), fen(500)),
            new CategorySum(Category.ONLY_HERE, 1, fen(0), fen(350)),
            new CategorySum(Category.ONLY_CHANNEL, 1, fen(700), fen(0)));
  }

  @Test
  void refundsAreFoundByTheirOwnNumberAndElseByOrderAndAmount() {
    paid("A1", 9600, NOON);
    ours(Standing.COUNTED, "A1", 9600, NOON);
    refund(Standing.COUNTED, "A1", "R1", 1000);
    refund(Standing.ASKED, "A1", "R2", 1000);
    refund(Standing.COUNTED, "A1", "R3", 300);
    back(Kind.REFUND, "A1", null, 1000);
    back(Kind.REFUND, "A1", "R1", 1000);
    back(Kind.REFUND, "A1", "R9", 50);
    assertThat(found())
        .containsExactlyInAnyOrder(
            "MATCHED P:A1",
            "REFUNDED R:R1",
            "REFUNDED R:A1",
            "ONLY_CHANNEL R:R9",
            "ONLY_HERE R:R3");
  }

  @Test
  void aRefundThatIsStillAskedForMayBeMissing() {
    refund(Standing.ASKED, "A1", "R2", 1000);
    refund(Standing.VOID, "A1", "R3", 1000);
    assertThat(found()).isEmpty();
  }

  @Test
  void aRowThatTheChannelHasTwiceIsMoneyTooMuch() {
    paid("A1", 9600, NOON);
    paid("A1", 9600, NOON);
    ours(Standing.COUNTED, "A1", 9600, NOON);
    assertThat(found()).containsExactly("MATCHED P:A1", "ONLY_CHANNEL P:A1#2");
  }

  @Test
  void paidAndTakenBackUnderItsOwnNumberNeedsNobody() {
    ours(Standing.VOID, "A1", 700, NOON);
    paid("A1", 700, NOON);
    back(Kind.REVERSAL, "A1", null, 700);
    ours(Standing.VOID, "A2", 500, NOON);
    back(Kind.REFUND, "A2", "ALIPAYS OWN", 500);
    ours(Standing.VOID, "A3", 300, NOON);
    assertThat(match().entries())
        .allMatch(entry -> entry.category() == Category.TAKEN_BACK)
        .hasSize(3);
    assertThat(match().sums()).contains(new CategorySum(Category.TAKEN_BACK, 3, fen(-500), fen(0)));
  }

  /** A manager took it as paid after a request to take it back had left, and it was obeyed. */
  @Test
  void takenOnTrustAndTakenBackStaysADifferenceForAPerson() {
    ours(Standing.ON_TRUST, "A1", 350, NOON);
    assertThat(found()).as("never paid").containsExactly("ONLY_HERE P:A1");
    paid("A1", 350, NOON);
    assertThat(found()).containsExactly("MATCHED P:A1");
    back(Kind.REVERSAL, "A1", null, 350);
    assertThat(match().check(BillCheck.Origin.FETCHED, "").differences())
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.category()).isEqualTo(Category.ONLY_CHANNEL);
              assertThat(difference.key()).isEqualTo("R:A1");
            });
  }

  @Test
  void paidAlthoughWeGaveItUpIsMoneyTooMuch() {
    ours(Standing.VOID, "A1", 700, NOON);
    paid("A1", 700, NOON);
    assertThat(found()).containsExactly("ONLY_CHANNEL P:A1");
    Difference difference = match().check(BillCheck.Origin.FETCHED, "").differences().getFirst();
    assertThat(difference.here()).isNull();
    assertThat(difference.tender()).isEqualTo("wechat");
    assertThat(difference.saleId()).isEqualTo("RA1");
  }

  @Test
  void aReversalShortlyAfterMidnightIsWaitedFor() {
    ours(Standing.VOID, "A1", 700, LAST_SECOND);
    paid("A1", 700, LAST_SECOND);
    assertThat(found()).containsExactly("NEXT_DAY P:A1");
    near = new Neighbours(Set.of(), Set.of(), true);
    assertThat(found()).containsExactly("ONLY_CHANNEL P:A1");
  }

  @Test
  void whatIsMissingAtMidnightIsLeftToTheNextBillOnce() {
    ours(Standing.COUNTED, "A1", 700, LAST_SECOND);
    assertThat(found()).containsExactly("NEXT_DAY P:A1");
    assertThat(match().check(BillCheck.Origin.FETCHED, "").later()).containsExactly("P:A1");
    near = new Neighbours(Set.of(), Set.of(), true);
    assertThat(found()).containsExactly("ONLY_HERE P:A1");
    near = new Neighbours(Set.of(), Set.of("P:A1"), true);
    assertThat(found()).isEmpty();
  }

  @Test
  void theNextBillHasItOrItIsMissing() {
    ours(Standing.COUNTED, "A1", 700, NOON.minusSeconds(86_400));
    near = new Neighbours(Set.of("P:A1"), Set.of(), false);
    assertThat(found()).containsExactly("ONLY_HERE P:A1");
    paid("A1", 700, NOON);
    assertThat(found()).containsExactly("MATCHED P:A1");
    assertThat(match().check(BillCheck.Origin.FETCHED, "").across()).containsExactly("P:A1");
  }

  @Test
  void whatIsOfTheNextDayByOurClockMayStandOnThisBill() {
    ours(Standing.COUNTED, "A1", 700, NEXT_SECOND);
    ours(Standing.COUNTED, "A2", 700, NEXT_SECOND);
    paid("A1", 700, LAST_SECOND);
    assertThat(found()).containsExactly("MATCHED P:A1");
  }

  @Test
  void whatWasTakenOnTrustDaysAgoMayStandOnThisBill() {
    ours(Standing.ON_TRUST, "00S0010126112202000000077J1M", 700, NOON.minusSeconds(5 * 86_400));
    paid("0126112202000000077J1M", 700, NOON); // The code had no room for more.
    assertThat(match().found())
        .containsExactly(
            new Reconciliation.Found(
                "00S0010126112202000000077J1M", "420126112202000000077J1M", fen(700)));
  }

  @Test
  void aDayIsTheChannelsOwn() {
    assertThat(DAY.from()).isEqualTo(Instant.parse("2026-11-20T16:00:00Z"));
    BillDay spring = BillDay.of(LocalDate.of(2026, 3, 29), ZoneId.of("Europe/Madrid"));
    assertThat(spring.to()).isEqualTo(spring.from().plusSeconds(23 * 3_600));
    assertThat(spring.mayHave(spring.from().minus(BillDay.BORDER))).isTrue();
    assertThat(spring.mayHave(spring.to().plus(BillDay.BORDER))).isFalse();
  }

  @Test
  void totalsThatDoNotFitAreSaid() {
    BillSums sums = new BillSums(2, fen(9600), fen(700), 57_600L);
    assertThat(sums.fits(new BillSums(2, fen(9600), fen(700), null))).isTrue();
    assertThat(sums.fits(new BillSums(2, fen(9600), fen(700), 57_601L))).isFalse();
    assertThat(sums.fits(new BillSums(3, fen(9600), fen(700), 57_600L))).isFalse();
    assertThat(sums.fits(new BillSums(2, fen(9601), fen(700), 57_600L))).isFalse();
    assertThat(sums.fits(new BillSums(2, fen(9600), fen(701), 57_600L))).isFalse();
    assertThat(sums.net()).isEqualTo(fen(8900));
  }
}
