package canopy.core.account;

import canopy.core.shift.CashMovement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Cash that moved without a sale.
 *
 * @param approvedBy the second person; null if none was needed
 */
public record CashLine(
    Instant at, String by, @Nullable String approvedBy, String shiftId, CashMovement movement) {}
