package canopy.till;

import canopy.core.event.UnreadableEvent;
import canopy.core.state.TillState;
import canopy.till.journal.Journal;
import canopy.till.launch.progress.StartProgress;
import canopy.till.launch.progress.StartStep;
import canopy.till.loop.Ledger;
import canopy.till.station.DataFolder;
import canopy.till.store.Checkpoint;
import canopy.till.store.Store;
import canopy.till.store.StoreSettings;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens the rebuildable copy of the journal, and finds the state that the journal leads to. */
final class StoreStart {
  private StoreStart() {}

  /** A till cannot go on in another currency: its sums would be of two. */
  private static void check(Ledger ledger, String currency) throws IOException {
    Optional<String> before = ledger.currency();
    if (before.isPresent() && !before.get().equals(currency)) {
      throw CannotStart.otherCurrency(before.get(), currency);
    }
  }

  /**
   * @param anyJournal a person has decided to go on with a journal that lacks lines which the
   *     database has
   */
  static Store open(DataFolder folder, JournalSource source, boolean anyJournal)
      throws IOException {
    StoreSettings usual = StoreSettings.standard();
    return anyJournal
        ? Store.open(folder.store(), source, usual)
        : Store.openUnlessExchanged(folder.store(), source, usual);
  }

  /** From the newest saved state on, or from the very start. */
  static TillState state(
      Store store, Journal journal, Ledger ledger, String currency, Consumer<StartProgress> news)
      throws IOException {
    check(ledger, currency);
    TillState from =
        store.checkpoint().map(Checkpoint::state).orElseGet(() -> TillState.initial(currency));
    long lines = journal.lastSeq() - from.seq();
    try {
      return ledger.replay(
          from,
          seq -> news.accept(new StartProgress(StartStep.REPLAYING, seq - from.seq(), lines)));
    } catch (UnreadableEvent e) {
      throw CannotStart.unreadable(e);
    }
  }
}
