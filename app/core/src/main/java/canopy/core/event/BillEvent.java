package canopy.core.event;

import canopy.core.bill.BillCheck;
import canopy.core.bill.Resolution;
import canopy.core.quantity.Money;
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

  /**
   * A payment that only the channel has was found to be the money of a sale. The sale stays as it
   * was completed; its money is counted neither twice nor in another way.
   *
   * @param channel whose bill
   * @param billDay of the bill, in the channel's time zone
   * @param key of the difference
   * @param orderNo our merchant order number
   * @param amount of both
   * @param saleId the sale's number
   */
  record Attached(
      String channel,
      LocalDate billDay,
      String key,
      String orderNo,
      Money amount,
      String saleId,
      String reason)
      implements BillEvent {}
}
