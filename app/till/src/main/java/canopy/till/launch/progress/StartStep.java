package canopy.till.launch.progress;

/** What the till does before anybody can sign in. */
public enum StartStep {
  OPENING("signin.start.opening"),
  /** Only on a machine in the place of another. */
  TAKING_BACK("signin.start.takingback"),
  CHECKING_JOURNAL("signin.start.journal"),
  REPLAYING("signin.start.replaying"),
  LOADING_GOODS("signin.start.goods"),
  CONNECTING("signin.start.devices");

  private final String key;

  StartStep(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }
}
