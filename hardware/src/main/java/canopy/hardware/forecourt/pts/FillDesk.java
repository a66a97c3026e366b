package canopy.hardware.forecourt.pts;

import canopy.hardware.forecourt.Fill;
import canopy.hardware.forecourt.FillKey;
import canopy.hardware.forecourt.FillOwner;
import canopy.hardware.forecourt.ForecourtEvent;
import canopy.hardware.forecourt.ForecourtTrouble;
import canopy.hardware.forecourt.Refusal;
import canopy.hardware.forecourt.pts.wire.PtsAnswer;
import canopy.hardware.forecourt.pts.wire.PtsFailure;
import canopy.hardware.forecourt.pts.wire.PtsPacket;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims, gives back, closes and looks up fills. Driver thread. */
final class FillDesk {
  private static final Logger log = LoggerFactory.getLogger(FillDesk.class);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

  private final PtsSite site;
  private final PumpDesk pumps;

  FillDesk(PtsSite site, PumpDesk pumps) {
    this.site = site;
    this.pumps = pumps;
  }

  /** Status, lock when it is nobody's, status again: granted only if the same fill is now ours. */
  void claim(PtsJob job, Fill reported) throws PtsFailure {
    FillKey key = reported.key();
    PumpTrack track = pumps.track(key.pump());
    Fill open = open(key);
    if (open == null) {
      claimClosed(job, reported, track);
      return;
    }
    String user = open.origin().user();
    FillOwner before = track.fills.owner(open);
    String other = user.isEmpty() ? track.fills.recentOtherOwner(open) : user;
    if (!other.isEmpty() && !other.equals(site.me())) {
      refuse(job, new Refusal(ForecourtTrouble.IN_USE_BY, other));
      return;
    }
    if (user.isEmpty()) {
      PtsAnswer lock = site.connection.ask(PtsPacket.pump("PumpLock", key.pump()));
      if (!lock.ok()) {
        refuse(job, lock.refusal());
        return;
      }
      open = open(key);
      if (open == null || !open.origin().user().equals(site.me())) {
        // Closed and free in between, or the next fill: whatever was locked is not what was
        // claimed.
        site.connection.ask(PtsPacket.pump("PumpUnlock", key.pump()));
        refuse(job, Refusal.of(ForecourtTrouble.FILL_CLOSED));
        return;
      }
    }
    log.info("fill {} claimed", key.text());
    site.publish(
        new ForecourtEvent.FillClaimed(site.controller(), track.fills.withRequest(open), before));
  }

  /** Too old to be looked up: as it was reported is all that is known of it. */
  private void claimClosed(PtsJob job, Fill reported, PumpTrack track) throws PtsFailure {
    FillKey key = reported.key();
    Fill known = track.fills.closedFill(key);
    if (known != null) {
      site.publish(
          new ForecourtEvent.FillClaimed(site.controller(), known, track.fills.closedOwner(known)));
      return;
    }
    Fill past = past(key);
    if (past == null) {
      past = reported;
    }
    if (past == null || !past.origin().closed()) {
      refuse(job, Refusal.of(ForecourtTrouble.FILL_UNKNOWN));
      return;
    }
    FillOwner owner = track.fills.closedOwner(past);
    if (owner == FillOwner.OTHER) {
      refuse(job, Refusal.of(ForecourtTrouble.NOT_OWNER));
    } else {
      site.publish(
          new ForecourtEvent.FillClaimed(site.controller(), track.fills.withRequest(past), owner));
    }
  }

  void release(PtsJob job, FillKey key) throws PtsFailure {
    Fill open = open(key);
    if (open == null) {
      refuse(job, Refusal.of(ForecourtTrouble.FILL_CLOSED));
      return;
    }
    if (!open.origin().user().equals(site.me())) {
      refuse(job, Refusal.of(ForecourtTrouble.NOT_OWNER));
      return;
    }
    pumps.track(key.pump()).fills.released(key.transaction());
    PtsAnswer unlock = site.connection.ask(PtsPacket.pump("PumpUnlock", key.pump()));
    if (unlock.ok()) {
      site.publish(new ForecourtEvent.FillReleased(site.controller(), key));
    } else {
      refuse(job, unlock.refusal());
    }
  }

