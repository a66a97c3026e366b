package canopy.till.operator.pin;

/** What the sentence above the pad says. */
public enum PinState {
  ASKING_NUMBER("signin.asknumber", false),
  ASKING("signin.askpin", false),
  WRONG("signin.wrong", true),
  LOCKED("signin.locked", true),
  KEY_LOST("signin.keylost", true),
  BUSY("signin.busy", true),
  UNKNOWN("signin.unknown", true),
  NOT_ALLOWED("signin.notallowed", true),
  NEW("signin.pin.new", false),
  AGAIN("signin.pin.again", false),
  DIFFERENT("signin.pin.different", true),
  NOT_DIGITS("signin.pin.notdigits", true),
  TOO_SHORT("signin.pin.tooshort", true),
  TOO_LONG("signin.pin.toolong", true),
  TRIVIAL("signin.pin.trivial", true),
  SAME("signin.pin.same", true),
  NOT_KEPT("signin.pin.notkept", true);

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
