package canopy.hardware.forecourt;

import java.time.LocalDateTime;
import java.util.Map;

/**
 * A forecourt controller and its pumps.
 *
 * <p>Every method may be called from any thread and returns at once; none throws because of the
 * device. What happens comes to the listener given to the driver, as {@link ForecourtEvent}s, one
 * at a time.
 */
public interface Forecourt extends AutoCloseable {
  /** Id of the controller as configured; part of every {@link FillKey}. */
  String controller();

  /** Begins to poll. Once; what is commanded before waits, what is held before is held at once. */
  void start();

  /**
   * Releases a pump. Answered by {@code AuthoriseAnswered}. A release that fails, times out, is
   * hung up or expires is cleared at the controller, never left armed for the next customer; after
   * an accepted one {@code ReservationCleared} tells that it ended without a fill.
   */
  void authorise(AuthoriseRequest request);

  /**
   * Ends a release or a running fill, ahead of everything that waits. Answered by accepted or
   * refused.
   */
  void stop(int pump);

  /**
   * Stops every pump whoever holds it, ahead of everything, and holds all pumps closed until {@link
   * #restart}. Tried again for some seconds when the controller does not answer.
   */
  void stopAll();

  /** Holds a pump closed as {@link #stopAll} did before the till was restarted. */
  void hold(int pump);

  /**
   * Ends the hold of one pump after {@link #stopAll}. Does not resume the fill that was stopped.
   */
  void restart(int pump);

  /** Pauses a running fill. Some dispensers cannot. */
  void suspend(int pump);

  /** Goes on after {@link #suspend}. */
  void resume(int pump);

  /** Keeps other tills from commanding this idle pump, e.g. while a customer prepays. */
  void lock(int pump);

  /** Ends {@link #lock}. */
  void unlock(int pump);

  /**
   * Asks for the right to sell a fill. Answered by {@code FillClaimed} or {@code FillClaimRefused}.
   *
   * @param fill as it was reported: all that is known of a closed one that the controller cannot
   *     look up any more
   */
  void claimFill(Fill fill);

  /** Gives a claimed fill that is still open back. Answered by {@code FillReleased} or refused. */
  void releaseFill(FillKey key);

  /**
   * Closes a claimed and journalled fill, which frees the pump. Answered by {@code FillClosed} or
   * refused.
   */
  void closeTransaction(FillKey key);

  /** Reads the counters of a nozzle. Answered by {@code Totals} or refused. */
  void requestTotals(String requestId, int pump, int nozzle);

  /** Reads the price of every grade. Answered by {@code PricesRead} or refused. */
  void readPrices(String requestId);

  /**
   * Changes the prices of the given grades and leaves the others. Fills already released keep their
   * price. Answered by {@code PricesWritten} after reading back, or refused.
   */
  void writePrices(String requestId, Map<Integer, Long> tenthsOfMinorByGrade);

  /**
   * Tells one pump, and no other, the prices that stand in the controller. Answered by {@code
   * CommandAccepted} or refused; {@code PricesCompared} tells when the pump shows them.
   */
  void repeatPrices(int pump);

  /**
   * Lists fills the controller remembers, for closing gaps after a crash or an outage.
   *
   * @param pump 1..120, 0 = all
   * @param from start in the controller's local time
   * @param to end in the controller's local time
   */
  void requestPastFills(String requestId, int pump, LocalDateTime from, LocalDateTime to);

  /**
   * Looks up one fill by its number (the last 1000 are remembered). Answered by {@code PastFills},
   * empty = unknown.
   */
  void requestPastFill(String requestId, int pump, int transaction);

  /** Ends the driver's threads; commands that wait are dropped. Pumps are left as they are. */
  @Override
  void close();
}
