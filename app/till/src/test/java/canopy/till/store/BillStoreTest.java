package canopy.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.bill.BillCheck;
import canopy.core.bill.BillDay;
import canopy.core.bill.BillItem;
import canopy.core.bill.BillSums;
import canopy.core.bill.Category;
import canopy.core.bill.Difference;
import canopy.core.bill.OwnItem.Standing;
import canopy.core.bill.Resolution;
import canopy.core.event.BillEvent;
import canopy.core.event.Event;
import canopy.core.event.PaymentEvent;
import canopy.core.event.Recorded;
import canopy.core.payment.Attempt;
import canopy.core.payment.Mode;
import canopy.core.payment.PaidOrder;
import canopy.core.payment.Refund;
import canopy.core.quantity.Money;
import canopy.till.store.query.BillFacts;
import canopy.till.store.query.PaymentRow;
import canopy.till.store.query.PaymentState;
import canopy.till.store.query.StoredBill;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Payments by their number, and the bills they were compared with. */
class BillStoreTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private static final BillDay BILL_DAY = BillDay.of(DAY, ZoneOffset.ofHours(8));
  private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
  private static final Instant LAST_SECOND = Instant.parse("2026-11-21T15:59:59Z");
  private static final Money PRICE = Money.of(350, "CNY");

  private final MemoryJournal journal = new MemoryJournal();
  private Instant now = NOON;

  private void happens(Event event) {
    journal.add(new Recorded(journal.lastSeq() + 1, now, DAY, "1001", event));
  }

  private void begins(String outNo) {
    happens(
        new PaymentEvent.Started(
            new Attempt(
                outNo,
                "R1-261121-00001",
                "wechat",
                "wechat",
                Mode.CODE,
                PRICE,
                Attempt.State.PENDING,
                null,
                null,
                null,
                now,
                now.plusSeconds(45),
                0,
                now,
                "",
                null)));
  }

  private void pays(String outNo, Instant paidAt) {
    begins(outNo);
    happens(new PaymentEvent.Paid(outNo, "42" + outNo, PRICE, "WECHAT", paidAt));
  }

  private void refunds(String refundNo, String outNo) {
    PaidOrder order =
        new PaidOrder(outNo, "wechat", "wechat", "42", PRICE, now, PaidOrder.Proof.CHANNEL);
    happens(
        new PaymentEvent.RefundRequested(
            Refund.asked(refundNo, Refund.Purpose.RETURN, "R1-261121-00009", order, PRICE, now)));
  }

  private BillFacts facts(LocalDate day, String... also) throws Exception {
    return Tables.ask(
        journal,
        reader -> reader.billFacts("wechat", BillDay.of(day, ZoneOffset.ofHours(8)), Set.of(also)));
  }

  private static Difference missing(String outNo) {
    return new Difference(
        "P:" + outNo,
        Category.ONLY_HERE,
        BillItem.Kind.PAYMENT,
        outNo,
        null,
        null,
        null,
        PRICE,
        NOON,
        "wechat",
        "R1-261121-00001",
        false);
  }

  private void compares(
      LocalDate day, List<Difference> differences, List<String> across, List<String> later) {
    BillSums sums = new BillSums(0, Money.zero("CNY"), Money.zero("CNY"), 0L);
    happens(
        new BillEvent.Compared(
            new BillCheck(
                "wechat",
                day,
                BillCheck.Origin.FETCHED,
                "",
                List.of(),
                sums,
                sums,
                differences,
                across,
                later)));
  }

  @Test
  void knowsEveryPaymentAndRefundByItsNumber() throws Exception {
    pays("A1", NOON.plusSeconds(2));
    begins("A2");
    happens(new PaymentEvent.Declined("A2", "NOTENOUGH"));
    begins("A3");
    happens(new PaymentEvent.Forced("A3", "4200", "seen", PaidOrder.Proof.FORCED));
    begins("A4");
    happens(new PaymentEvent.TakeBackRequested("A4", 1));
    happens(new PaymentEvent.Reversed("A4", ""));
    now = NOON.plusSeconds(60);
    refunds("R1", "A1");
    now = NOON.plusSeconds(70);
    happens(new PaymentEvent.RefundAccepted("R1", "5000"));
    happens(new PaymentEvent.Refunded("R1", null));
    refunds("R2", "A1");
    List<PaymentRow> rows = facts(DAY).rows();
    assertThat(rows)
        .extracting(PaymentRow::number, PaymentRow::state, row -> row.own().standing())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("A1", PaymentState.PAID, Standing.COUNTED),
            org.assertj.core.groups.Tuple.tuple("A2", PaymentState.DECLINED, Standing.VOID),
            org.assertj.core.groups.Tuple.tuple("A3", PaymentState.FORCED, Standing.ON_TRUST),
            org.assertj.core.groups.Tuple.tuple("A4", PaymentState.REVERSED, Standing.VOID),
            org.assertj.core.groups.Tuple.tuple("R1", PaymentState.REFUNDED, Standing.COUNTED),
            org.assertj.core.groups.Tuple.tuple("R2", PaymentState.REFUND_ASKED, Standing.ASKED));
    assertThat(rows.getFirst().own().at()).isEqualTo(NOON.plusSeconds(2));
    assertThat(rows.getFirst().saleId()).isEqualTo("R1-261121-00001");
    assertThat(rows.get(2).channelNo()).isEqualTo("4200");
    assertThat(rows.get(4))
        .isEqualTo(
            new PaymentRow(
                BillItem.Kind.REFUND,
                "R1",
                "A1",
                "RETURN",
                "R1-261121-00009",
                "wechat",
                "wechat",
                PRICE,
                DAY,
                NOON.plusSeconds(60),
                PaymentState.REFUNDED,
                NOON.plusSeconds(70),
                NOON.plusSeconds(70),
                "5000"));
    assertThat(facts(DAY.minusDays(3)).rows()).isEmpty();
  }

  @Test
  void aDayIsTheChannelsAndReachesOverMidnight() throws Exception {
    now = LAST_SECOND;
    pays("A1", LAST_SECOND.plusSeconds(3)); // The channel books it on the next day.
    now = BILL_DAY.to().plus(Duration.ofHours(2));
    pays("A2", null);
    assertThat(facts(DAY).rows()).extracting(PaymentRow::number).containsExactly("A1");
    assertThat(facts(DAY.plusDays(1)).rows())
        .extracting(PaymentRow::number)
        .containsExactly("A1", "A2");
  }

  @Test
  void whatIsOnTrustIsFoundWheneverItWas() throws Exception {
    begins("A1");
    happens(new PaymentEvent.Forced("A1", "", "", PaidOrder.Proof.UNVERIFIED));
    assertThat(facts(DAY.plusDays(5)).rows()).isEmpty();
    assertThat(facts(DAY.plusDays(5), "A1").rows())
        .extracting(PaymentRow::state)
        .containsExactly(PaymentState.UNVERIFIED);
  }

  @Test
  void theBillsOfTheNeighboursSayWhatIsDueAndWhatIsNot() throws Exception {
    now = LAST_SECOND;
    pays("A1", LAST_SECOND);
    pays("A2", LAST_SECOND);
    pays("A3", LAST_SECOND);
    compares(DAY, List.of(missing("A3")), List.of(), List.of("P:A2"));
    BillFacts next = facts(DAY.plusDays(1));
    assertThat(next.near().dueHere()).containsExactly("P:A2");
    assertThat(next.near().elsewhere()).containsExactly("P:A1");
    assertThat(next.near().nextCompared()).isFalse();
    compares(DAY.plusDays(1), List.of(), List.of("P:A2"), List.of());
    BillFacts again = facts(DAY);
    assertThat(again.near().elsewhere()).containsExactly("P:A2");
    assertThat(again.near().nextCompared()).isTrue();
  }

  @Test
  void theNewestComparisonCountsWithWhatWasResolved() throws Exception {
    compares(DAY, List.of(missing("A1")), List.of(), List.of());
    now = NOON.plusSeconds(60);
    happens(new BillEvent.Resolved("wechat", DAY, "P:A1", Resolution.BOOKED, "the customer left"));
    compares(DAY, List.of(missing("A1"), missing("A2")), List.of(), List.of());
    StoredBill bill = Tables.ask(journal, reader -> reader.bill("wechat", DAY)).orElseThrow();
    assertThat(bill.check().differences()).hasSize(2);
    assertThat(bill.at()).isEqualTo(now);
    assertThat(bill.resolved())
        .containsOnlyKeys("P:A1")
        .containsEntry(
            "P:A1",
            new StoredBill.Resolved(Resolution.BOOKED, "the customer left", "1001", now, ""));
    var other = Tables.ask(journal, reader -> reader.bill("alipay", DAY));
    assertThat(other.isPresent()).isFalse();
  }

  @Test
  void rebuiltInAnyPortionsItSaysTheSame() throws Exception {
    pays("A1", NOON);
    refunds("R1", "A1");
    begins("A2");
    happens(new PaymentEvent.PaidLate("A2", "42", PRICE, "WECHAT", NOON));
    happens(new PaymentEvent.Used("A2"));
    compares(DAY, List.of(missing("A9")), List.of("P:A1"), List.of());
    happens(new BillEvent.Resolved("wechat", DAY, "P:A9", Resolution.EXPLAINED, "why"));
    happens(
        new BillEvent.Attached("wechat", DAY, "P:A8", "A8", PRICE, "R1-261121-00042", "drawer"));
    assertThat(
            Tables.ask(journal, reader -> reader.bill("wechat", DAY))
                .orElseThrow()
                .resolved()
                .get("P:A8"))
        .isEqualTo(
            new StoredBill.Resolved(Resolution.ATTACHED, "drawer", "1001", now, "R1-261121-00042"));
    assertThat(Tables.of(journal, 1))
        .isEqualTo(Tables.of(journal, 100))
        .containsIgnoringCase("payment_steps");
  }
}
