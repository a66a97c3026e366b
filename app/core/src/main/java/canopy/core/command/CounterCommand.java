package canopy.core.command;

import canopy.core.catalogue.LocalChange;
import canopy.core.quantity.UnitPrice;
import canopy.core.state.PrintJob;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Drawer, printer, and the till as a whole. */
public sealed interface CounterCommand extends Command {
  /** Opens the drawer without a sale. */
  record OpenDrawer(String reason) implements CounterCommand {}

  /** How a print job goes on. {@code reason} is the device's detail code, empty if none. */
  record ReportPrint(String jobId, PrintJob.State state, String reason) implements CounterCommand {}

  /** Prints a job again whose outcome is unknown or failed. */
  record RetryPrint(String jobId) implements CounterCommand {}

  /** The job is not wanted any more. */
  record DismissPrint(String jobId) implements CounterCommand {}

  /** Prints a copy of an earlier receipt, marked as such. */
  record Reprint(Original original) implements CounterCommand {}

  /** Prints a test page. */
  record PrintTest() implements CounterCommand {}

  /** The program has started: what was under way when it ended is now uncertain. */
  record Recover() implements CounterCommand {}

  /** The program is about to stop. */
  record Stop() implements CounterCommand {}

  record ChangeSetting(String name, String before, String after) implements CounterCommand {}

  /**
   * Says that the price sign shows what was asked for.
   *
   * @param prices as they were looked at: a question that has changed meanwhile is not answered
   */
  record ConfirmSign(Map<Integer, UnitPrice> prices) implements CounterCommand {
    public ConfirmSign {
      prices = Map.copyOf(prices);
    }
  }

  /**
   * Changes a price of this station, or adds an article to it.
   *
   * @param asked whether head office's answer decides; not without one that decides about goods
   */
  record ChangeGoods(LocalChange change, boolean asked) implements CounterCommand {}

  /**
   * Puts a file of goods in force.
   *
   * @param asked what head office is asked, where it decides about goods: every article that the
   *     file would change; empty where nobody is asked
   */
  record ImportGoods(
      String file, String sha256, int added, int changed, int unchanged, List<LocalChange> asked)
      implements CounterCommand {
    public ImportGoods {
      asked = List.copyOf(asked);
    }
  }

  /**
   * Lets whoever may not see by themselves what a day came to see it this once, when a second
   * person agrees: what should be in the drawer follows from it. Only that agreement is written
   * down.
   */
  record LookAtDay(LocalDate day) implements CounterCommand {}

  /**
   * Prints the report of a closed day again, marked as a copy.
   *
   * @param copies of it so far
   */
  record ReprintDay(LocalDate day, int copies) implements CounterCommand {}

  /**
   * Ends the business day.
   *
   * @param day the one that was looked at: once it is closed, asking again does not close the next;
   *     null for whichever is open
   * @param unsentLines of the journal that head office does not have
   */
  record CloseDay(@Nullable LocalDate day, long unsentLines) implements CounterCommand {
    /** Whichever day is open, where head office has everything, or there is none. */
    public CloseDay() {
      this(null, 0);
    }
  }
}
