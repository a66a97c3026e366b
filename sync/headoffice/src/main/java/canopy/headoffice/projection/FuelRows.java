package canopy.headoffice.projection;

import canopy.core.event.FuelEvent;
import canopy.core.event.Recorded;
import canopy.core.fuel.Fill;
import canopy.core.fuel.FillOutcome;
import canopy.core.fuel.Prepay;
import org.jspecify.annotations.Nullable;

/** The rows of what happened at the pumps. */
final class FuelRows {
  private FuelRows() {}

  static void project(Recorded r, FuelEvent event, Rows rows) {
    switch (event) {
      case FuelEvent.Dispensed e -> dispensed(r, e, rows);
      case FuelEvent.WrittenOff e -> {
        FillOutcome outcome = e.writeOff().outcome();
        outcome(r, 0, e.fill(), outcome.name(), null, rows);
      }
      case FuelEvent.Prepaid e -> {
        Prepay prepay = e.prepay();
        rows.prepayStep(r)
            .text(prepay.id())
            .text("PAID")
            .text(prepay.saleId())
            .integer(prepay.pump())
            .none()
            .bigint(prepay.paid().minor())
            .bigint(0);
      }
      case FuelEvent.PrepayUsed e ->
          rows.prepayStep(r)
              .text(e.prepayId())
              .text("USED")
              .none()
              .none()
              .text(e.fill())
              .bigint(e.used().minor())
              .bigint(e.rest().minor());
      case FuelEvent.Authorised _ -> {}
      case FuelEvent.AuthorisationAccepted _ -> {}
      case FuelEvent.AuthorisationEnded _ -> {}
      case FuelEvent.PumpStopped _ -> {}
      case FuelEvent.PumpSuspended _ -> {}
      case FuelEvent.PumpResumed _ -> {}
      case FuelEvent.PumpRestarted _ -> {}
      case FuelEvent.AllStopped _ -> {}
      case FuelEvent.Closed _ -> {}
    }
  }

  /**
   * How a fill ended.
   *
   * @param no of the sale's line; 0 outside of a sale
   */
  static void outcome(
      Recorded r, int no, Fill fill, String outcome, @Nullable String saleNumber, Rows rows) {
    rows.fillOutcome(r)
        .integer(no)
        .text(fill.key())
        .text(outcome)
        .time(r.at())
        .text(r.by())
        .integer(fill.pump())
        .integer(fill.grade())
        .bigint(fill.volume().millilitres())
        .bigint(fill.amount().minor())
        .text(saleNumber);
  }

  private static void dispensed(Recorded r, FuelEvent.Dispensed e, Rows rows) {
    Fill fill = e.fill();
    rows.fill(r)
        .text(fill.key())
        .integer(fill.pump())
        .integer(fill.nozzle())
        .integer(fill.grade())
        .bigint(fill.transaction())
        .bigint(fill.volume().millilitres())
        .bigint(fill.amount().minor())
        .bigint(fill.price().tenthsOfMinor())
        .time(fill.endedAt())
        .text(e.prepayId())
        .bool(fill.offline());
    if (e.prepayId() != null) {
      outcome(r, 0, e.prepaidPart(), "PREPAID", null, rows);
    }
  }
}
