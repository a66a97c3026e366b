package canopy.till.station;

import canopy.till.ui.control.Health;

/**
 * How a device is.
 *
 * @param sentence already worded
 * @param testing a test is running
 */
record DeviceState(Health.Level level, String sentence, boolean testing) {}
