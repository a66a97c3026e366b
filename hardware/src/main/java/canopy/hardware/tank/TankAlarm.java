package canopy.hardware.tank;

/**
 * Something that the gauge holds to be wrong with a tank now.
 *
 * @param tank the gauge's number of the tank
 * @param kind what it is
 * @param gaugeWords the gauge's own number or words for it, for the technician
 */
public record TankAlarm(int tank, AlarmKind kind, String gaugeWords) {}
