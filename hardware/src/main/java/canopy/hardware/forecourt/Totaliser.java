package canopy.hardware.forecourt;

/**
 * A reading of a nozzle's counters, which never go back except when they roll over.
 *
 * @param volumeMillilitres litres counter in millilitres
 * @param amountMinor money counter in minor units
 */
public record Totaliser(long volumeMillilitres, long amountMinor) {}
