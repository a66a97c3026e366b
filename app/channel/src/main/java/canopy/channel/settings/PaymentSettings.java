package canopy.channel.settings;

import java.util.List;

/**
 * The payment channels of a till, in the order in which their tiles are shown.
 *
 * @param channels empty if only cash is taken
 */
public record PaymentSettings(List<ChannelSettings> channels) {
  public PaymentSettings {
    channels = List.copyOf(channels);
  }

  /** Of a till without a channel. */
  public static PaymentSettings none() {
    return new PaymentSettings(List.of());
  }
}
