package canopy.core.account;

import canopy.core.shift.CashMovement;
import java.time.Instant;

/** Cash that moved without a sale. */
public record CashLine(Instant at, String by, String shiftId, CashMovement movement) {}
