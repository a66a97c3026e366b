package canopy.till.payment.unsettled;

import canopy.core.bill.OwnItem;
import canopy.core.catalogue.Names;
import canopy.core.fuel.Prepay;
import canopy.core.payment.Attempt;
import canopy.core.payment.Mode;
import canopy.core.payment.PaymentPlan;
import canopy.core.payment.Refund;
import canopy.core.quantity.Money;
import canopy.core.state.PaymentBook;
import canopy.core.tender.TenderKind;
import canopy.till.loop.TillSnapshot;
import canopy.till.payment.unsettled.UnsettledRow.Next;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the rows of a snapshot at one moment. */
record UnsettledRows(TillSnapshot till, Instant now) {

  /** Oldest first. */
  List<UnsettledRow> all() {
    PaymentBook book = till.state().payments();
    List<UnsettledRow> rows = new ArrayList<>();
    book.unsettled().forEach(attempt -> rows.add(row(attempt, refundOf(book, attempt))));
    book.unsettledRefunds().forEach(refund -> rows.add(row(refund)));
    rows.sort(Comparator.comparingLong(UnsettledRow::ageSeconds).reversed());
    return rows;
  }

  private static @Nullable Refund refundOf(PaymentBook book, Attempt attempt) {
    return book.refunds().values().stream()
        .filter(refund -> refund.purpose() == Refund.Purpose.LATE)
        .filter(refund -> refund.subject().equals(attempt.outNo()))
        .findFirst()
        .orElse(null);
  }

  private UnsettledRow row(Attempt attempt, @Nullable Refund back) {
    var times = till.book().payments().times(attempt.kind(), attempt.mode());
    Money stated = attempt.stated();
    Deeds deeds = new Deeds(till, now);
    return new UnsettledRow(
        attempt.outNo(),
        back == null ? "" : back.refundNo(),
        attempt.outNo(),
        attempt.saleId(),
        kind(attempt.kind()),
        attempt.amount().minor(),
        stated == null ? null : stated.minor(),
        seconds(attempt.startedAt(), now),
        Doing.of(attempt, back, isOverdue(attempt)),
        back == null ? next(PaymentPlan.next(attempt, times, now)) : next(back),
        deeds.forcibleInSeconds(attempt),
        back == null || back.reason().isEmpty() ? attempt.reason() : back.reason(),
        List.copyOf(deeds.of(attempt, back)));
  }

  /** Its bill was compared and has it not, or it waits longer than the station allows. */
  private boolean isOverdue(Attempt attempt) {
    int days = till.book().payments().trust().overdueDays();
    String key = OwnItem.paymentKey(attempt.outNo());
    return !now.isBefore(attempt.startedAt().plus(Duration.ofDays(days)))
        || till.state().bills().checks().values().stream()
            .anyMatch(check -> check.open().containsKey(key));
  }

  private UnsettledRow row(Refund refund) {
    String saleId = saleOf(refund);
    return new UnsettledRow(
        refund.refundNo(),
        refund.refundNo(),
        refund.order().outNo(),
        saleId,
        kind(refund.order().kind()),
        refund.amount().negated().minor(),
        null,
        seconds(refund.requestedAt(), now),
        Doing.of(refund),
        next(refund),
        0,
        refund.reason(),
        List.copyOf(new Deeds(till, now).of(refund, saleId)));
  }

  private String saleOf(Refund refund) {
    return switch (refund.purpose()) {
      case RETURN, GIVE_BACK -> refund.subject();
      case REST -> {
        Prepay prepay = till.state().fuel().prepays().get(refund.subject());
        yield prepay == null ? "" : prepay.saleId();
      }
      case LATE -> "";
    };
  }

  private @Nullable Next next(Refund refund) {
    // As the payment desk counts it: by the times of a scanned code.
    var times = till.book().payments().times(refund.order().kind(), Mode.CODE);
    return next(PaymentPlan.next(refund, times, now));
  }

  private @Nullable Next next(Optional<PaymentPlan.Step> step) {
    return step.map(one -> new Next(one.action(), Math.max(1, seconds(now, one.due()))))
        .orElse(null);
  }

  private static long seconds(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toSeconds());
  }

  private Names kind(String id) {
    TenderKind kind = till.book().tender(id);
    return kind == null ? Names.same(id) : kind.name();
  }
}
