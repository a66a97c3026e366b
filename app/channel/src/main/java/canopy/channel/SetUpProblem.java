package canopy.channel;

import java.util.List;

/**
 * Why a channel could not be opened, or soon cannot be any more, as a sentence for the person who
 * sets the till up. Never holds a secret: files and settings are named, not quoted.
 *
 * @param channel the channel's id in the configuration
 * @param key the sentence in the text bundle {@code channel}
 * @param arguments what stands for {@code {0}} and so on
 * @param fatal whether the channel is missing because of it
 */
public record SetUpProblem(String channel, String key, List<String> arguments, boolean fatal) {
  public SetUpProblem {
    arguments = List.copyOf(arguments);
  }

  /** The few words that a key has room for; {@link #key} is the sentence that says what to do. */
  public String shortKey() {
    return switch (key) {
      case "channel.keymissing", "channel.keyunreadable", "channel.keyoutside" ->
          "channel.short.key";
      case "channel.certexpired" -> "channel.short.expired";
      case "channel.keymismatch", "channel.ownkey", "channel.certchain" -> "channel.short.mismatch";
      default -> "channel.short.setup";
    };
  }
}
