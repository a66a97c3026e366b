package canopy.hardware.forecourt;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a forecourt tells the till. Every event carries the id of its controller. */
public sealed interface ForecourtEvent {
  /** Id of the controller, as configured. */
  String controller();

  /** The controller answers (again). {@link LayoutRead} follows. */
  record ControllerOnline(String controller) implements ForecourtEvent {}

  /**
   * The controller cannot be used; all its pumps are inoperative until {@link ControllerOnline}.
   */
  record ControllerOffline(String controller, Refusal reason) implements ForecourtEvent {}

  /**
   * What stands on the forecourt; sent after going online. The till should now ask for fills that
   * it missed.
   *
   * @param hoses nozzles by pump number, in nozzle order; empty list when the controller has not
   *     linked them to grades
   * @param gradeNames the controller's names by grade number
   * @param time what the controller's clock shows, whatever its zone; null when it is not set
   */
  record LayoutRead(
      String controller,
      Map<Integer, List<Hose>> hoses,
      Map<Integer, String> gradeNames,
      @Nullable LocalDateTime time)
      implements ForecourtEvent {
    public LayoutRead {
      hoses = Map.copyOf(hoses);
      gradeNames = Map.copyOf(gradeNames);
    }
  }

  /** A pump changed in any way, running numbers included. Never sent twice with the same status. */
  record PumpChanged(String controller, int pump, PumpStatus status) implements ForecourtEvent {}

  /**
   * A fill has ended. Repeated about once a second, and after every restart, until it is closed;
   * take it as often as it comes, the key tells.
   */
  record FillFinished(String controller, Fill fill, FillOwner owner) implements ForecourtEvent {}

  /**
   * This till owns the fill: journal it, then {@link Forecourt#closeTransaction}. Harmless when
   * repeated.
   *
   * @param before whose it was when it was claimed: {@code MINE} if this till authorised the pump
   *     for it, or had claimed it before it was restarted
   */
  record FillClaimed(String controller, Fill fill, FillOwner before) implements ForecourtEvent {}

  /** The claim failed, mostly because another till has it ({@link ForecourtTrouble#IN_USE_BY}). */
  record FillClaimRefused(String controller, FillKey key, Refusal reason)
      implements ForecourtEvent {}

  /** The fill was given back; any till may claim it. */
  record FillReleased(String controller, FillKey key) implements ForecourtEvent {}

  /** The fill is closed at the controller, now or earlier; the pump is free. */
  record FillClosed(String controller, FillKey key) implements ForecourtEvent {}

  /**
   * Answer to {@link Forecourt#authorise}.
   *
   * @param transaction number under which the fill will come, 0 when refused
   * @param refusal null = accepted
   */
  record AuthoriseAnswered(
      String controller, String requestId, int pump, int transaction, @Nullable Refusal refusal)
      implements ForecourtEvent {}

  /**
   * An accepted authorisation ended without a fill: nothing dispensed, nothing armed, any
   * prepayment is due back.
   *
   * @param requestId the authorisation, empty when it was found at the controller after a restart
   */
  record ReservationCleared(
      String controller, int pump, String requestId, int transaction, Refusal reason)
      implements ForecourtEvent {}

  /** A command without an answer of its own was carried out. For {@code STOP_ALL} the pump is 0. */
  record CommandAccepted(String controller, ForecourtCommand command, int pump)
      implements ForecourtEvent {}

  /**
   * A command was not carried out.
   *
   * @param pump 0 when it is about the whole forecourt
   * @param requestId of the command, empty when it has none
   */
  record CommandRefused(
      String controller, ForecourtCommand command, int pump, String requestId, Refusal reason)
      implements ForecourtEvent {}

  /**
   * Counters of one nozzle; also sent when another till asked for them (then the request id is
   * empty).
   */
  record Totals(String controller, String requestId, int pump, Hose hose, Totaliser totaliser)
      implements ForecourtEvent {}

  /** Prices by grade, in tenths of a minor unit per litre. */
  record PricesRead(String controller, String requestId, Map<Integer, Long> tenthsOfMinorByGrade)
      implements ForecourtEvent {
    public PricesRead {
      tenthsOfMinorByGrade = Map.copyOf(tenthsOfMinorByGrade);
    }
  }

  /**
   * New prices stand in the controller, read back and equal.
   *
   * @param pumpsNotConfirmed pumps that do not show the new prices (yet); they should not be sold
   *     from. {@link PricesCompared} tells when they do
   */
  record PricesWritten(
      String controller,
      String requestId,
      Map<Integer, Long> tenthsOfMinorByGrade,
      List<Integer> pumpsNotConfirmed)
      implements ForecourtEvent {
    public PricesWritten {
      tenthsOfMinorByGrade = Map.copyOf(tenthsOfMinorByGrade);
      pumpsNotConfirmed = List.copyOf(pumpsNotConfirmed);
    }
  }

  /**
   * What idle pumps show, compared with what stands in the controller; told when it is other than
   * it was last. A pump of neither list was not seen idle yet, or tells no prices.
   *
   * @param tenthsOfMinorByGrade what stands in the controller
   * @param showing pumps that show just that
   * @param notShowing pumps that show something else; they should not be sold from
   */
  record PricesCompared(
      String controller,
      Map<Integer, Long> tenthsOfMinorByGrade,
      List<Integer> showing,
      List<Integer> notShowing)
      implements ForecourtEvent {
    public PricesCompared {
      tenthsOfMinorByGrade = Map.copyOf(tenthsOfMinorByGrade);
      showing = List.copyOf(showing);
      notShowing = List.copyOf(notShowing);
    }
  }

  /**
   * What an idle pump shows, told when it is other than it was last.
   *
   * @param tenthsOfMinorByNozzle per litre; without nozzles that tell none
   */
  record PricesShown(String controller, int pump, Map<Integer, Long> tenthsOfMinorByNozzle)
      implements ForecourtEvent {
    public PricesShown {
      tenthsOfMinorByNozzle = Map.copyOf(tenthsOfMinorByNozzle);
    }
  }

  /**
   * Answer to {@link Forecourt#requestPastFills}, oldest first. A fill that is not another till's
   * can be claimed; the list may hold fills that are still open.
   */
  record PastFills(String controller, String requestId, List<PastFill> fills)
      implements ForecourtEvent {
    public PastFills {
      fills = List.copyOf(fills);
    }
  }

  /**
   * A fill that the controller remembers.
   *
   * @param owner which till may sell it
   */
  record PastFill(Fill fill, FillOwner owner) {}
}