  /** Closing twice is harmless, so a lost answer is simply asked again. */
  void close(PtsJob job, FillKey key) throws PtsFailure {
    PtsAnswer answer =
        site.connection.ask(
            PtsPacket.pump("PumpCloseTransaction", key.pump(), "Transaction", key.transaction()));
    if (answer.isTryAgain() || answer.code() == -1) {
      throw new PtsFailure(ForecourtTrouble.PUMP_BUSY, "", false);
    }
    boolean closed = answer.ok();
    if (answer.code() == 27 || answer.code() == 69) {
      // Another fill stands there, or none: this one may have been closed when an answer was lost.
      Fill past = past(key);
      closed = past != null && past.origin().closed();
    }
    if (closed) {
      site.publish(new ForecourtEvent.FillClosed(site.controller(), key));
    } else {
      refuse(job, answer.refusal());
    }
  }

  void pastFill(PtsJob job, int transaction) throws PtsFailure {
    Fill fill = lookUp(job.pump(), transaction);
    publish(job, fill == null ? List.of() : List.of(fill));
  }

  void pastFills(PtsJob job, LocalDateTime from, LocalDateTime to) throws PtsFailure {
    ObjectNode data =
        JsonNodeFactory.instance
            .objectNode()
            .put("Pump", job.pump())
            .put("DateTimeStart", TIME.format(from.truncatedTo(ChronoUnit.SECONDS)))
            .put("DateTimeEnd", TIME.format(to.truncatedTo(ChronoUnit.SECONDS)));
    // This request must be alone in its message.
    PtsAnswer answer =
        site.connection.askPatiently(new PtsPacket("ReportGetPumpTransactions", data));
    if (!answer.ok()) {
      refuse(job, answer.refusal());
      return;
    }
    List<Fill> fills = new ArrayList<>();
    for (JsonNode each : answer.data()) {
      Fill fill = fill(each.path("Pump").asInt(), each, true);
      if (fill != null) {
        fills.add(fill);
      }
    }
    fills.sort(
        Comparator.comparing((Fill f) -> f.key().endedAt())
            .thenComparingInt(f -> f.key().pump())
            .thenComparingInt(f -> f.key().transaction()));
    publish(job, fills);
  }

  private void publish(PtsJob job, List<Fill> fills) {
    List<ForecourtEvent.PastFill> past = new ArrayList<>();
    for (Fill fill : fills) {
      PumpTrack track = site.tracks.get(fill.key().pump());
      if (track != null) {
        past.add(new ForecourtEvent.PastFill(fill, track.fills.closedOwner(fill)));
      }
    }
    site.publish(new ForecourtEvent.PastFills(site.controller(), job.requestId(), past));
  }

  /** The open fill of that key, null when the pump shows something else. */
  private @Nullable Fill open(FillKey key) throws PtsFailure {
    Fill fill =
        switch (pumps.status(key.pump())) {
          case PtsStatus.Ended ended -> ended.fill();
          case PtsStatus.Offline offline -> offline.open();
          case PtsStatus.Idle _,
              PtsStatus.Filling _,
              PtsStatus.TotalsRead _,
              PtsStatus.Aside _,
              PtsStatus.Unreadable _ ->
              null;
        };
    return fill != null && fill.key().equals(key) ? fill : null;
  }

  /** The remembered fill of that key: same number and same end time. */
  private @Nullable Fill past(FillKey key) throws PtsFailure {
    Fill fill = lookUp(key.pump(), key.transaction());
    return fill != null && fill.key().equals(key) ? fill : null;
  }

  private @Nullable Fill lookUp(int pump, int transaction) throws PtsFailure {
    PtsAnswer answer =
        site.connection.ask(
            PtsPacket.pump("PumpGetTransactionInformation", pump, "Transaction", transaction));
    String state = answer.data().path("State").asText();
    boolean closed = state.equals("Finished");
    return answer.ok() && (closed || state.equals("EndOfTransaction"))
        ? fill(pump, answer.data(), closed)
        : null;
  }

  private @Nullable Fill fill(int pump, JsonNode data, boolean closed) {
    boolean offline = data.path("IsOffline").asBoolean();
    String user = offline ? "" : site.user(data.path("UserId").asInt());
    try {
      return site.reader.pastFill(pump, data, new Fill.Origin(user, "", offline, closed));
    } catch (PtsNumbers.Unreadable e) {
      log.warn("past fill of pump {} cannot be read: {}", pump, e.getMessage());
      return null;
    }
  }

  private void refuse(PtsJob job, Refusal reason) {
    site.publish(job.refused(site.controller(), reason));
  }
}
