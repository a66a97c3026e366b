package canopy.channel.wire;

import canopy.channel.SetUpProblem;
import java.util.List;

/** A channel cannot be opened as it is set up. */
public final class SetUpTrouble extends Exception {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient List<String> arguments;

  /**
   * @param key a sentence of the text bundle {@code channel}
   * @param arguments names of files and settings, never their content
   */
  public SetUpTrouble(String key, String... arguments) {
    super(key + " " + List.of(arguments));
    this.key = key;
    this.arguments = List.of(arguments);
  }

  /** The sentence's key. */
  public String key() {
    return key;
  }

  /** The same for the screen. */
  public SetUpProblem of(String channel) {
    return new SetUpProblem(channel, key, arguments, true);
  }
}
