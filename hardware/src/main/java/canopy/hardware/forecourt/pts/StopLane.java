package canopy.hardware.forecourt.pts;

import canopy.hardware.forecourt.ForecourtCommand;
import canopy.hardware.forecourt.ForecourtEvent;
import canopy.hardware.forecourt.ForecourtTrouble;
import canopy.hardware.forecourt.Refusal;
import canopy.hardware.forecourt.pts.wire.PtsAnswer;
import canopy.hardware.forecourt.pts.wire.PtsConnection;
import canopy.hardware.forecourt.pts.wire.PtsFailure;
import canopy.hardware.forecourt.pts.wire.PtsPacket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * STOP and STOP ALL: a lane and a connection that nothing else uses. STOP ALL supersedes every
 * order before it: one that waits for its answer is cut off, one that waits for its turn or for
 * another try is dropped.
 */
final class StopLane {
  private static final Logger log = LoggerFactory.getLogger(StopLane.class);
  private static final int ALL = 0;
  private static final int MOST_WAITING = 130;
  private static final long TRY_MILLIS = 30_000;
  private static final long PAUSE_MILLIS = 250;

  private final PtsSite site;
  private final PtsConnection connection;
  private final Lane lane;

  /** Single pumps whose stop is not over. */
  private final Set<Integer> ordered = ConcurrentHashMap.newKeySet();

  /** How often STOP ALL was pressed. */
  private final AtomicInteger presses = new AtomicInteger();

  /**
   * An order to stop.
   *
   * @param pump 0 = all
   * @param press the newest STOP ALL when it was given
   * @param untilMillis when to give up
   * @param refused whether the operator knows that it did not work at once
   */
  private record Order(int pump, int press, long untilMillis, boolean refused) {
    ForecourtCommand command() {
      return pump == ALL ? ForecourtCommand.STOP_ALL : ForecourtCommand.STOP;
    }

    Order again() {
      return new Order(pump, press, untilMillis, true);
    }
  }

  StopLane(PtsSite site, PtsConnection connection, Lane lane) {
    this.site = site;
    this.connection = connection;
    this.lane = lane;
  }

  /** From any thread. */
  void stop(int pump) {
    if (ordered.size() >= MOST_WAITING) {
      refuse(ForecourtCommand.STOP, pump, Refusal.of(ForecourtTrouble.TOO_MANY_COMMANDS));
    } else if (ordered.add(pump)) {
      give(pump, presses.get());
    }
  }

  /** From any thread. */
  void stopAll() {
    site.held.addAll(site.settings.pumps());
    int press = presses.incrementAndGet();
    ordered.clear();
    connection.cutOff();
    give(ALL, press);
  }

  private void give(int pump, int press) {
    Order order = new Order(pump, press, lane.nowMillis() + TRY_MILLIS, false);
    lane.run(() -> carryOut(order));
  }

  private void carryOut(Order order) {
    if (isSuperseded(order)) {
      return;
    }
    boolean done;
    try {
      done = order.pump() == ALL ? sendAll(order) : sendOne(order);
    } catch (PtsFailure e) {
      failed(order, e.refusal());
      return;
    } catch (RuntimeException e) { // top of the lane: a bug must not be the end of a stop
      log.error("{} {}", order.command(), order.pump(), e);
      failed(order, Refusal.of(ForecourtTrouble.CONTROLLER_NOT_UNDERSTOOD));
      return;
    }
    ordered.remove(order.pump());
    if (done) {
      log.info("{} {} done", order.command(), order.pump());
      site.publish(
          new ForecourtEvent.CommandAccepted(site.controller(), order.command(), order.pump()));
    }
  }

  private boolean isSuperseded(Order order) {
    return order.press() != presses.get();
  }

  private void failed(Order order, Refusal reason) {
    if (isSuperseded(order)) {
      return;
    }
    if (lane.nowMillis() < order.untilMillis()) {
      lane.runAfter(PAUSE_MILLIS, () -> carryOut(order.again()));
    } else {
      ordered.remove(order.pump());
    }
    if (!order.refused()) {
      // Said at once, tried on: the operator may have to use the emergency switch.
      refuse(order.command(), order.pump(), reason);
    }
  }

  /** Stops whoever holds the pumps; pumps that the controller does not know are passed over. */
  private boolean sendAll(Order order) throws PtsFailure {
    List<Integer> pumps = site.settings.pumps();
    for (int from = 0; from < pumps.size(); from += PtsConnection.MOST_PACKETS) {
      List<Integer> part =
          pumps.subList(from, Math.min(pumps.size(), from + PtsConnection.MOST_PACKETS));
      List<PtsAnswer> answers =
          ask(order, part.stream().map(p -> PtsPacket.pump("PumpEmergencyStop", p)).toList());
      for (int at = 0; at < part.size(); at++) {
        PtsAnswer answer = answers.get(at);
        if (!answer.ok() && answer.code() != 52) {
          refuse(ForecourtCommand.STOP, part.get(at), answer.refusal());
        }
      }
    }
    return true;
  }

  /** A pump of another till is stopped too: whoever presses STOP has a reason. */
  private boolean sendOne(Order order) throws PtsFailure {
    int pump = order.pump();
    PtsAnswer answer = ask(order, List.of(PtsPacket.pump("PumpStop", pump))).getFirst();
    if (answer.code() == 40 || answer.code() == 46) {
      answer = ask(order, List.of(PtsPacket.pump("PumpEmergencyStop", pump))).getFirst();
    }
    if (!answer.ok()) {
      refuse(ForecourtCommand.STOP, pump, answer.refusal());
    }
    return answer.ok();
  }

  /** Not when STOP ALL was pressed in between: nobody would be there to cut it off. */
  private List<PtsAnswer> ask(Order order, List<PtsPacket> packets) throws PtsFailure {
    return connection.ask(packets, () -> !isSuperseded(order));
  }

  private void refuse(ForecourtCommand command, int pump, Refusal reason) {
    site.publish(new ForecourtEvent.CommandRefused(site.controller(), command, pump, "", reason));
  }
}
