package canopy.headoffice.payment;

import canopy.channel.PayChannel;
import canopy.channel.SetUpProblem;
import canopy.channel.settings.PaymentSettings;
import canopy.channel.setup.Channels;
import canopy.core.event.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The merchant accounts of head office: {@code payment.json} in a folder, in the form that a till
 * has it, with the files of its keys in the folder {@code keys} beside it. Keys are in these files
 * and in memory, nowhere else. Any thread.
 */
public final class Accounts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

  private final Channels opened;
  private final Map<String, PayChannel> byName = new HashMap<>();
  private final @Nullable AnswerKey key;

  private Accounts(Channels opened, @Nullable AnswerKey key) {
    this.opened = opened;
    this.key = key;
    opened.channels().forEach(channel -> byName.put(channel.id(), channel));
  }

  /**
   * Opens them; nothing is sent yet. An account that is set up wrongly leaves the others alone.
   *
   * @param folder null if tills do not pay through head office
   * @throws IOException with a sentence if the set-up cannot be read
   */
  public static Accounts open(@Nullable Path folder, Clock clock) throws IOException {
    if (folder == null) {
      return new Accounts(new Channels(List.of(), List.of()), null);
    }
    Path file = folder.resolve("payment.json");
    PaymentSettings settings;
    try {
      settings = Json.mapper().readValue(Files.readAllBytes(file), PaymentSettings.class);
    } catch (IOException e) {
      // What stands in it may be mistyped secrets: its place is said, not its content.
      throw new IOException(
          "the payment accounts in " + file + " cannot be read: " + e.getClass().getSimpleName());
    }
    Path keys = folder.resolve("keys");
    Channels channels = Channels.open(settings, keys, clock, new SecureRandom());
    for (SetUpProblem problem : channels.problems()) {
      LOG.warn(
          "the payment account {} is not open: {} {}",
          problem.channel(),
          problem.key(),
          problem.arguments());
    }
    return new Accounts(channels, AnswerKey.open(keys));
  }

  Optional<PayChannel> account(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Null if there are no accounts at all. */
  @Nullable AnswerKey key() {
    return key;
  }

  /** Breaks off what is under way. */
  @Override
  public void close() {
    opened.close();
  }
}
