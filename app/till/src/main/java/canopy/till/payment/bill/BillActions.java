package canopy.till.payment.bill;

import canopy.core.bill.Category;
import canopy.core.bill.Resolution;
import org.jspecify.annotations.Nullable;

/** What can be done about the channels' bills. FX thread; every call returns at once. */
interface BillActions {
  void choose(BillChannel channel);

  /** Goes to another day. */
  void goBy(int days);

  /** Has the channel give its bill, and compares it. */
  void fetch();

  /** Has a file chosen that holds the bill, and compares it. */
  void importFile();

  /** Nobody wants to wait for the bill any longer. */
  void stop();

  /** Writes what is listed to a file of the manager's choice. */
  void export();

  /** Lists a category, or all differences if null. */
  void show(@Nullable Category category);

  void select(BillRow row);

  /** Asks for the reason. */
  void resolve(Resolution how);

  /** Chooses the sale that the payment is of. */
  void choose(BillAttach.Choice sale);

  /** The reason is given: does it. */
  void answer();

  /** Leaves the question without doing anything. */
  void cancel();
}
