package canopy.till.tender;

import canopy.core.payment.Attempt;
import canopy.core.payment.Mode;
import canopy.core.payment.Refund;
import canopy.core.state.PaymentBook;
import canopy.till.loop.TillSnapshot;
import canopy.till.ui.Icon;
import java.time.Duration;

/** Reads what the till knows of a payment into what the tender screen shows of it. FX thread. */
record AttemptReader(TenderModel model) {
  /** An attempt that holds the sale. */
  TenderStage.Attempting stage(Attempt attempt, TillSnapshot now) {
    var shown = attempt.shown();
    return new TenderStage.Attempting(
        attempt.outNo(),
        attempt.saleId(),
        kind(attempt.kind()),
        attempt.amount().minor(),
        phase(attempt),
        attempt.reason(),
        shown == null ? null : shown.text(),
        attempt.giveUpAt(),
        attempt.mode() == Mode.QR && !extended(attempt, now));
  }

  /** A payment that is being given back. */
  TenderStage.Attempting stage(Refund back) {
    return new TenderStage.Attempting(
        back.refundNo(),
        back.subject(),
        kind(back.order().kind()),
        back.amount().minor(),
        TenderStage.Attempting.Phase.GIVING_BACK,
        back.reason(),
        null,
        back.requestedAt(),
        false);
  }

  private static boolean extended(Attempt attempt, TillSnapshot now) {
    long usual = now.book().payments().times(attempt.kind(), attempt.mode()).giveUpMillis();
    return Duration.between(attempt.startedAt(), attempt.giveUpAt()).toMillis() > usual;
  }

  private TenderKind kind(String id) {
    return model.kinds.get().stream()
        .filter(kind -> kind.id().equals(id))
        .findFirst()
        .orElse(new TenderKind(id, id, Icon.QR, false, null));
  }

  private static TenderStage.Attempting.Phase phase(Attempt attempt) {
    return switch (attempt.state()) {
      case PENDING, SENT -> TenderStage.Attempting.Phase.SENDING;
      case WAITING ->
          switch (attempt.mode()) {
            case CODE -> TenderStage.Attempting.Phase.CONFIRMING;
            case QR -> TenderStage.Attempting.Phase.SHOWING;
            case STATIC -> TenderStage.Attempting.Phase.BY_EYE;
          };
      case REVERSING -> TenderStage.Attempting.Phase.TAKING_BACK;
      case PAID -> TenderStage.Attempting.Phase.LATE;
      case UNKNOWN, DECLINED, REVERSED, CLOSED, FORCED, REFUNDING, REFUNDED ->
          TenderStage.Attempting.Phase.UNKNOWN;
    };
  }

  /** Why a payment came to nothing, as far as the channel said; may be empty. */
  static String why(PaymentBook book, String number) {
    Attempt watched = book.attempts().get(number);
    Attempt declined = book.declined();
    if (watched != null) {
      return reason(watched);
    }
    return declined != null && declined.outNo().equals(number) ? reason(declined) : "";
  }

  /** What was taken back was not refused, whatever the channel said last. */
  private static String reason(Attempt over) {
    return switch (over.state()) {
      case REVERSED -> "REVOKED";
      case CLOSED -> "CLOSED";
      case PENDING, SENT, WAITING, PAID, DECLINED, REVERSING, UNKNOWN, FORCED -> over.reason();
      case REFUNDING, REFUNDED -> over.reason();
    };
  }
}
