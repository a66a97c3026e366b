package canopy.headoffice.console;

/** What a user of the console may do. Each may do what the ones before may. */
public enum Role {
  /** Sees everything, changes nothing. */
  VIEWER(0),
  /** Sees and changes one station: its own prices and its people. */
  STATION_MANAGER(1),
  /** Everything. */
  HEAD_OFFICE(2);

  private final int rank;

  Role(int rank) {
    this.rank = rank;
  }

  /** Whether it may do what another one may. */
  public boolean covers(Role needed) {
    return rank >= needed.rank;
  }
}
