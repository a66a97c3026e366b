package canopy.till.station;

/**
 * What a manager may change on the settings screen. Every change is an event.
 *
 * @param autoAuthorise whether calling pumps are released without a person's look
 * @param dark whether the dark theme is used
 * @param sounds whether sounds other than "refused" are played
 * @param autoLockSeconds without a touch until the till locks itself; 0 for never
 */
public record Settings(boolean autoAuthorise, boolean dark, boolean sounds, int autoLockSeconds) {
  /** What a new till starts with: nothing happens at a pump without a person. */
  public static Settings initial() {
    return new Settings(false, false, true, 300);
  }
}
