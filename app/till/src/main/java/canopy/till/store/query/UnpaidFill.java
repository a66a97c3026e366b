package canopy.till.store.query;

import canopy.core.fuel.Fill;
import canopy.core.fuel.WriteOff;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A fill that was not paid in a sale, as its form says.
 *
 * @param day business date of the entry
 * @param at when it was entered
 * @param by operator who entered it
 */
public record UnpaidFill(Fill fill, WriteOff writeOff, LocalDate day, Instant at, String by) {}
