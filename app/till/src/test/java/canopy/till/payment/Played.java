package canopy.till.payment;

import canopy.core.event.Event;
import canopy.core.event.PaymentEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a random life has tried of scan-to-pay. */
final class Played {
  private Played() {}

  /** How often what happened, by the journal. */
  static Map<String, Integer> of(List<Event> events) {
    Map<String, Integer> played = new HashMap<>();
    Set<String> takenBack = new HashSet<>();
    for (Event event : events) {
      if (event instanceof PaymentEvent payment) {
        String what = what(payment, takenBack);
        if (!what.isEmpty()) {
          played.merge(what, 1, Integer::sum);
        }
        if (payment instanceof PaymentEvent.RefundRequested asked
            && asked.refund().amount().compareTo(asked.refund().order().amount()) < 0) {
          played.merge("part of a payment refunded", 1, Integer::sum);
        }
      }
    }
    return played;
  }

  private static String what(PaymentEvent event, Set<String> takenBack) {
    return switch (event) {
      case PaymentEvent.RefundRequested e -> "refund " + e.refund().purpose();
      case PaymentEvent.RefundRefused e -> "refund REFUSED";
      case PaymentEvent.HandedBack e -> "handed back in cash";
      case PaymentEvent.Reversed e -> "reversed";
      case PaymentEvent.Closed e -> "closed";
      case PaymentEvent.Declined e -> "declined";
      case PaymentEvent.Escalated e -> "left to a person";
      case PaymentEvent.WrittenOff e -> "written off";
      case PaymentEvent.PaidLate e -> "paid late";
      case PaymentEvent.Used e -> "used late";
      case PaymentEvent.TakeBackRequested e -> {
        takenBack.add(e.number());
        yield "";
      }
      case PaymentEvent.Forced e ->
          takenBack.contains(e.number())
              ? "taken as paid after a request to take it back"
              : "taken as paid";
      case PaymentEvent.Started e -> "";
      case PaymentEvent.Shown e -> "";
      case PaymentEvent.Awaited e -> "";
      case PaymentEvent.Unanswered e -> "";
      case PaymentEvent.Extended e -> "";
      case PaymentEvent.Stopped e -> "";
      case PaymentEvent.Paid e -> "";
      case PaymentEvent.Matched e -> "";
      case PaymentEvent.RefundRepeated e -> "";
      case PaymentEvent.RefundAccepted e -> "";
      case PaymentEvent.Refunded e -> "";
    };
  }
}
