/**
 * Orders that the tour gives to the simulators, and the books that they keep. Called by the scenes
 * on the script's thread and by the reckoning on the main thread; every call waits for its answer.
 */
@NullMarked
package canopy.till.tour.sim;

import org.jspecify.annotations.NullMarked;
