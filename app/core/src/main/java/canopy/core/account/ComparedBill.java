package canopy.core.account;

import canopy.core.bill.BillCheck;
import java.time.Instant;

/** A bill that was compared on the day; mostly that of the day before. */
public record ComparedBill(Instant at, String by, BillCheck check) {}
