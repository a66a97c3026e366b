/**
 * What people and devices want of the till: one record per wish. Made by screens and device
 * adapters on any thread, decided on the till thread. Immutable.
 */
@NullMarked
package canopy.core.command;

import org.jspecify.annotations.NullMarked;
