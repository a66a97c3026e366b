package canopy.till.launch.progress;

/** What the till does before anybody can sign in. */
public enum StartStep {
  OPENING("signin.start.opening"),
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
