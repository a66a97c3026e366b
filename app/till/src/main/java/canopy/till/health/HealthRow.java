package canopy.till.health;

import canopy.till.ui.control.Health;

/**
 * A part of the till.
 *
 * @param health how it is, with a sentence
 * @param detail figures for a technician, such as the journal's last number; empty for none
 */
record HealthRow(Health health, String detail, HealthAct act) {}
