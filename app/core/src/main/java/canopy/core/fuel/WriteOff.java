package canopy.core.fuel;

/**
 * What was written down about a fill that was not paid in a sale.
 *
 * @param outcome which of them
 * @param plate the car's number plate, as far as it was seen; empty in a pump test
 * @param details vehicle, direction, what the driver said, or the tank poured back into
 */
public record WriteOff(FillOutcome outcome, String plate, String details) {}
