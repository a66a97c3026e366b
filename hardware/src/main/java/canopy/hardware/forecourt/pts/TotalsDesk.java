package canopy.hardware.forecourt.pts;

import canopy.hardware.forecourt.ForecourtEvent;
import canopy.hardware.forecourt.ForecourtTrouble;
import canopy.hardware.forecourt.PumpState;
import canopy.hardware.forecourt.Refusal;
import canopy.hardware.forecourt.pts.wire.PtsAnswer;
import canopy.hardware.forecourt.pts.wire.PtsFailure;
import canopy.hardware.forecourt.pts.wire.PtsPacket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads counters: one nozzle at a time per pump. The answer comes once, instead of a status, and
 * whichever till polls first gets it. So the driver polls at once while an answer is due ({@link
 * #areDue}), and a question whose answer another till has swallowed is asked again, until it is
 * answered or refused or its time is over. Driver thread.
 */
final class TotalsDesk {
  private static final int MOST_WAITING = 12;

  /** A message may have 600 tokens; a question takes 11, the frame 5. */
  private static final int MOST_AT_ONCE = 50;

  private static final long LONGEST_MILLIS = 120_000;
  private static final long TRY_AGAIN_MILLIS = 400;

  /** Pauses differ, so that another till that asks in step does not take every answer. */
  private static final long PAUSE_STEP_MILLIS = 137;

  private static final long PAUSE_RANGE_MILLIS = 400;

  private final PtsSite site;
  private final Map<Integer, Deque<Ask>> waiting = new HashMap<>();

  /**
   * A question; {@code tries} counts how often it was sent, {@code nextMillis} is when it is sent
   * again, {@code untilMillis} when it is given up; {@code accepted} once the controller has taken
   * it.
   */
  private static final class Ask {
    final PtsJob job;
    final int nozzle;
    final long untilMillis;
    int tries;
    long nextMillis;
    boolean accepted;

    Ask(PtsJob job, int nozzle, long nowMillis) {
      this.job = job;
      this.nozzle = nozzle;
      nextMillis = nowMillis;
      untilMillis = nowMillis + LONGEST_MILLIS;
    }
  }

  TotalsDesk(PtsSite site) {
    this.site = site;
  }

  void request(PtsJob job, int nozzle) {
    Deque<Ask> asks = waiting.computeIfAbsent(job.pump(), p -> new ArrayDeque<>());
    if (asks.size() >= MOST_WAITING) {
      refuse(job, Refusal.of(ForecourtTrouble.TOO_MANY_COMMANDS));
      return;
    }
    asks.add(new Ask(job, nozzle, site.nowMillis()));
  }

  /** Counters came, asked for by this till or by another. */
  void taken(int pump, PtsStatus.TotalsRead totals) {
    Deque<Ask> asks = waiting.getOrDefault(pump, new ArrayDeque<>());
    Ask head = asks.peek();
    String requestId = "";
    if (head != null && head.tries > 0 && head.nozzle == totals.hose().nozzle()) {
      asks.remove();
      requestId = head.job.requestId();
    }
    site.publish(
        new ForecourtEvent.Totals(
            site.controller(), requestId, pump, totals.hose(), totals.totaliser()));
  }

  /** Whether the next poll may bring an answer. A released pump gives none before it is used. */
  boolean areDue() {
    for (Deque<Ask> asks : waiting.values()) {
      Ask head = asks.peek();
      if (head != null && head.accepted && !stateOf(head).isReleased()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Sends what is due, as one message: the sooner the next poll, the likelier it is this till's.
   */
  void send() throws PtsFailure {
    long now = site.nowMillis();
    List<Ask> due = new ArrayList<>();
    for (Deque<Ask> asks : waiting.values()) {
      Ask head = asks.peek();
      if (head == null || now < head.nextMillis || due.size() == MOST_AT_ONCE) {
        continue;
      }
      Refusal hopeless = hopeless(head, now);
      if (hopeless == null) {
        due.add(head);
      } else {
        over(head, hopeless);
      }
    }
    if (!due.isEmpty()) {
      ask(due, now);
    }
  }

  private @Nullable Refusal hopeless(Ask ask, long now) {
    if (stateOf(ask) == PumpState.INOPERATIVE) {
      return Refusal.of(ForecourtTrouble.PUMP_OFFLINE);
    }
    return now < ask.untilMillis ? null : Refusal.of(ForecourtTrouble.TOTALS_NOT_READ);
  }

  /** A pump that is not the till's is as one that does not answer. */
  private PumpState stateOf(Ask ask) {
    PumpTrack track = site.tracks.get(ask.job.pump());
    return track == null ? PumpState.INOPERATIVE : track.shown.state();
  }

  private void ask(List<Ask> due, long now) throws PtsFailure {
    List<PtsPacket> packets = new ArrayList<>();
    for (Ask each : due) {
      // Counted before it leaves: an answer may come though the controller's word on it is lost.
      each.tries++;
      each.nextMillis =
          now + TRY_AGAIN_MILLIS + each.tries * PAUSE_STEP_MILLIS % PAUSE_RANGE_MILLIS;
      packets.add(PtsPacket.pump("PumpGetTotals", each.job.pump(), "Nozzle", each.nozzle));
    }
    List<PtsAnswer> answers = site.connection.ask(packets);
    for (int at = 0; at < due.size(); at++) {
      PtsAnswer answer = answers.get(at);
      due.get(at).accepted |= answer.ok();
      // A packet that was passed over is asked again like one whose answer was swallowed.
      if (!answer.ok() && !answer.isTryAgain() && answer.code() != PtsAnswer.NONE.code()) {
        over(due.get(at), answer.refusal());
      }
    }
  }

  private void over(Ask ask, Refusal reason) {
    waiting.getOrDefault(ask.job.pump(), new ArrayDeque<>()).remove(ask);
    refuse(ask.job, reason);
  }

  /** The controller is gone: nobody waits for an answer that cannot come. */
  void controllerOffline(Refusal reason) {
    waiting.values().forEach(asks -> asks.forEach(ask -> refuse(ask.job, reason)));
    waiting.clear();
  }

  private void refuse(PtsJob job, Refusal reason) {
    site.publish(job.refused(site.controller(), reason));
  }
}
