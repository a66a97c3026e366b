package canopy.core.command;

import canopy.core.bill.BillCheck;
import canopy.core.bill.Reconciliation;
import canopy.core.bill.Resolution;
import java.time.LocalDate;
import java.util.List;

/** The channels' bills. */
public sealed interface BillCommand extends Command {
  /**
   * Journals how a bill compares.
   *
   * @param found payments taken on a person's word that the bill bears out: they are settled
   */
  record Compare(BillCheck check, List<Reconciliation.Found> found) implements BillCommand {
    public Compare {
      found = List.copyOf(found);
    }
  }

  /**
   * Deals with a difference. {@link Resolution#GIVEN_BACK} refunds it through the channel; {@link
   * Resolution#ATTACHED} needs {@link Attach}.
   */
  record Resolve(String channel, LocalDate billDay, String key, Resolution how, String reason)
      implements BillCommand {}

  /**
   * Says of which sale a payment is that only the channel has.
   *
   * @param original the sale as the store has it; what happened to it later makes it stale
   */
  record Attach(String channel, LocalDate billDay, String key, Original original, String reason)
      implements BillCommand {}
}
