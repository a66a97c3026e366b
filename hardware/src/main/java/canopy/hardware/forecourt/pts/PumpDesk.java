package canopy.hardware.forecourt.pts;

import canopy.hardware.forecourt.AuthoriseRequest;
import canopy.hardware.forecourt.FillLimit;
import canopy.hardware.forecourt.ForecourtEvent;
import canopy.hardware.forecourt.ForecourtTrouble;
import canopy.hardware.forecourt.PumpState;
import canopy.hardware.forecourt.Refusal;
import canopy.hardware.forecourt.pts.wire.PtsAnswer;
import canopy.hardware.forecourt.pts.wire.PtsFailure;
import canopy.hardware.forecourt.pts.wire.PtsPacket;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out the commands for single pumps. Driver thread. */
final class PumpDesk {
  private static final Logger log = LoggerFactory.getLogger(PumpDesk.class);

  private final PtsSite site;
  private final TotalsDesk totals;

  PumpDesk(PtsSite site, TotalsDesk totals) {
    this.site = site;
    this.totals = totals;
  }

  void authorise(PtsJob job, AuthoriseRequest request) throws PtsFailure {
    PumpTrack track = track(request.pump());
    Refusal refusal = refusalBefore(track, request);
    if (refusal != null) {
      site.publish(job.refused(site.controller(), refusal));
      return;
    }
    Reservation standing = track.reservation;
    if (standing != null) {
      // The same request pressed twice.
      site.publish(
          new ForecourtEvent.AuthoriseAnswered(
              site.controller(), job.requestId(), job.pump(), standing.transaction, null));
      return;
    }
    PtsAnswer answer;
    try {
      answer = site.connection.ask(new PtsPacket("PumpAuthorize", data(request)));
    } catch (PtsFailure e) {
      if (e.maybeCarriedOut()) {
        track.unsure(request);
        return;
      }
      throw e;
    } catch (RuntimeException e) { // a bug after the order may have left: as if no answer came
      log.error("release of pump {}", request.pump(), e);
      track.unsure(request);
      return;
    }
    if (answer.ok()) {
      track.authorised(request, answer.data().path("Transaction").asInt());
    } else if (answer.code() == 39) {
      duplicate(job, request, track);
    } else if (answer.isTryAgain() || answer.code() == -1) {
      throw new PtsFailure(ForecourtTrouble.PUMP_BUSY, "", false);
    } else {
      site.publish(job.refused(site.controller(), answer.refusal()));
    }
  }

  private static @org.jspecify.annotations.Nullable Refusal refusalBefore(
      PumpTrack track, AuthoriseRequest request) {
    Reservation standing = track.reservation;
    if (track.shown.state() == PumpState.CLOSED) {
      return Refusal.of(ForecourtTrouble.PUMP_HELD);
    }
    if (track.shown.fillOpen()) {
      return Refusal.of(ForecourtTrouble.FILL_NOT_CLOSED);
    }
    if (track.shown.state() == PumpState.INOPERATIVE) {
      return Refusal.of(ForecourtTrouble.PUMP_OFFLINE);
    }
    if (track.isUnsure()) {
      return Refusal.of(ForecourtTrouble.PUMP_BUSY);
    }
    if (standing != null && !standing.requestId.equals(request.requestId())) {
      return Refusal.of(ForecourtTrouble.AUTHORISED_DIFFERENTLY);
    }
    return null;
  }

  /** Code 39: it is authorised already. That is a success only when the terms are the same. */
  private void duplicate(PtsJob job, AuthoriseRequest request, PumpTrack track) throws PtsFailure {
    PtsStatus status = status(request.pump());
    if (status instanceof PtsStatus.Idle idle
        && idle.user().equals(site.me())
        && idle.armed() != null
        && track.isSame(request, idle.armed())) {
      track.authorised(request, idle.armed().transaction());
    } else {
      site.publish(
          job.refused(site.controller(), Refusal.of(ForecourtTrouble.AUTHORISED_DIFFERENTLY)));
    }
  }

  /** Any command without data and without an answer of its own. */
  void simple(PtsJob job, String type) throws PtsFailure {
    PtsAnswer answer = site.connection.ask(PtsPacket.pump(type, job.pump()));
    if (answer.isTryAgain()) {
      throw new PtsFailure(ForecourtTrouble.PUMP_BUSY, "", false);
    }
    site.publish(
        answer.ok()
            ? new ForecourtEvent.CommandAccepted(site.controller(), job.command(), job.pump())
            : job.refused(site.controller(), answer.refusal()));
  }

  void restart(PtsJob job) throws PtsFailure {
    site.held.remove(job.pump());
    PumpTrack track = track(job.pump());
    boolean lockedByMe = track.shown.user().equals(site.me()) && !track.shown.fillOpen();
    if (lockedByMe && !track.shown.state().isReleased()) {
      // An error means that it was not locked after all.
      site.connection.ask(PtsPacket.pump("PumpUnlock", job.pump()));
    }
    site.publish(new ForecourtEvent.CommandAccepted(site.controller(), job.command(), job.pump()));
  }

  /** A real status; one-shot answers in between are passed over. */
  PtsStatus status(int pump) throws PtsFailure {
    PtsStatus status = new PtsStatus.Aside("");
    for (int tries = 0; tries < 4 && isAside(status); tries++) {
      PtsAnswer answer = site.connection.ask(PtsPacket.pump("PumpGetStatus", pump));
      status = site.reader.read(pump, answer);
      if (status instanceof PtsStatus.TotalsRead read) {
        totals.taken(pump, read);
      }
    }
    return status;
  }

  private static boolean isAside(PtsStatus status) {
    return status instanceof PtsStatus.Aside || status instanceof PtsStatus.TotalsRead;
  }

  PumpTrack track(int pump) throws PtsFailure {
    PumpTrack track = site.tracks.get(pump);
    if (track == null) {
      throw new PtsFailure(ForecourtTrouble.PUMP_NOT_CONFIGURED, "", false);
    }
    return track;
  }

  private ObjectNode data(AuthoriseRequest request) {
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("Pump", request.pump());
    if (request.nozzles().size() == 1) {
      data.put("Nozzle", request.nozzles().getFirst());
    } else if (!request.nozzles().isEmpty()) {
      ArrayNode nozzles = data.putArray("Nozzles");
      request.nozzles().forEach(nozzles::add);
    } else if (request.grades().size() == 1) {
      data.put("FuelGradeId", request.grades().getFirst());
    } else if (!request.grades().isEmpty()) {
      ArrayNode grades = data.putArray("FuelGradeIds");
      request.grades().forEach(grades::add);
    }
    switch (request.limit()) {
      case FillLimit.FullTank full -> data.put("Type", "FullTank");
      case FillLimit.Amount(long amountMinor) ->
          data.put("Type", "Amount").put("Dose", site.numbers.amount(amountMinor));
      case FillLimit.Volume(long volumeMillilitres) ->
          data.put("Type", "Volume").put("Dose", site.numbers.litres(volumeMillilitres));
    }
    Long price = request.unitPriceTenthsOfMinor();
    if (price != null) {
      data.put("Price", site.numbers.price(price));
    }
    // Closing is the till's, after it has journalled the fill.
    return data.put("AutoCloseTransaction", false);
  }
}
