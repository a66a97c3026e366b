package canopy.core.till.paper;

import canopy.core.event.DeviceEvent;
import canopy.core.event.Event;
import canopy.core.event.PaymentEvent;
import canopy.core.state.PrintJob;
import canopy.core.state.TillState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Papers about payments that are not settled. Pure. */
public final class PaymentPapers {
  private PaymentPapers() {}

  /** A paper about a payment; none if the same is on its way. Each has a name of its own. */
  public static List<Event> paper(TillState state, DeviceEvent.Paper paper, String outNo) {
    boolean waits =
        state.prints().jobs().values().stream()
            .anyMatch(job -> job.paper() == paper && job.subject().equals(outNo));
    String id = outNo + "#" + paper + state.seq();
    return waits ? List.of() : List.of(new DeviceEvent.PrintQueued(id, paper, outNo, 0));
  }

  /**
   * What is decided about payments, with what follows for paper: a code that no screen shows to the
   * customer is printed, and what is no longer true is not.
   */
  public static List<Event> with(TillState state, List<Event> decided, boolean codesOnPaper) {
    List<Event> events = new ArrayList<>(decided);
    for (Event event : decided) {
      if (event instanceof PaymentEvent.Shown shown && codesOnPaper) {
        events.addAll(paper(state, DeviceEvent.Paper.PAYMENT_CODE, shown.number()));
      } else if (event instanceof PaymentEvent about) {
        Set<DeviceEvent.Paper> untrue = untrue(about);
        state.prints().jobs().values().stream()
            .filter(job -> job.subject().equals(about.number()) && untrue.contains(job.paper()))
            .filter(job -> job.state() != PrintJob.State.STARTED)
            .forEach(job -> events.add(new DeviceEvent.PrintDismissed(job.id())));
      }
    }
    return events;
  }

  /** Which papers about a payment are out of date after an event. */
  private static Set<DeviceEvent.Paper> untrue(PaymentEvent event) {
    return switch (event) {
      case PaymentEvent.Paid _,
          PaymentEvent.Declined _,
          PaymentEvent.Reversed _,
          PaymentEvent.Closed _,
          PaymentEvent.Forced _,
          PaymentEvent.Used _,
          PaymentEvent.Matched _,
          PaymentEvent.WrittenOff _ ->
          Set.of(DeviceEvent.Paper.PAYMENT_SLIP, DeviceEvent.Paper.PAYMENT_CODE);
      case PaymentEvent.TakeBackRequested _, PaymentEvent.Escalated _, PaymentEvent.PaidLate _ ->
          Set.of(DeviceEvent.Paper.PAYMENT_CODE);
      case PaymentEvent.Started _,
          PaymentEvent.Shown _,
          PaymentEvent.Awaited _,
          PaymentEvent.Unanswered _,
          PaymentEvent.Extended _,
          PaymentEvent.Stopped _,
          PaymentEvent.HandedBack _,
          PaymentEvent.RefundRequested _,
          PaymentEvent.RefundRepeated _,
          PaymentEvent.RefundAccepted _,
          PaymentEvent.Refunded _,
          PaymentEvent.RefundRefused _ ->
          Set.of();
    };
  }
}
