package canopy.till.payment;

import canopy.channel.PayOrder;
import canopy.core.payment.Answer;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells from the answers which channel is out of reach. One lost answer is chance; two in a row are
 * not. Owned by the desk's thread.
 */
final class ChannelWatch {
  private static final int FAILURES = 2;

  /** Faults of this till: they say nothing about the channel. */
  private static final Set<String> OURS = Set.of("FAULT", "NO_CODE", "NO_CHANNEL", "CLOCK");

  private final Map<String, Line> lines = new TreeMap<>();

  private static final class Line {
    private int failures;
    private String code = "";
    private @Nullable PayOrder last;
    private Instant heardAt = Instant.MIN;
  }

  ChannelWatch(Iterable<String> channels) {
    channels.forEach(channel -> lines.put(channel, new Line()));
  }

  /**
   * An answer has come.
   *
   * @param asked the order it was about: a harmless question to ask again
   * @return whether the channel was reachable before and is not now, or the other way round
   */
  boolean heard(String channel, PayOrder asked, Answer answer, Instant now) {
    if (!answer.verified() && OURS.contains(answer.code())) {
      return false;
    }
    Line line = lines.computeIfAbsent(channel, id -> new Line());
    boolean before = line.failures < FAILURES;
    if (answer.verified()) {
      line.failures = 0;
      line.code = "";
    } else {
      line.failures = Math.min(FAILURES, line.failures + 1);
      line.code = answer.code();
    }
    line.last = asked;
    line.heardAt = now;
    return before != (line.failures < FAILURES);
  }

  boolean online(String channel) {
    Line line = lines.get(channel);
    return line == null || line.failures < FAILURES;
  }

  /**
   * What to ask a channel to see whether it is back.
   *
   * @return null if it was never asked anything, or something else was asked since {@code before}
   */
  @Nullable PayOrder probe(String channel, Instant before) {
    Line line = lines.get(channel);
    return line == null || line.heardAt.isAfter(before) ? null : line.last;
  }

  Map<String, ChannelState> states() {
    Map<String, ChannelState> states = new TreeMap<>();
    lines.forEach(
        (id, line) -> states.put(id, new ChannelState(id, line.failures < FAILURES, line.code)));
    return Map.copyOf(states);
  }
}
