package canopy.hardware.forecourt.pts;

import canopy.hardware.forecourt.ForecourtCommand;
import canopy.hardware.forecourt.ForecourtEvent;
import canopy.hardware.forecourt.ForecourtTrouble;
import canopy.hardware.forecourt.Hose;
import canopy.hardware.forecourt.PumpState;
import canopy.hardware.forecourt.Refusal;
import canopy.hardware.forecourt.pts.wire.PtsAnswer;
import canopy.hardware.forecourt.pts.wire.PtsConnection;
import canopy.hardware.forecourt.pts.wire.PtsFailure;
import canopy.hardware.forecourt.pts.wire.PtsPacket;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The driver's lane: polls all pumps in one request, carries out commands in between, notices
 * outages.
 */
final class PtsLoop {
  private static final Logger log = LoggerFactory.getLogger(PtsLoop.class);
  private static final int MOST_COMMANDS = 256;
  private static final int MOST_ATTEMPTS = 6;
  private static final long RETRY_MILLIS = 300;
  private static final long FAILING_PAUSE_MILLIS = 250;
  private static final long OFFLINE_PAUSE_MILLIS = 1_000;

  /** While counters are due, polls come so many times as often as while a pump is in use. */
  private static final int DUE_SHARE = 5;

  /** A slow controller must not keep commands from their turn. */
  private static final long LEAST_PAUSE_MILLIS = 5;

  final PumpDesk pumps;
  final FillDesk fills;
  final TotalsDesk totals;
  final PriceDesk prices;

  private final PtsSite site;
  private final Lane lane;

  /** Commands that are not over, wherever they wait. */
  private final AtomicInteger waiting = new AtomicInteger();

  /** Commands from before it was known whether the controller answers. */
  private final Deque<PtsJob> early = new ArrayDeque<>();

  private volatile boolean closing;
  private boolean online;
  private boolean layoutRead;
  private @Nullable Refusal offlineReason;
  private long failingSinceMillis;
  private boolean failing;

  PtsLoop(PtsSite site, Lane lane) {
    this.site = site;
    this.lane = lane;
    totals = new TotalsDesk(site);
    pumps = new PumpDesk(site, totals);
    fills = new FillDesk(site, pumps);
    prices = new PriceDesk(site);
  }

  void start() {
    lane.run(this::beat);
  }

  /** From any thread. */
  void submit(PtsJob job) {
    if (waiting.incrementAndGet() > MOST_COMMANDS) {
      over(job, Refusal.of(ForecourtTrouble.TOO_MANY_COMMANDS));
    } else {
      lane.run(() -> begin(job));
    }
  }

  /** From any thread; nothing is told any more. */
  void close() {
    closing = true;
  }

  private void begin(PtsJob job) {
    if (online || offlineReason != null) {
      carryOut(job);
    } else {
      early.add(job);
    }
  }

  /** One poll, and the next one a pause after this one began, whatever happened in it. */
  private void beat() {
    long began = site.nowMillis();
    long pauseMillis = FAILING_PAUSE_MILLIS;
    try {
      pauseMillis = poll();
      while ((online || offlineReason != null) && !early.isEmpty()) {
        carryOut(early.remove());
      }
    } finally {
      long spentMillis = site.nowMillis() - began;
      lane.runAfter(Math.max(LEAST_PAUSE_MILLIS, pauseMillis - spentMillis), this::beat);
    }
  }

  private void carryOut(PtsJob job) {
    Refusal offline = offlineReason;
    if (offline != null) {
      over(job, offline);
      return;
    }
    try {
      job.work().run(job);
      waiting.decrementAndGet();
    } catch (PtsFailure e) {
      ForecourtTrouble trouble = e.refusal().trouble();
      boolean again =
          trouble == ForecourtTrouble.PUMP_BUSY
              || trouble == ForecourtTrouble.CONTROLLER_BUSY
              || job.command() == ForecourtCommand.CLOSE_TRANSACTION;
      if (again && job.attempt() < MOST_ATTEMPTS) {
        lane.runAfter(RETRY_MILLIS, () -> carryOut(job.again()));
      } else {
        over(job, e.refusal());
      }
    } catch (RuntimeException e) { // top of the lane: whoever commanded it waits for an answer
      log.error("{} pump {}", job.command(), job.pump(), e);
      over(job, Refusal.of(ForecourtTrouble.CONTROLLER_NOT_UNDERSTOOD));
    }
  }

  private void over(PtsJob job, Refusal reason) {
    waiting.decrementAndGet();
    site.publish(job.refused(site.controller(), reason));
  }

  /** The pause from its begin to the next. */
  private long poll() {
    try {
      List<Integer> numbers = site.settings.pumps();
      List<PtsPacket> wishes = new ArrayList<>();
      for (int from = 0; from < numbers.size(); from += PtsConnection.MOST_PACKETS) {
        List<Integer> part =
            numbers.subList(from, Math.min(numbers.size(), from + PtsConnection.MOST_PACKETS));
        List<PtsAnswer> answers =
            site.connection.ask(
                part.stream().map(p -> PtsPacket.pump("PumpGetStatus", p)).toList());
        reached();
        take(part, answers, wishes);
      }
      if (!wishes.isEmpty()) {
        fulfil(wishes);
      }
      if (!layoutRead) {
        readLayout();
        layoutRead = true;
      }
      totals.send();
      prices.goOn();
      return pauseMillis();
    } catch (PtsFailure e) {
      failed(e);
      return offlineReason == null ? FAILING_PAUSE_MILLIS : OFFLINE_PAUSE_MILLIS;
    }
  }

