package canopy.core.event;

import canopy.core.bill.BillCheck;
import canopy.core.bill.Resolution;
import java.time.LocalDate;

/** What happens to the channels' bills. */
public sealed interface BillEvent extends Event {
  /** A bill was compared with our books. The newest comparison of a bill is the one that counts. */
  record Compared(BillCheck check) implements BillEvent {}

  /**
   * A person has dealt with a difference.
   *
   * @param channel whose bill
   * @param billDay of the bill, in the channel's time zone
   * @param key of the difference
   */
  record Resolved(String channel, LocalDate billDay, String key, Resolution how, String reason)
      implements BillEvent {}
}
