package canopy.core.state;

import canopy.core.sale.Sale;
import java.time.Instant;

/**
 * A sale put aside.
 *
 * @param label by which the cashier finds it again; may be empty
 */
public record HeldSale(Sale sale, String label, Instant heldAt) {}
