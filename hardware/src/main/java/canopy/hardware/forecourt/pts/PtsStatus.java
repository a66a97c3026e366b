package canopy.hardware.forecourt.pts;

import canopy.hardware.forecourt.Fill;
import canopy.hardware.forecourt.FillLimit;
import canopy.hardware.forecourt.Hose;
import canopy.hardware.forecourt.Metered;
import canopy.hardware.forecourt.Totaliser;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a poll said about one pump. */
sealed interface PtsStatus {
  /** An authorisation that waits for its nozzle. */
  record Armed(List<Integer> nozzles, @Nullable FillLimit limit, int transaction) {}

  /**
   * Not dispensing, nothing open.
   *
   * @param up lifted nozzle
   * @param request command in execution, empty = none
   * @param last newest finished fill, null = none
   * @param nozzlePricesTenthsOfMinor prices by nozzle; empty = not told
   */
  record Idle(
      Hose up,
      String request,
      @Nullable Armed armed,
      String user,
      @Nullable Fill last,
      List<Long> nozzlePricesTenthsOfMinor)
      implements PtsStatus {}

  /** Dispensing or about to. */
  record Filling(
      Hose hose,
      Metered running,
      int transaction,
      boolean suspended,
      @Nullable FillLimit limit,
      String user)
      implements PtsStatus {}

  /** Finished, open; blocks the pump. */
  record Ended(Fill fill, int nozzleUp, @Nullable FillLimit limit) implements PtsStatus {}

  /**
   * The dispenser does not answer.
   *
   * @param open a finished fill that is still open, null = none
   */
  record Offline(@Nullable Fill open, String user) implements PtsStatus {}

  /** One-shot answer in place of a status. */
  record TotalsRead(Hose hose, Totaliser totaliser) implements PtsStatus {}

  /** Any other one-shot answer: prices, tags, display data, or a type of a later revision. */
  record Aside(String type) implements PtsStatus {}

  /** Numbers that cannot be, or an error in place of a status. */
  record Unreadable(String why, int code) implements PtsStatus {}
}
