/**
 * How the till is: journal, database, devices, clock, and the print queue, each with a sentence and
 * one thing to do; and the screen of a till that has stopped. Controllers show snapshots on the FX
 * thread.
 */
@NullMarked
package canopy.till.health;

import org.jspecify.annotations.NullMarked;
