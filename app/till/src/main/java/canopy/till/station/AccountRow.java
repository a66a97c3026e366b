package canopy.till.station;

import canopy.till.ui.control.Health;

/**
 * An account for scan-to-pay on the settings screen.
 *
 * @param name of the way to pay, already worded
 * @param sentence what is wrong and what to do, already worded; empty if it works
 */
public record AccountRow(String name, Health.Level level, String sentence) {}
