package canopy.till.operator.signin;

/** What the sentence above the pad says. */
public enum PinState {
  ASKING_NUMBER("signin.asknumber", false),
  ASKING("signin.askpin", false),
  WRONG("signin.wrong", true),
  LOCKED("signin.locked", true),
  KEY_LOST("signin.keylost", true),
  BUSY("signin.busy", true),
  UNKNOWN("signin.unknown", true),
  NOT_ALLOWED("signin.notallowed", true);

  private final String key;
  private final boolean alarming;

  PinState(String key, boolean alarming) {
    this.key = key;
    this.alarming = alarming;
  }

  String key() {
    return key;
  }

  boolean alarming() {
    return alarming;
  }
}