  private void take(List<Integer> part, List<PtsAnswer> answers, List<PtsPacket> wishes) {
    for (int at = 0; at < part.size(); at++) {
      int pump = part.get(at);
      PumpTrack track = site.tracks.get(pump);
      if (track == null) {
        continue;
      }
      PtsStatus status = site.reader.read(pump, answers.get(at));
      if (status instanceof PtsStatus.TotalsRead read) {
        totals.taken(pump, read);
      }
      track.take(status);
      for (PumpTrack.Wish wish : track.wishes) {
        wishes.add(PtsPacket.pump(wish.request, pump));
      }
    }
  }

  /** An error is no harm: the next poll wishes again. */
  private void fulfil(List<PtsPacket> wishes) throws PtsFailure {
    List<PtsPacket> some = wishes.subList(0, Math.min(wishes.size(), PtsConnection.MOST_PACKETS));
    List<PtsAnswer> answers = site.connection.ask(some);
    for (int at = 0; at < some.size(); at++) {
      log.info("{} {}: code {}", some.get(at).type(), some.get(at).data(), answers.get(at).code());
    }
  }

  private long pauseMillis() {
    if (totals.areDue()) {
      // An answer that waits for its poll is another till's when that polls first.
      return site.settings.timing().busyPollMillis() / DUE_SHARE;
    }
    for (PumpTrack track : site.tracks.values()) {
      PumpState state = track.shown.state();
      if (track.shown.fillOpen() || state.isReleased() || state == PumpState.CALLING) {
        return site.settings.timing().busyPollMillis();
      }
    }
    return site.settings.timing().idlePollMillis();
  }

  private void reached() {
    failing = false;
    if (!online) {
      online = true;
      offlineReason = null;
      log.info("forecourt {} online", site.controller());
      site.publish(new ForecourtEvent.ControllerOnline(site.controller()));
    }
  }

  private void failed(PtsFailure failure) {
    if (closing) {
      return;
    }
    long now = site.nowMillis();
    if (!failing) {
      failing = true;
      failingSinceMillis = now;
    }
    ForecourtTrouble trouble = failure.refusal().trouble();
    boolean hopeless =
        switch (trouble) {
          case LOGIN_REFUSED, NO_PERMISSION, CERTIFICATE_NOT_TRUSTED, CERTIFICATE_CHANGED -> true;
          default -> false;
        };
    boolean longEnough = now - failingSinceMillis >= site.settings.timing().offlineAfterMillis();
    Refusal before = offlineReason;
    if ((hopeless || longEnough) && (before == null || before.trouble() != trouble)) {
      online = false;
      layoutRead = false;
      offlineReason = failure.refusal();
      log.warn("forecourt {} offline: {}", site.controller(), failure.refusal());
      site.tracks.values().forEach(PumpTrack::controllerOffline);
      totals.controllerOffline(failure.refusal());
      prices.controllerOffline(failure.refusal());
      site.publish(new ForecourtEvent.ControllerOffline(site.controller(), failure.refusal()));
    }
  }

  /** Nozzles, grade names, users, time; a controller that does not tell leaves them unknown. */
  private void readLayout() throws PtsFailure {
    List<PtsAnswer> answers =
        site.connection.ask(
            List.of(
                PtsPacket.of("GetPumpNozzlesConfiguration"),
                PtsPacket.of("GetFuelGradesConfiguration"),
                PtsPacket.of("GetUsersConfiguration"),
                PtsPacket.of("GetDateTime")));
    Map<Integer, List<Hose>> hoses = new HashMap<>();
    for (JsonNode pump : answers.get(0).data().path("PumpNozzles")) {
      List<Hose> list = new ArrayList<>();
      int nozzle = 0;
      for (JsonNode grade : pump.path("FuelGradeIds")) {
        nozzle++;
        if (grade.asInt() > 0) {
          list.add(new Hose(nozzle, grade.asInt()));
        }
      }
      hoses.put(pump.path("PumpId").asInt(), List.copyOf(list));
    }
    Map<Integer, String> names = new HashMap<>();
    for (JsonNode grade : answers.get(1).data().path("FuelGrades")) {
      names.put(grade.path("Id").asInt(), grade.path("Name").asText());
    }
    Map<Integer, String> users = new HashMap<>();
    for (JsonNode user : answers.get(2).data().path("Users")) {
      users.put(user.path("Id").asInt(), user.path("Login").asText());
    }
    site.users = Map.copyOf(users);
    site.layout = Map.copyOf(hoses);
    site.publish(
        new ForecourtEvent.LayoutRead(
            site.controller(),
            hoses,
            names,
            PtsStatusReader.time(answers.get(3).data().path("DateTime").asText(""))));
  }
}
