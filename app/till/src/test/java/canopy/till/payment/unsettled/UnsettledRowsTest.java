package canopy.till.payment.unsettled;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.bill.BillCheck;
import canopy.core.bill.BillItem;
import canopy.core.bill.BillSums;
import canopy.core.bill.Category;
import canopy.core.bill.Difference;
import canopy.core.catalogue.Names;
import canopy.core.command.PaymentCommand;
import canopy.core.event.BillEvent;
import canopy.core.event.PaymentEvent;
import canopy.core.payment.Mode;
import canopy.core.payment.PaidOrder;
import canopy.core.payment.PaymentPlan.Action;
import canopy.core.payment.Refund;
import canopy.core.payment.TrustLimit;
import canopy.core.quantity.Money;
import canopy.till.payment.PayBook;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the list says of each payment. */
class UnsettledRowsTest {
  private static final String OUT_NO = UnsettledStation.OUT_NO;
  private final UnsettledStation station = new UnsettledStation();

  @Test
  void thereIsNothingToShowAtFirst() {
    assertThat(station.rows()).isEmpty();
  }

  @Test
  void saysHowOldItIsAndWhatComesNext() {
    station.begins(Mode.CODE);
    station.happens(new PaymentEvent.Unanswered(OUT_NO, "SYSTEM_ERROR"));
    station.passes(Duration.ofSeconds(6));
    UnsettledRow row = station.row();
    assertThat(row.kind()).isEqualTo(Names.same("Wallet"));
    assertThat(row.saleId()).isEqualTo(station.saleId());
    assertThat(row.orderNo()).isEqualTo(OUT_NO);
    assertThat(row.amountMinor()).isEqualTo(350);
    assertThat(row.ageSeconds()).isEqualTo(6);
    assertThat(row.doing()).isEqualTo(Doing.SENDING);
    assertThat(row.next().action()).isEqualTo(Action.QUERY);
    assertThat(row.reason()).isEqualTo("SYSTEM_ERROR");
    station.passes(Duration.ofSeconds(60));
    assertThat(station.row().next()).isEqualTo(new UnsettledRow.Next(Action.GIVE_UP, 1));
  }

  /** The answer to a request to take it back may come for a minute. */
  @Test
  void saysHowLongItMustWaitToBeTakenAsPaid() {
    station.begins(Mode.CODE);
    assertThat(station.row().forcibleInSeconds()).isZero();
    station.happens(new PaymentEvent.TakeBackRequested(OUT_NO, 1));
    assertThat(station.row().forcibleInSeconds()).as("it is not left to a person").isZero();
    station.happens(new PaymentEvent.Escalated(OUT_NO, "AMOUNT", null));
    assertThat(station.row().deeds()).doesNotContain(Deed.FORCE);
    assertThat(station.row().forcibleInSeconds()).isEqualTo(60);
    station.passes(Duration.ofMillis(18_001));
    assertThat(station.row().forcibleInSeconds()).isEqualTo(42);
    station.passes(Duration.ofMillis(41_998));
    assertThat(station.row().forcibleInSeconds()).isEqualTo(1);
    assertThat(station.row().deeds()).doesNotContain(Deed.FORCE);
    station.passes(Duration.ofMillis(1));
    assertThat(station.row().forcibleInSeconds()).isZero();
    assertThat(station.row().deeds()).contains(Deed.FORCE);
  }

  @Test
  void aLatePaymentOnItsWayBackIsOneRowWithItsRefund() {
    station.begins(Mode.CODE);
    station.givesBack();
    assertThat(station.rows()).hasSize(1);
    UnsettledRow row = station.row();
    assertThat(row.id()).isEqualTo(OUT_NO);
    assertThat(row.refundNo()).isEqualTo(UnsettledStation.REFUND_NO);
    assertThat(row.next().action()).isEqualTo(Action.QUERY_REFUND);
    station.happens(new PaymentEvent.RefundRefused(UnsettledStation.REFUND_NO, "NOT_ENOUGH"));
    assertThat(station.row().doing()).isEqualTo(Doing.REFUND_REFUSED);
    assertThat(station.row().reason()).isEqualTo("NOT_ENOUGH");
    assertThat(station.row().next()).isNull();
    assertThat(station.row().doing().needsPerson()).isTrue();
  }

  @Test
  void aLatePaymentWhoseRefundIsWrittenOffLeavesTheList() {
    station.begins(Mode.CODE);
    station.givesBack();
    station.happens(new PaymentEvent.RefundRefused(UnsettledStation.REFUND_NO, "NOT_ENOUGH"));
    station.does(new PaymentCommand.WriteOff(station.row().number(), "paid out in cash"));
    assertThat(station.rows()).isEmpty();
  }

  @Test
  void whatWasTakenOnTrustIsOverdueAfterDaysOrWhenItsBillHasItNot() {
    station.begins(Mode.CODE);
    station.happens(new PaymentEvent.Forced(OUT_NO, "42", "seen", PaidOrder.Proof.FORCED));
    assertThat(station.row().doing()).isEqualTo(Doing.FORCED);
    station.happens(compared(missing()));
    assertThat(station.row().doing()).isEqualTo(Doing.OVERDUE);
    station.happens(compared());
    assertThat(station.row().doing()).isEqualTo(Doing.FORCED);
    station.passes(Duration.ofDays(TrustLimit.USUAL.overdueDays()));
    assertThat(station.row().doing()).isEqualTo(Doing.OVERDUE);
    assertThat(station.row().doing().needsPerson()).isTrue();
  }

  private static BillEvent compared(Difference... differences) {
    BillSums sums = new BillSums(0, Money.zero("CNY"), Money.zero("CNY"), 0L);
    return new BillEvent.Compared(
        new BillCheck(
            PayBook.CHANNEL,
            LocalDate.of(2026, 11, 22),
            BillCheck.Origin.FETCHED,
            "",
            List.of(),
            sums,
            sums,
            List.of(differences),
            List.of(),
            List.of()));
  }

  private static Difference missing() {
    return new Difference(
        "P:" + OUT_NO,
        Category.ONLY_HERE,
        BillItem.Kind.PAYMENT,
        OUT_NO,
        null,
        "42",
        null,
        UnsettledStation.PRICE,
        UnsettledStation.START,
        PayBook.KIND,
        "",
        true);
  }

  @Test
  void aRefundStandsForItselfWithItsAmountBelowZero() {
    station.happens(
        new PaymentEvent.RefundRequested(station.refund(Refund.Purpose.RETURN, station.saleId())));
    station.passes(Duration.ofSeconds(1));
    station.begins(Mode.QR);
    assertThat(station.rows()).hasSize(2);
    UnsettledRow first = station.row();
    assertThat(first.id()).isEqualTo(UnsettledStation.REFUND_NO);
    assertThat(first.amountMinor()).isEqualTo(-350);
    assertThat(first.saleId()).isEqualTo(station.saleId());
  }

  @Test
  void saysWhatTheChannelStatesWhereItIsSomethingElse() {
    station.begins(Mode.CODE);
    station.happens(
        new PaymentEvent.Escalated(OUT_NO, "AMOUNT", canopy.core.quantity.Money.of(349, "CNY")));
    assertThat(station.row().statedMinor()).isEqualTo(349L);
    assertThat(station.row().doing()).isEqualTo(Doing.UNKNOWN);
  }
}
