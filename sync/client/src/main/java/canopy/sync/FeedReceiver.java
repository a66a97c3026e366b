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
  private volatile boolean due = true;
  private volatile @Nullable EventSource stream;
  private volatile boolean streamEnded;
  private volatile boolean streamSpoke;
  private long notBeforeNanos;
  private long polledNanos;
  private long listenNanos;
  private boolean startAnew;

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
    due = true;
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
    if (!due && polled > 0) {
      long listening = open.get() ? polled : Math.max(1, listenNanos - now);
      return Duration.ofNanos(Math.min(polled, listening));
    }
    due = false;
    try {
      boolean more = receive();
      backoff.reset();
      polledNanos = nanoTime.getAsLong();
      due = due || more;
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
      case Position.InSnapshot in ->
          page("&after=" + URLEncoder.encode(in.token(), StandardCharsets.UTF_8), false);
      case Position.At at -> changes(at.cursor());
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
    long cursor = json.path("cursor").asLong(-1);
    String next = json.path("next").asText("");
    if (cursor < 0 || !json.path("records").isArray()) {
      throw answer.notUnderstood();
    }
    sink.snapshot(read(json.path("records"), answer), first, next.isEmpty() ? null : next, cursor);
    startAnew = false;
    applied(next.isEmpty() ? cursor : -1);
    return true;
  }

  private boolean changes(long after) throws IOException {
    Answer answer;
    try {
      answer = line.get("/v1/feed?after=" + after + "&limit=" + PAGE_CHANGES).orTrouble();
    } catch (LineTrouble e) {
      return anew(e, true);
    }
    JsonNode json = answer.json();
    long cursor = json.path("cursor").asLong(-1);
    if (cursor < after || !json.path("changes").isArray()) {
      throw answer.notUnderstood();
    }
    if (cursor > after) {
      sink.apply(read(json.path("changes"), answer), cursor);
    }
    applied(cursor);
    // Asking once more tells head office that everything is applied.
    return cursor > after || json.path("more").asBoolean();
  }

  /** Head office keeps no changes from so long ago, or knows nothing of that snapshot any more. */
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
    Duration wait =
        e.trouble().code().weight() == Trouble.Weight.UNREACHED
                || e.trouble().code() == Trouble.Code.TOO_MANY
            ? backoff.next()
            : backoff.longest();
    if (e.retryAfter().compareTo(wait) > 0) {
      wait = e.retryAfter();
    }
    due = true;
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
    if (now - listenNanos >= 0 && !worker.isClosed() && open.compareAndSet(false, true)) {
      stream = line.events("/v1/feed/events", new Listener());
    }
  }

  /** Called on OkHttp's threads. */
  private final class Listener extends EventSourceListener {
    @Override
    public void onOpen(EventSource source, Response response) {
      pushed(true);
      due = true;
      worker.ring();
    }

    @Override
    public void onEvent(
        EventSource source, @Nullable String id, @Nullable String type, String data) {
      streamSpoke = true;
      due = true;
      worker.ring();
    }

    @Override
    public void onClosed(EventSource source) {
      ended();
    }

    @Override
    public void onFailure(
        EventSource source, @Nullable Throwable cause, @Nullable Response response) {
      ended();
    }

    /** What came while it was not open is asked for at once. */
    private void ended() {
      due = due || status.pushed();
      pushed(false);
      streamEnded = true;
      open.set(false);
      worker.ring();
    }
  }
}
