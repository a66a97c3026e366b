package canopy.hardware.forecourt.pts;

import canopy.hardware.forecourt.AuthoriseRequest;
import canopy.hardware.forecourt.Fill;
import canopy.hardware.forecourt.FillLimit;
import canopy.hardware.forecourt.ForecourtEvent;
import canopy.hardware.forecourt.ForecourtTrouble;
import canopy.hardware.forecourt.Hose;
import canopy.hardware.forecourt.Metered;
import canopy.hardware.forecourt.PumpState;
import canopy.hardware.forecourt.PumpStatus;
import canopy.hardware.forecourt.Refusal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One pump as this till knows it. Takes every poll answer, accepts skipped states, tells changes,
 * and notes in {@link #wishes} what must be sent to keep it safe. Driver thread.
 */
final class PumpTrack {
  /** What the next message should do to this pump. */
  enum Wish {
    /** Clear an authorisation that must not stay armed. */
    CLEAR("PumpStop"),
    /** Take (back) the pump. */
    LOCK("PumpLock"),
    /** Stop it whoever holds it. */
    EMERGENCY_STOP("PumpEmergencyStop");

    final String request;

    Wish(String request) {
      this.request = request;
    }
  }

  private static final int UNREADABLE_BEFORE_INOPERATIVE = 5;
  private static final int POLLS_UNTIL_LOST = 3;

  final int pump;
  final FillWatch fills;
  final Set<Wish> wishes = EnumSet.noneOf(Wish.class);
  PumpStatus shown = PumpStatus.UNKNOWN;
  List<Long> nozzlePrices = List.of();

  /** Newest answer was an idle one, so that {@link #nozzlePrices} are current. */
  boolean idle;

  @Nullable Reservation reservation;

  private final PtsSite site;
  private boolean polled;
  private boolean told;
  private boolean awaitsHangUp;
  private int unreadable;
  private @Nullable AuthoriseRequest unsure;
  private int unsurePolls;

  PumpTrack(int pump, PtsSite site) {
    this.pump = pump;
    this.site = site;
    this.fills = new FillWatch(site);
  }

  /** Takes the answer of one poll. One-shot answers leave the state as it was. */
  void take(PtsStatus status) {
    wishes.clear();
    switch (status) {
      case PtsStatus.Idle s -> idle(s);
      case PtsStatus.Filling s -> filling(s);
      case PtsStatus.Ended s -> ended(s.fill(), s.nozzleUp(), s.limit(), true);
      case PtsStatus.Offline s -> offline(s);
      case PtsStatus.TotalsRead s -> {}
      case PtsStatus.Aside s -> {}
      case PtsStatus.Unreadable s -> unreadable(s);
    }
    if (!(status instanceof PtsStatus.Unreadable)) {
      unreadable = 0;
    }
    // A pump that does not answer has not yet told whether an earlier run left it released.
    polled |=
        status instanceof PtsStatus.Idle
            || status instanceof PtsStatus.Filling
            || status instanceof PtsStatus.Ended;
  }

  /** The controller is gone: nothing is known of the pump. */
  void controllerOffline() {
    idle = false;
    show(PumpStatus.UNKNOWN);
  }

  /** An authorisation was accepted. */
  void authorised(AuthoriseRequest request, int transaction) {
    unsure = null;
    reservation =
        new Reservation(request.requestId(), transaction, request.limit(), site.nowMillis());
    fills.authorised(transaction, request.requestId());
    site.publish(
        new ForecourtEvent.AuthoriseAnswered(
            site.controller(), request.requestId(), pump, transaction, null));
  }

  /** An authorisation's answer was lost: the next polls tell what became of it. */
  void unsure(AuthoriseRequest request) {
    unsure = request;
    unsurePolls = 0;
  }

  boolean isUnsure() {
    return unsure != null;
  }

  /**
   * Whether an armed authorisation is what a request asks for; prices are not shown and not
   * compared.
   */
  boolean isSame(AuthoriseRequest request, PtsStatus.Armed armed) {
    if (!request.limit().equals(armed.limit())) {
      return false;
    }
    Set<Integer> wanted = new HashSet<>(request.nozzles());
    if (wanted.isEmpty()) {
      for (Hose hose : site.layout.getOrDefault(pump, List.of())) {
        if (request.grades().contains(hose.grade())) {
          wanted.add(hose.nozzle());
        }
      }
    }
    return wanted.isEmpty() || wanted.equals(new HashSet<>(armed.nozzles()));
  }

  private void showPrices(List<Long> prices) {
    if (prices.equals(nozzlePrices)) {
      return;
    }
    nozzlePrices = prices;
    Map<Integer, Long> byNozzle = new HashMap<>();
    for (int nozzle = 1; nozzle <= prices.size(); nozzle++) {
      if (prices.get(nozzle - 1) > 0) {
        byNozzle.put(nozzle, prices.get(nozzle - 1));
      }
    }
    site.publish(new ForecourtEvent.PricesShown(site.controller(), pump, byNozzle));
  }

  private void idle(PtsStatus.Idle s) {
    idle = true;
    showPrices(s.nozzlePricesTenthsOfMinor());
    fills.last(s.last());
    boolean armedByMe = s.armed() != null && s.user().equals(site.me());
    resolveUnsure(armedByMe ? s.armed() : null);
    PtsStatus.Armed armed = s.armed();
    if (armed != null && armedByMe) {
      armedByMe(armed, s.up());
    } else {
      notArmed(s.last());
    }
    if (s.up().nozzle() == 0) {
      awaitsHangUp = false;
    }
    PumpState state = PumpState.IDLE;
    if (site.held.contains(pump)) {
      state = PumpState.CLOSED;
      if (armed != null) {
        wishes.add(Wish.EMERGENCY_STOP);
      } else if (s.user().isEmpty()) {
        // Keeps other tills from releasing a pump that STOP ALL closed.
        wishes.add(Wish.LOCK);
      }
    } else if (armed != null) {
      state = PumpState.AUTHORISED;
    } else if (s.up().nozzle() > 0 && !awaitsHangUp) {
      state = PumpState.CALLING;
    }
    show(
        new PumpStatus(
            state,
            s.up(),
            Metered.ZERO,
            armed == null ? null : armed.limit(),
            armed == null ? 0 : armed.transaction(),
            s.user(),
            false));
  }

  private void armedByMe(PtsStatus.Armed armed, Hose up) {
    Reservation current = reservation;
    if (current == null) {
      if (polled) {
        // Nobody here asked for it (a command that came through late): never for the next customer.
        wishes.add(Wish.CLEAR);
      } else {
        reservation = new Reservation("", armed.transaction(), armed.limit(), site.nowMillis());
      }
      return;
    }
    current.missing = 0;
    boolean allowed = armed.nozzles().isEmpty() || armed.nozzles().contains(up.nozzle());
    if (up.nozzle() > 0) {
      current.lifted |= allowed;
    } else if (current.ending == null && (current.lifted || current.started)) {
      current.ending = Refusal.of(ForecourtTrouble.HUNG_UP);
    }
    long age = site.nowMillis() - current.sinceMillis;
    if (current.ending == null && age >= site.settings.timing().reservationMillis()) {
      current.ending = Refusal.of(ForecourtTrouble.RESERVATION_EXPIRED);
    }
    if (current.ending != null) {
      wishes.add(Wish.CLEAR);
    }
  }

  private void notArmed(@Nullable Fill last) {
    Reservation current = reservation;
    if (current == null) {
      return;
    }
    if (last != null && last.key().transaction() == current.transaction && isAfter(last, current)) {
      reservation = null;
      return;
    }
    current.missing++;
    if (current.ending != null || current.missing >= 2) {
      reservation = null;
      Refusal reason = current.ending;
      if (reason == null) {
        reason = Refusal.of(current.started ? ForecourtTrouble.HUNG_UP : ForecourtTrouble.STOPPED);
      }
      fills.released(current.transaction);
      site.publish(
          new ForecourtEvent.ReservationCleared(
              site.controller(), pump, current.requestId, current.transaction, reason));
    }
  }

  /** Numbers wrap: the same number is this authorisation's only when it is this till's fill. */
  private boolean isAfter(Fill last, Reservation current) {
    return current.requestId.isEmpty() || fills.isMine(last.key().transaction());
  }

  private void filling(PtsStatus.Filling s) {
    idle = false;
    fills.running(s.transaction(), s.user());
    acceptUnsure(s.transaction(), s.user());
    Reservation current = reservation;
    if (current != null && current.transaction == s.transaction()) {
      current.started = true;
      current.missing = 0;
    }
    if (site.held.contains(pump)) {
      wishes.add(Wish.EMERGENCY_STOP);
    } else if (s.user().isEmpty() && fills.isMine(s.transaction())) {
      wishes.add(Wish.LOCK);
    }
    boolean dry = s.running().volumeMillilitres() == 0;
    PumpState state;
    if (s.suspended()) {
      state = dry ? PumpState.SUSPENDED_STARTED : PumpState.SUSPENDED_FUELLING;
    } else {
      state = dry ? PumpState.STARTED : PumpState.FUELLING;
    }
    show(new PumpStatus(state, s.hose(), s.running(), s.limit(), s.transaction(), s.user(), false));
  }

  private void ended(Fill fill, int nozzleUp, @Nullable FillLimit limit, boolean answering) {
    idle = false;
    acceptUnsure(fill.key().transaction(), fill.origin().user());
    Reservation current = reservation;
    if (current != null && current.transaction == fill.key().transaction()) {
      reservation = null;
    }
    awaitsHangUp = nozzleUp > 0;
    if (fills.ended(fill)) {
      wishes.add(Wish.LOCK);
    }
    PumpState state = site.held.contains(pump) ? PumpState.CLOSED : PumpState.IDLE;
    show(
        new PumpStatus(
            answering ? state : PumpState.INOPERATIVE,
            fill.hose(),
            fill.metered(),
            limit,
            fill.key().transaction(),
            fill.origin().user(),
            true));
  }

  private void offline(PtsStatus.Offline s) {
    idle = false;
    Fill open = s.open();
    if (open != null) {
      ended(open, 0, null, false);
      return;
    }
    show(new PumpStatus(PumpState.INOPERATIVE, Hose.NONE, Metered.ZERO, null, 0, s.user(), false));
  }

  private void unreadable(PtsStatus.Unreadable s) {
    unreadable++;
    if (s.code() == 52 || unreadable >= UNREADABLE_BEFORE_INOPERATIVE) {
      idle = false;
      show(PumpStatus.UNKNOWN);
    }
  }

  private void resolveUnsure(PtsStatus.@Nullable Armed armedByMe) {
    AuthoriseRequest request = unsure;
    if (request == null) {
      return;
    }
    if (armedByMe != null && isSame(request, armedByMe)) {
      authorised(request, armedByMe.transaction());
      return;
    }
    unsurePolls++;
    if (armedByMe != null || unsurePolls >= POLLS_UNTIL_LOST) {
      lost(request);
    }
  }

  /** The answer was lost, but the customer is fuelling already. */
  private void acceptUnsure(int transaction, String user) {
    AuthoriseRequest request = unsure;
    if (request != null && user.equals(site.me()) && !fills.isMine(transaction)) {
      authorised(request, transaction);
    }
  }

  private void lost(AuthoriseRequest request) {
    unsure = null;
    site.publish(
        new ForecourtEvent.AuthoriseAnswered(
            site.controller(),
            request.requestId(),
            pump,
            0,
            Refusal.of(ForecourtTrouble.ANSWER_LOST)));
  }

  private void show(PumpStatus status) {
    if (!told || !status.equals(shown)) {
      told = true;
      shown = status;
      site.publish(new ForecourtEvent.PumpChanged(site.controller(), pump, status));
    }
  }
}
