package canopy.till.operator.signin;

/** What the till does before anybody can sign in. */
public enum StartStep {
  OPENING("signin.start.opening"),
  CHECKING_JOURNAL("signin.start.journal"),
  REBUILDING("signin.start.rebuilding"),
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
