package canopy.core.state;

import canopy.core.sale.Sale;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * A sale put aside.
 *
 * @param label by which the cashier finds it again; may be empty
 */
public record HeldSale(Sale sale, String label, Instant heldAt) {
  /** A payment of it that came later changes it. */
  HeldSale with(UnaryOperator<Sale> change) {
    return new HeldSale(change.apply(sale), label, heldAt);
  }
}
