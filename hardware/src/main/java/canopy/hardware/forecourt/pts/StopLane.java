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
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** STOP and STOP ALL: a thread and a connection that nothing else uses. */
final class StopLane implements Runnable, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StopLane.class);
  private static final int ALL = 0;
  private static final int MOST_WAITING = 130;
  private static final long TRY_MILLIS = 30_000;
  private static final long PAUSE_MILLIS = 250;

  private final PtsSite site;
  private final PtsConnection connection;
  private final BlockingDeque<Integer> orders = new LinkedBlockingDeque<>(MOST_WAITING);
  private volatile boolean closing;

  StopLane(PtsSite site, PtsConnection connection) {
    this.site = site;
    this.connection = connection;
  }

  void stop(int pump) {
    if (!orders.contains(pump) && !orders.offer(pump)) {
      refuse(ForecourtCommand.STOP, pump, Refusal.of(ForecourtTrouble.TOO_MANY_COMMANDS));
    }
  }

  void stopAll() {
    site.held.addAll(site.settings.pumps());
    orders.clear();
    var _ = orders.offerFirst(ALL);
  }

  @Override
  public void run() {
    while (!closing) {
      try {
        int order = orders.take();
        carryOut(order);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        log.error("stop lane of {}", site.controller(), e);
      }
    }
  }

  private void carryOut(int order) throws InterruptedException {
    ForecourtCommand command = order == ALL ? ForecourtCommand.STOP_ALL : ForecourtCommand.STOP;
    long until = site.nowMillis() + TRY_MILLIS;
    boolean refused = false;
    while (!closing) {
      try {
        boolean done = order == ALL ? sendAll() : sendOne(order);
        if (done) {
          log.info("{} {} done", command, order);
          site.publish(new ForecourtEvent.CommandAccepted(site.controller(), command, order));
        }
        return;
      } catch (PtsFailure e) {
        if (!refused) {
          // Said at once, tried on: the operator may have to use the emergency switch.
          refused = true;
          refuse(command, order, e.refusal());
        }
        if (site.nowMillis() >= until || orders.peekFirst() != null) {
          return;
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }

  /** Stops whoever holds the pumps; pumps that the controller does not know are passed over. */
  private boolean sendAll() throws PtsFailure {
    List<Integer> pumps = site.settings.pumps();
    for (int from = 0; from < pumps.size(); from += PtsConnection.MOST_PACKETS) {
      List<Integer> part =
          pumps.subList(from, Math.min(pumps.size(), from + PtsConnection.MOST_PACKETS));
      List<PtsAnswer> answers =
          connection.ask(part.stream().map(p -> PtsPacket.pump("PumpEmergencyStop", p)).toList());
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
  private boolean sendOne(int pump) throws PtsFailure {
    PtsAnswer answer = connection.ask(PtsPacket.pump("PumpStop", pump));
    if (answer.code() == 40 || answer.code() == 46) {
      answer = connection.ask(PtsPacket.pump("PumpEmergencyStop", pump));
    }
    if (!answer.ok()) {
      refuse(ForecourtCommand.STOP, pump, answer.refusal());
    }
    return answer.ok();
  }

  private void refuse(ForecourtCommand command, int pump, Refusal reason) {
    site.publish(new ForecourtEvent.CommandRefused(site.controller(), command, pump, "", reason));
  }

  @Override
  public void close() {
    closing = true;
    connection.close();
  }
}
