package canopy.till.loop;

import canopy.core.event.Recorded;

/**
 * What follows from an event once it is durable: printing, the drawer, the pumps, the projector.
 */
@FunctionalInterface
public interface Effects {
  /** Called on the till thread, in journal order; must only hand over and return at once. */
  void after(Recorded recorded, TillSnapshot snapshot);
}
