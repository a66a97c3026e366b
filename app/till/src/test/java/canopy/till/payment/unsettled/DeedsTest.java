package canopy.till.payment.unsettled;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.Command;
import canopy.core.command.PaymentCommand;
import canopy.core.command.SaleCommand;
import canopy.core.event.PaymentEvent;
import canopy.core.payment.Mode;
import canopy.core.payment.PaidOrder;
import canopy.core.payment.Refund;
import canopy.core.payment.ShownCode;
import canopy.core.till.Decision;
import canopy.core.till.Refusal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The keys that are offered are the ones that the rules allow, in every state a payment can have.
 */
class DeedsTest {
  private static final String OUT_NO = UnsettledStation.OUT_NO;
  private final UnsettledStation station = new UnsettledStation();

  /** How a payment came to be where it is. */
  enum Course {
    JUST_BEGUN,
    UNANSWERED,
    CUSTOMER_CONFIRMS,
    CODE_SHOWN,
    CODE_OF_A_PLATE,
    TAKEN_BACK,
    LEFT_TO_A_PERSON,
    LEFT_TO_A_PERSON_AFTER_A_TRY,
    LEFT_TO_A_PERSON_AFTER_A_TRY_THAT_HAD_ITS_TIME,
    PAID_LATE,
    FORCED,
    FORCED_FROM_A_PLATE,
    GOING_BACK,
    BACK_ACCEPTED,
    BACK_REFUSED;

