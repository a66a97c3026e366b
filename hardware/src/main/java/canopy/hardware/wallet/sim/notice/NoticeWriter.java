package canopy.hardware.wallet.sim.notice;

import canopy.hardware.wallet.sim.book.DeskListener;
import canopy.hardware.wallet.sim.book.Order;
import canopy.hardware.wallet.sim.book.Refund;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one wallet words and signs its notices. */
public interface NoticeWriter {
  /** The notice; null when this wallet does not tell such things. */
  @Nullable Notice write(DeskListener.What what, Order order, @Nullable Refund refund);

  /** How long it waits before each further try. */
  List<Integer> retrySeconds();
}
