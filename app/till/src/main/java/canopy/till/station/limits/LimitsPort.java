package canopy.till.station.limits;

import java.io.IOException;

/** Where the limits are kept. On a thread that may wait for a disk. */
public interface LimitsPort {
  /**
   * The limits in force.
   *
   * @throws IOException naming the file that cannot be read
   */
  StationLimits read() throws IOException;

  /**
   * Keeps limits and puts them in force.
   *
   * @throws IOException if they could not be kept
   */
  void replace(StationLimits next) throws IOException;
}