    void on(UnsettledStation station) {
      Mode mode =
          switch (this) {
            case CODE_OF_A_PLATE, FORCED_FROM_A_PLATE -> Mode.STATIC;
            case CODE_SHOWN -> Mode.QR;
            default -> Mode.CODE;
          };
      station.begins(mode);
      PaymentEvent tried = new PaymentEvent.TakeBackRequested(OUT_NO, 1);
      PaymentEvent left = new PaymentEvent.Escalated(OUT_NO, "AMOUNT", null);
      PaymentEvent shown = new PaymentEvent.Shown(OUT_NO, new ShownCode("model://", null));
      switch (this) {
        case JUST_BEGUN -> {}
        case UNANSWERED -> station.happens(new PaymentEvent.Unanswered(OUT_NO, "TIMEOUT"));
        case CUSTOMER_CONFIRMS -> station.happens(new PaymentEvent.Awaited(OUT_NO, null));
        case CODE_SHOWN, CODE_OF_A_PLATE -> station.happens(shown);
        case TAKEN_BACK -> station.happens(tried);
        case LEFT_TO_A_PERSON -> station.happens(left);
        case LEFT_TO_A_PERSON_AFTER_A_TRY -> {
          station.happens(tried);
          station.happens(left);
        }
        case LEFT_TO_A_PERSON_AFTER_A_TRY_THAT_HAD_ITS_TIME -> {
          station.happens(tried);
          station.happens(left);
          station.now = station.now.plusSeconds(60);
        }
        case PAID_LATE ->
            station.happens(
                new PaymentEvent.PaidLate(OUT_NO, "4200", UnsettledStation.PRICE, "", station.now));
        case FORCED, FORCED_FROM_A_PLATE ->
            station.happens(
                new PaymentEvent.Forced(OUT_NO, "4200", "seen", PaidOrder.Proof.FORCED));
        case GOING_BACK -> station.givesBack();
        case BACK_ACCEPTED -> {
          station.givesBack();
          station.happens(new PaymentEvent.RefundAccepted(UnsettledStation.REFUND_NO, "5000"));
        }
        case BACK_REFUSED -> {
          station.givesBack();
          station.happens(new PaymentEvent.RefundRefused(UnsettledStation.REFUND_NO, "NOT_ENOUGH"));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void offersWhatTheRulesAllowWhileItsSaleIsOpen(Course course) {
    course.on(station);
    offersWhatTheRulesAllow();
  }

  @ParameterizedTest
  @EnumSource
  void offersWhatTheRulesAllowWhileItsSaleIsAside(Course course) {
    if (EnumSet.of(Course.FORCED, Course.FORCED_FROM_A_PLATE).contains(course)) {
      return; // A sale that is not frozen is not put aside.
    }
    station.begins(Mode.CODE);
    station.goesAside();
    course.on(station);
    offersWhatTheRulesAllow();
  }

  private void offersWhatTheRulesAllow() {
    UnsettledRow row = station.row();
    Set<Deed> allowed = EnumSet.noneOf(Deed.class);
    for (Deed deed : EnumSet.complementOf(EnumSet.of(Deed.ASK))) {
      if (allows(command(deed, row))) {
        allowed.add(deed);
      }
    }
    List<Deed> offered = new ArrayList<>(row.deeds());
    offered.remove(Deed.ASK); // Not the rules' to say.
    assertThat(offered).containsExactlyElementsOf(allowed);
  }

  private static Command command(Deed deed, UnsettledRow row) {
    return switch (deed) {
      case USE -> new PaymentCommand.UseLate(row.id());
      case CONFIRM -> new PaymentCommand.Confirm(row.id());
      case RETRY -> new PaymentCommand.RetryRefund(row.refundNo());
      case TAKE_BACK -> new PaymentCommand.Stop(row.id());
      case RETURN -> new PaymentCommand.ReturnLate(row.id());
      case ESCALATE -> new PaymentCommand.Escalate(row.id(), "why");
      case FORCE -> new PaymentCommand.Force(row.id(), "4200", "why");
      case WRITE_OFF -> new PaymentCommand.WriteOff(row.number(), "why");
      case HAND_BACK -> new PaymentCommand.HandBack(row.saleId(), 1, null, "why");
      case RECALL -> new SaleCommand.Recall(row.saleId());
      case ASK -> throw new IllegalArgumentException("asked of the desk");
    };
  }

  private boolean allows(Command command) {
    return switch (station.decide(command)) {
      case Decision.Accepted done -> true;
      case Decision.Refused(Refusal refusal) -> {
        assertThat(refusal.reason())
            .isIn(
                Refusal.Reason.PAYMENT_NOT_POSSIBLE,
                Refusal.Reason.NOT_THIS_SALE,
                Refusal.Reason.NOTHING_TO_PAY,
                Refusal.Reason.UNKNOWN_PAYMENT,
                Refusal.Reason.UNKNOWN_TENDER,
                Refusal.Reason.UNKNOWN_HELD_SALE,
                Refusal.Reason.PAYMENT_OPEN,
                Refusal.Reason.SALE_OPEN);
        yield false;
      }
    };
  }

  @Test
  void asksOnlyWhereThereIsSomebodyToAsk() {
    assertThat(asks(Course.UNANSWERED)).isTrue();
    assertThat(asks(Course.TAKEN_BACK)).isTrue();
    assertThat(asks(Course.LEFT_TO_A_PERSON)).isTrue();
    assertThat(asks(Course.FORCED)).isTrue();
    assertThat(asks(Course.GOING_BACK)).isTrue();
    assertThat(asks(Course.BACK_ACCEPTED)).isTrue();
    assertThat(asks(Course.CODE_OF_A_PLATE)).isFalse();
    assertThat(asks(Course.FORCED_FROM_A_PLATE)).isFalse();
    assertThat(asks(Course.BACK_REFUSED)).isFalse();
  }

  private static boolean asks(Course course) {
    UnsettledStation fresh = new UnsettledStation();
    course.on(fresh);
    return fresh.row().deeds().contains(Deed.ASK);
  }

  /** The answer to the request to take it back may come any moment. */
  @Test
  void isTakenAsPaidOnlyOnceARequestToTakeItBackHadItsTime() {
    Course.LEFT_TO_A_PERSON_AFTER_A_TRY_THAT_HAD_ITS_TIME.on(station);
    assertThat(station.row().deeds()).contains(Deed.FORCE);
    station.now = station.now.minusSeconds(1);
    assertThat(station.row().deeds()).doesNotContain(Deed.FORCE);
  }

  @Test
  void aForcedPartIsHandedBackWhileItsSaleIsOpen() {
    station.does(
        new SaleCommand.AddArticle("cola", "cola", canopy.core.quantity.Quantity.ONE, null));
    station.begins(Mode.CODE);
    station.does(new PaymentCommand.Force(OUT_NO, "4200", "seen"));
    assertThat(station.row().deeds()).contains(Deed.HAND_BACK);
    offersWhatTheRulesAllow();
    station.does(command(Deed.HAND_BACK, station.row()));
    assertThat(station.row().deeds()).doesNotContain(Deed.HAND_BACK);
    assertThat(station.row().doing()).isEqualTo(Doing.REFUNDING);
  }

  @Test
  void aSaleIsNotRecalledOverAnother() {
    station.begins(Mode.CODE);
    station.goesAside();
    assertThat(station.row().deeds()).contains(Deed.RECALL);
    station.does(
        new SaleCommand.AddArticle("cola", "cola", canopy.core.quantity.Quantity.ONE, null));
    assertThat(station.row().deeds()).doesNotContain(Deed.RECALL);
  }

  @Test
  void aLatePaymentWhoseSaleIsGoneCanOnlyGoBack() {
    station.happens(
        new PaymentEvent.RefundRequested(station.refund(Refund.Purpose.LATE, "unknown")));
    assertThat(station.row().deeds()).containsExactly(Deed.ASK, Deed.WRITE_OFF);
    assertThat(station.row().doing()).isEqualTo(Doing.REFUNDING);
  }
}
