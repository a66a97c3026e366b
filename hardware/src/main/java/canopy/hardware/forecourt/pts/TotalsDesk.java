package canopy.hardware.forecourt.pts;

import canopy.hardware.forecourt.ForecourtEvent;
import canopy.hardware.forecourt.ForecourtTrouble;
import canopy.hardware.forecourt.Refusal;
import canopy.hardware.forecourt.pts.wire.PtsAnswer;
import canopy.hardware.forecourt.pts.wire.PtsFailure;
import canopy.hardware.forecourt.pts.wire.PtsPacket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads counters: one nozzle at a time per pump, the answer comes instead of a status, and another
 * till's poll may swallow it, so it is asked again. Driver thread.
 */
final class TotalsDesk {
  private static final int MOST_WAITING = 12;
  private static final int MOST_TRIES = 20;
  private static final long TRY_AGAIN_MILLIS = 400;

  /** Pauses differ, so that another till that polls in step does not take every answer. */
  private static final long PAUSE_STEP_MILLIS = 137;

  private static final long PAUSE_RANGE_MILLIS = 400;

  private final PtsSite site;
  private final Map<Integer, Deque<Ask>> waiting = new HashMap<>();

  /**
   * A question; {@code tries} counts how often it was sent, {@code nextMillis} when it is sent
   * again.
   */
  private static final class Ask {
    final PtsJob job;
    final int nozzle;
    int tries;
    long nextMillis;

    Ask(PtsJob job, int nozzle) {
      this.job = job;
      this.nozzle = nozzle;
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
    asks.add(new Ask(job, nozzle));
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

  /** Sends what is due. */
  void send() throws PtsFailure {
    long now = site.nowMillis();
    for (Deque<Ask> asks : waiting.values()) {
      Ask head = asks.peek();
      if (head == null || now < head.nextMillis) {
        continue;
      }
      Refusal refusal = ask(head);
      if (refusal == null) {
        head.nextMillis =
            now + TRY_AGAIN_MILLIS + head.tries * PAUSE_STEP_MILLIS % PAUSE_RANGE_MILLIS;
      } else {
        asks.remove();
        refuse(head.job, refusal);
      }
    }
  }

  private @Nullable Refusal ask(Ask head) throws PtsFailure {
    if (head.tries == MOST_TRIES) {
      return Refusal.of(ForecourtTrouble.TOTALS_NOT_READ);
    }
    head.tries++;
    PtsAnswer answer =
        site.connection.ask(
            PtsPacket.pump("PumpGetTotals", head.job.pump(), "Nozzle", head.nozzle));
    return answer.ok() || answer.isTryAgain() ? null : answer.refusal();
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
