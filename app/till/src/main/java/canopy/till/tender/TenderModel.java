package canopy.till.tender;

import canopy.till.ui.Notice;
import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the tender screen shows. Sums are never below zero; {@link #payout} says which way they go.
 * FX thread.
 */
final class TenderModel {
  /**
   * A cash key for a note or a round sum that customers hand over.
   *
   * @param givenMinor what is handed over, minor units
   * @param changeMinor what goes back
   */
  record QuickCash(long givenMinor, long changeMinor) {}

  /**
   * Money that has been taken for this sale.
   *
   * @param id what {@link TenderActions#takeBack} is told
   * @param name the way of paying in the operator's language
   * @param amountMinor minor units
   * @param removable it can still be given back here
   */
  record Paid(String id, String name, long amountMinor, boolean removable) {}

  /** The money goes to the customer: a refund. */
  final BooleanProperty payout = new SimpleBooleanProperty(false);

  /** The whole sale, minor units. */
  final LongProperty totalMinor = new SimpleLongProperty();

  /** What is still to be paid, or to be given back. */
  final LongProperty remainingMinor = new SimpleLongProperty();

  /** What remains when it is paid in cash, rounded to the smallest coin. */
  final LongProperty remainingCashMinor = new SimpleLongProperty();

  /** The suggested sums above what remains, smallest first; at most five are shown. */
  final ObjectProperty<List<QuickCash>> quickCash = new SimpleObjectProperty<>(List.of());

  /** The other ways to pay; at most six are shown. */
  final ObjectProperty<List<TenderKind>> kinds = new SimpleObjectProperty<>(List.of());

  /** How the goods that come back were paid, by tender kind; empty while nobody knows. */
  final ObjectProperty<Set<String>> paidBy = new SimpleObjectProperty<>(Set.of());

  /** Until the till gives an attempt up. */
  final LongProperty secondsLeft = new SimpleLongProperty();

  final ObjectProperty<List<Paid>> paid = new SimpleObjectProperty<>(List.of());

  final ObjectProperty<TenderStage> stage = new SimpleObjectProperty<>(new TenderStage.Choose());

  /** A payment is on its way to the journal; keys do nothing until it is there. */
  final BooleanProperty busy = new SimpleBooleanProperty(false);

  /** Receipts wait until somebody has seen to the printer. */
  final BooleanProperty printerDown = new SimpleBooleanProperty();

  /** Whether nothing counts: no drawer opens and no receipt prints. */
  final BooleanProperty training = new SimpleBooleanProperty();

  final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();

  /**
   * The first way in which the goods were paid that can be used to give the money back; or null.
   */
  @Nullable TenderKind origin() {
    return payout.get()
        ? kinds.get().stream()
            .filter(kind -> paidBy.get().contains(kind.id()))
            .filter(kind -> kind.scan() == null || !kind.scan().off())
            .findFirst()
            .orElse(null)
        : null;
  }

  void choose() {
    stage.set(new TenderStage.Choose());
  }

  /**
   * The sum that waits for the customer's code follows the sale: what was all of it is all of it
   * again, and a part is never more than remains.
   *
   * @param beforeMinor what remained when the sum was fixed
   */
  void refit(long beforeMinor) {
    long now = remainingMinor.get();
    if (now == beforeMinor) {
      return;
    }
    switch (stage.get()) {
      case TenderStage.AwaitCode(TenderKind kind, long amount) -> {
        if (now == 0) {
          choose();
        } else {
          long fits = amount == beforeMinor ? now : Math.min(amount, now);
          stage.set(new TenderStage.AwaitCode(kind, fits));
        }
      }
      // What was declined is over; scanned again, it is another sum.
      case TenderStage.Declined declined -> choose();
      case TenderStage.Choose choose -> {}
      case TenderStage.Cash cash -> {}
      case TenderStage.Reference reference -> {}
      case TenderStage.Attempting attempting -> {}
      case TenderStage.Finished finished -> {}
    }
  }

  boolean finished() {
    return stage.get() instanceof TenderStage.Finished;
  }
}
