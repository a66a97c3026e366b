package canopy.till.payment.unsettled;

import canopy.core.command.Command;
import canopy.core.command.OperatorCommand;
import canopy.core.command.PaymentCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.event.Event;
import canopy.core.event.PaymentEvent;
import canopy.core.event.Recorded;
import canopy.core.payment.Attempt;
import canopy.core.payment.CodeMark;
import canopy.core.payment.Mode;
import canopy.core.payment.PaidOrder;
import canopy.core.payment.Refund;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.state.TillState;
import canopy.core.till.Decision;
import canopy.core.till.TillRules;
import canopy.till.loop.TillSnapshot;
import canopy.till.loop.Trouble;
import canopy.till.payment.PayBook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules with one bottle of cola on the counter, and a payment that events bring anywhere. */
final class UnsettledStation {
  static final String OUT_NO = "00S001012611220605040042K7QX";
  static final String REFUND_NO = "R0S001012611220605040042K7QX";
  static final Money PRICE = Money.of(350, "CNY");
  static final Instant START = Instant.parse("2026-11-22T02:00:00Z");
  private static final String CASHIER = "1001";

  final TillRules rules = new TillRules(PayBook.cola());
  TillState state = TillState.initial("CNY");
  Instant now = START;

  UnsettledStation() {
    does(new OperatorCommand.SignIn(CASHIER));
    does(new SaleCommand.AddArticle("cola", "cola", Quantity.ONE, null));
  }

  String saleId() {
    return state.basket().all().findFirst().orElseThrow().id();
  }

  /** As the rules have it; it must be possible. */
  void does(Command command) {
    if (decide(command) instanceof Decision.Accepted(List<Event> events)) {
      events.forEach(this::happens);
    } else {
      throw new IllegalStateException(decide(command).toString());
    }
  }

  Decision decide(Command command) {
    return rules.decide(state, Request.by(CASHIER, command), now);
  }

  /** Whatever the rules say of it. */
  void happens(Event event) {
    state =
        state.apply(
            new Recorded(state.seq() + 1, now, rules.businessDate(state, now), CASHIER, event));
  }

  void begins(Mode mode) {
    happens(
        new PaymentEvent.Started(
            new Attempt(
                OUT_NO,
                saleId(),
                PayBook.KIND,
                PayBook.CHANNEL,
                mode,
                PRICE,
                Attempt.State.PENDING,
                mode == Mode.CODE ? new CodeMark("13****9406", "hash") : null,
                null,
                null,
                now,
                now.plusSeconds(45),
                0,
                now,
                "",
                null)));
  }

  void goesAside() {
    does(new PaymentCommand.ServeNext(saleId()));
  }

  /** The money of the late payment is on its way back. */
  void givesBack() {
    happens(new PaymentEvent.PaidLate(OUT_NO, "4200", PRICE, "", now));
    happens(new PaymentEvent.RefundRequested(refund(Refund.Purpose.LATE, OUT_NO)));
  }

  Refund refund(Refund.Purpose purpose, String subject) {
    PaidOrder order =
        new PaidOrder(
            OUT_NO, PayBook.KIND, PayBook.CHANNEL, "4200", PRICE, START, PaidOrder.Proof.CHANNEL);
    return new Refund(
        REFUND_NO,
        purpose,
        subject,
        order,
        PRICE,
        Refund.State.ASKING,
        null,
        now,
        1,
        now,
        false,
        "");
  }

  TillSnapshot snapshot() {
    return new TillSnapshot(
        state, null, rules.book(), rules.businessDate(state, now), Trouble.NONE);
  }

  List<UnsettledRow> rows() {
    return new UnsettledRows(snapshot(), now).all();
  }

  @Nullable UnsettledRow row() {
    List<UnsettledRow> rows = rows();
    return rows.isEmpty() ? null : rows.getFirst();
  }

  void passes(Duration time) {
    now = now.plus(time);
  }
}
