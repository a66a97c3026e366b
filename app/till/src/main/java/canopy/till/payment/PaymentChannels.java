package canopy.till.payment;

import canopy.till.payment.channel.PayChannel;
import canopy.till.payment.channel.settings.PaymentSettings;
import canopy.till.payment.channel.setup.Channels;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** The accounts by id. One that cannot be opened is missing, and the till sells without it. */
public final class PaymentChannels {
  private PaymentChannels() {}

  /** The channels that could be opened, by id. Nothing is sent yet. */
  public static Map<String, PayChannel> open(
      PaymentSettings settings, Path keys, Clock clock, RandomGenerator random) {
    return Channels.open(settings, keys, clock, random).channels().stream()
        .collect(Collectors.toUnmodifiableMap(PayChannel::id, Function.identity()));
  }
}
