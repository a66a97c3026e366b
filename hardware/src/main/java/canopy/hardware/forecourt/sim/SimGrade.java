package canopy.hardware.forecourt.sim;

/**
 * A fuel grade.
 *
 * @param id 1..20
 * @param name up to 20 ASCII characters
 * @param unitPriceTenthsOfMinor price per litre at start, in tenths of a minor unit
 */
public record SimGrade(int id, String name, long unitPriceTenthsOfMinor) {}
