package canopy.sync;

import canopy.sync.FeedSink.Change;
import canopy.sync.FeedSink.Position;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes head office's changes, in their order, and gives them to the sink. Head office pushes a
 * word when there is something new; while that stream is not open, it is asked. All work is done on
 * one thread of its own; the public methods are for any thread and never wait, but {@link #close}.
 */
public final class FeedReceiver implements AutoCloseable {
  /**
   * How the feed is.
   *
   * @param pushed whether head office says at once when there is something new
   * @param cursor number of the last applied change; -1 before the first snapshot is whole
   * @param at when head office was last asked with success; null if it was not since the start
   * @param trouble what is wrong; null for nothing
   */
  public record Status(
      boolean pushed, long cursor, @Nullable Instant at, @Nullable Trouble trouble) {}

  private static final Logger LOG = LoggerFactory.getLogger(FeedReceiver.class);
  private static final int PAGE_CHANGES = 5000;
  private static final int PAGE_RECORDS = 20_000;
  private static final Duration POLL = Duration.ofSeconds(15);
  private static final Duration POLL_WHILE_PUSHED = Duration.ofMinutes(5);

  private final HeadOfficeLine line;
  private final FeedSink sink;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Backoff backoff;
  private final Backoff streamBackoff;
  private final Consumer<Status> news;
  private final Worker worker = new Worker("sync-down", this::step);
  private final AtomicBoolean open = new AtomicBoolean();

  private volatile Status status = new Status(false, -1, null, null);
  private final AtomicBoolean due = new AtomicBoolean(true);
  private volatile @Nullable EventSource stream;
  private volatile boolean streamEnded;
  private volatile boolean streamSpoke;
  private long notBeforeNanos;
  private long polledNanos;
  private long listenNanos;
  private boolean startAnew;
  private boolean freshSnapshot;

  /**
   * @param news called on a thread of the receiver's whenever the status changes; must return at
   *     once
   */
  public FeedReceiver(
      HeadOfficeLine line,
      FeedSink sink,
      Uploader.Times times,
      RandomGenerator random,
      Consumer<Status> news) {
    this.line = line;
    this.sink = sink;
    this.clock = times.clock();
    this.nanoTime = times.nanoTime();
    this.backoff = new Backoff(random);
    this.streamBackoff = new Backoff(random);
    this.news = news;
    this.notBeforeNanos = nanoTime.getAsLong();
    this.polledNanos = notBeforeNanos;
    this.listenNanos = notBeforeNanos;
  }

  /** Starts receiving. */
  public void start() {
    worker.start();
  }

  /** A person wants it tried at once. */
  public void tryNow() {
    due.set(true);
    notBefore(nanoTime.getAsLong());
    worker.ring();
  }

  public Status status() {
    return status;
  }

  @Override
  public void close() {
    EventSource now = stream;
    if (now != null) {
      now.cancel();
    }
    worker.close();
  }

  private synchronized void notBefore(long nanos) {
    notBeforeNanos = nanos;
  }

  private synchronized long waitNanos() {
    return notBeforeNanos - nanoTime.getAsLong();
  }

  /** One request at most. */
  Duration step() {
    long wait = waitNanos();
    if (wait > 0) {
      return Duration.ofNanos(wait);
    }
    long now = nanoTime.getAsLong();
    listen(now);
    long polled = (status.pushed() ? POLL_WHILE_PUSHED : POLL).toNanos() - (now - polledNanos);
    if (!due.get() && polled > 0) {
      long listening = open.get() ? polled : Math.max(1, listenNanos - now);
      return Duration.ofNanos(Math.min(polled, listening));
    }
    due.set(false); // Before asking: what is new while the answer is under way asks again.
    try {
      boolean more = receive();
      backoff.reset();
      polledNanos = nanoTime.getAsLong();
      if (more) {
        due.set(true);
      }
      return Duration.ZERO;
    } catch (LineTrouble e) {
      return failed(e);
    } catch (IOException e) {
      LOG.error("changes of head office could not be stored", e);
      return failed(new LineTrouble(Trouble.of(Trouble.Code.NOT_STORED), e));
    }
  }

  private boolean receive() throws IOException {
    Position position = startAnew ? new Position.Nothing() : sink.position();
    return switch (position) {
      case Position.Nothing _ -> page("", true);
      case Position.InSnapshot in -> page("&after=" + encoded(in.token()), false);
      case Position.At at -> changes(at);
    };
  }

  private boolean page(String after, boolean first) throws IOException {
    Answer answer;
    try {
      answer = line.get("/v1/feed/snapshot?limit=" + PAGE_RECORDS + after).orTrouble();
    } catch (LineTrouble e) {
      return anew(e, !first);
    }
    JsonNode json = answer.json();
    Position.At reached = reached(json, answer);
    String next = json.path("next").asText("");
    if (!json.path("records").isArray()) {
      throw answer.notUnderstood();
    }
    sink.snapshot(read(json.path("records"), answer), first, next.isEmpty() ? null : next, reached);
    startAnew = false;
    freshSnapshot = next.isEmpty();
    applied(next.isEmpty() ? reached.cursor() : -1);
    return true;
  }

  private boolean changes(Position.At after) throws IOException {
    String query = "?after=" + after.cursor() + "&mark=" + encoded(after.mark());
    Answer answer;
    try {
      answer = line.get("/v1/feed" + query + "&limit=" + PAGE_CHANGES).orTrouble();
    } catch (LineTrouble e) {
      // Right after a snapshot another one might end the same way: not before the next try.
      boolean helps = !freshSnapshot;
      freshSnapshot = false;
      return anew(e, helps);
    }
    freshSnapshot = false;
    JsonNode json = answer.json();
    Position.At reached = reached(json, answer);
    if (reached.cursor() < after.cursor() || !json.path("changes").isArray()) {
      throw answer.notUnderstood();
    }
    boolean further = reached.cursor() > after.cursor();
    if (further) {
      sink.apply(read(json.path("changes"), answer), reached);
    }
    applied(reached.cursor());
    // Asking once more tells head office that everything is applied.
    return further || json.path("more").asBoolean();
  }

  private static Position.At reached(JsonNode json, Answer answer) throws LineTrouble {
    long cursor = json.path("cursor").asLong(-1);
    String mark = json.path("mark").asText("");
    if (cursor < 0 || mark.isEmpty()) {
      throw answer.notUnderstood();
    }
    return new Position.At(cursor, mark);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** That position, or that snapshot, is of another head office, or of one that was restored. */
  private boolean anew(LineTrouble e, boolean helps) throws LineTrouble {
    if (e.trouble().code() != Trouble.Code.GAP || !helps) {
      throw e;
    }
    LOG.info("taking a new snapshot of head office's records");
    startAnew = true;
    return true;
  }

  private static List<Change> read(JsonNode array, Answer answer) throws LineTrouble {
    List<Change> changes = new ArrayList<>(array.size());
    for (JsonNode one : array) {
      JsonNode data = one.path("data");
      boolean deleted = data.isMissingNode() || data.isNull();
      long seq = one.path("seq").asLong();
      String kind = one.path("kind").asText("");
      String key = one.path("key").asText("");
      if (kind.isEmpty() || key.isEmpty()) {
        throw answer.notUnderstood();
      }
      changes.add(
          new Change(seq, kind, key, one.path("version").asLong(seq), deleted ? null : data));
    }
    return changes;
  }

  private void applied(long cursor) {
    publish(new Status(status.pushed(), cursor, clock.instant(), null));
  }

  private Duration failed(LineTrouble e) {
    Duration wait = backoff.after(e);
    due.set(true);
    notBefore(nanoTime.getAsLong() + wait.toNanos());
    Status was = status;
    publish(new Status(was.pushed(), was.cursor(), was.at(), e.trouble()));
    return wait;
  }

  private synchronized void publish(Status now) {
    if (!now.equals(status)) {
      status = now;
      news.accept(now);
    }
  }

  private synchronized void pushed(boolean pushed) {
    publish(new Status(pushed, status.cursor(), status.at(), status.trouble()));
  }

  /** Opens the stream if it is not open, and not too soon after it broke. */
  private void listen(long now) {
    if (streamSpoke) {
      streamSpoke = false;
      streamBackoff.reset();
    }
    if (streamEnded) {
      streamEnded = false;
      listenNanos = now + streamBackoff.next().toNanos();
    }
    Duration alone = line.leftAlone();
    if (alone.isPositive()) {
      listenNanos = Math.max(listenNanos, now + alone.toNanos());
    }
    if (now - listenNanos >= 0 && !worker.isClosed() && open.compareAndSet(false, true)) {
      stream = line.events("/v1/feed/events", new Listener());
    }
  }

  /** Called on OkHttp's threads. */
  private final class Listener extends EventSourceListener {
    @Override
    public void onOpen(EventSource source, Response response) {
      pushed(true);
      due.set(true);
      worker.ring();
    }

    @Override
    public void onEvent(
        EventSource source, @Nullable String id, @Nullable String type, String data) {
      streamSpoke = true;
      due.set(true);
      worker.ring();
    }

    @Override
    public void onClosed(EventSource source) {
      ended();
    }

    @Override
    public void onFailure(
        EventSource source, @Nullable Throwable cause, @Nullable Response response) {
      if (response != null) {
        line.heard(response.code(), response.headers());
      }
      ended();
    }

    /** What came while it was not open is asked for at once. */
    private void ended() {
      if (status.pushed()) {
        due.set(true);
      }
      pushed(false);
      streamEnded = true;
      open.set(false);
      worker.ring();
    }
  }
}
