package canopy.sync;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.sync.FeedSink.Position;
import canopy.sync.StubOffice.Reply;
import canopy.sync.Trouble.Code;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FeedReceiverTest {
  private final FakeFeed feed = new FakeFeed();
  private final Records records = new Records();
  private final LinkedBlockingQueue<FeedReceiver.Status> news = new LinkedBlockingQueue<>();
  private HeadOfficeLine line;
  private @Nullable FeedReceiver receiver;

  @BeforeEach
  void open() throws Exception {
    feed.start();
    line =
        new HeadOfficeLine(
            feed.address(),
            HeadOfficeLine.Times.STANDARD,
            TillKey.create(),
            Clock.systemUTC(),
            new SecureRandom());
  }

  @AfterEach
  void close() {
    line.close();
    if (receiver != null) {
      receiver.close();
    }
    feed.close();
  }

  private FeedReceiver start() {
    FeedReceiver made =
        new FeedReceiver(
            line, records, Uploader.Times.of(Clock.systemUTC()), new Random(5), news::add);
    receiver = made;
    made.start();
    return made;
  }

  private FeedReceiver.Status until(java.util.function.Predicate<FeedReceiver.Status> wanted)
      throws InterruptedException {
    while (true) {
      FeedReceiver.Status status = news.poll(60, TimeUnit.SECONDS);
      assertThat(status).as("news within a minute").isNotNull();
      if (wanted.test(status)) {
        return status;
      }
    }
  }

  @Test
  void takesASnapshotPageByPageThenChangesAsTheyArePushed() throws Exception {
    for (int i = 1; i <= 5; i++) {
      feed.put("article", "a" + i, "{\"price\":" + i + "}");
    }
    start();
    until(status -> status.pushed() && status.cursor() == 5);
    assertThat(records.data()).hasSize(5).containsEntry("article/a3", "{\"price\":3}");
    feed.put("article", "a3", "{\"price\":33}");
    until(status -> status.cursor() == 6);
    assertThat(records.data()).containsEntry("article/a3", "{\"price\":33}");
    feed.delete("article", "a1");
    until(status -> status.cursor() == 7);
    assertThat(records.data()).doesNotContainKey("article/a1").hasSize(4);
    feed.awaitApplied(7);
  }

  @Test
  void goesOnInTheMiddleOfASnapshot() throws Exception {
    for (int i = 1; i <= 5; i++) {
      feed.put("article", "a" + i, "{\"price\":" + i + "}");
    }
    records.position(new Position.InSnapshot("2"));
    start();
    until(status -> status.cursor() == 5);
    assertThat(records.data()).containsOnlyKeys("article/a3", "article/a4", "article/a5");
  }

  @Test
  void takesASnapshotWhenHeadOfficeIsAnotherOne() throws Exception {
    records.apply(
        List.of(new FeedSink.Change(1, "article", "gone", 1, Answers.json("{}"))),
        new Position.At(1, "another"));
    for (int i = 1; i <= 5; i++) {
      feed.put("article", "a" + i, "{\"price\":" + i + "}");
    }
    start();
    until(status -> status.cursor() == 5);
    assertThat(records.data()).hasSize(5).doesNotContainKey("article/gone");
    feed.awaitApplied(5);
    // Its database is restored, and goes on past where the till is, before the till asks again.
    feed.become("restored");
    feed.put("article", "a6", "{}");
    feed.put("article", "a7", "{}");
    until(status -> status.cursor() == 7);
    assertThat(records.position()).isEqualTo(new Position.At(7, "restored"));
  }

  @Test
  void aSnapshotThatIsOfNoUseIsNotTakenForEver() throws Exception {
    Now now = new Now();
    feed.noPush();
    for (int i = 0; i < 2; i++) {
      feed.says(Reply.json("{\"cursor\":3,\"mark\":\"m\",\"records\":[]}"));
      feed.says(Reply.problem(409, "gap", ""));
    }
    LinkedBlockingQueue<FeedReceiver.Status> said = new LinkedBlockingQueue<>();
    FeedReceiver receiving = new FeedReceiver(line, records, now.times(), new Random(5), said::add);
    Duration wait = receiving.step();
    for (int i = 0; wait.isZero() && i < 20; i++) {
      wait = receiving.step();
    }
    assertThat(receiving.status().trouble()).isNotNull();
    assertThat(receiving.status().trouble().code()).isEqualTo(Code.GAP);
    assertThat(wait).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void whatIsPushedWhileItReceivesIsAskedForAtOnce() throws Exception {
    Now now = new Now();
    feed.noPush();
    feed.put("article", "a1", "{}");
    FeedReceiver receiving =
        new FeedReceiver(line, records, now.times(), new Random(5), status -> {});
    for (int i = 0; i < 5; i++) {
      receiving.step();
    }
    assertThat(records.position()).isEqualTo(new Position.At(1, "one"));
    feed.put("article", "a2", "{}");
    // Somebody rings while the answer is being stored: the time for polling has not come.
    records.whileStored(() -> feed.put("article", "a3", "{}"));
    records.whileStored(receiving::tryNow);
    receiving.tryNow();
    for (int i = 0; i < 5; i++) {
      receiving.step();
    }
    assertThat(records.data()).containsKeys("article/a2", "article/a3");
  }

  @Test
  void asksNowAndThenWithoutPush() throws Exception {
    feed.noPush();
    feed.put("article", "a1", "{}");
    FeedReceiver polling = start();
    until(status -> status.cursor() == 1);
    feed.put("article", "a2", "{}");
    polling.tryNow();
    FeedReceiver.Status status = until(now -> now.cursor() == 2);
    assertThat(status.pushed()).isFalse();
    assertThat(status.trouble()).isNull();
  }

  @Test
  void asksAtOnceWhenTheStreamBreaks() throws Exception {
    feed.put("article", "a1", "{}");
    start();
    until(status -> status.pushed() && status.cursor() == 1);
    feed.putQuietly("article", "a2", "{}");
    feed.breakStreams();
    until(status -> status.cursor() == 2);
  }

  @Test
  void saysWhatIsWrongAndComesBack() throws Exception {
    feed.put("article", "a1", "{}");
    feed.says(Reply.problem(503, "unavailable", ""));
    start();
    FeedReceiver.Status down = until(status -> status.trouble() != null);
    assertThat(down.trouble()).isEqualTo(Trouble.of(Code.SERVER_FAULT, 503));
    FeedReceiver.Status up = until(status -> status.cursor() == 1);
    assertThat(up.trouble()).isNull();
    assertThat(up.at()).isNotNull();
  }

  @Test
  void saysWhenChangesCannotBeStored() throws Exception {
    feed.put("article", "a1", "{}");
    records.full(true);
    FeedReceiver made = start();
    FeedReceiver.Status full = until(status -> status.trouble() != null);
    assertThat(full.trouble()).isEqualTo(Trouble.of(Code.NOT_STORED));
    assertThat(full.cursor()).isEqualTo(-1);
    records.full(false);
    made.tryNow();
    until(status -> status.cursor() == 1);
  }

  @Test
  void doesNotTakeWhatItDoesNotUnderstand() throws Exception {
    feed.says(Reply.json("{\"cursor\":3,\"mark\":\"m\",\"records\":[{\"kind\":\"article\"}]}"));
    start();
    FeedReceiver.Status status = until(now -> now.trouble() != null);
    assertThat(status.trouble()).isEqualTo(Trouble.of(Code.NOT_UNDERSTOOD, 200));
    assertThat(records.data()).isEmpty();
  }

  @Test
  void comesBackLaterAndLaterWhenTheStreamIsRefused() throws Exception {
    Now now = new Now();
    feed.noPush();
    FeedReceiver receiving =
        new FeedReceiver(line, records, now.times(), new Random(5), status -> {});
    Duration wait = receiving.step();
    for (int i = 0; wait.isZero() && i < 20; i++) {
      wait = receiving.step();
    }
    assertThat(wait).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(15));
  }

  /** Keeps records in memory, as the till keeps them on its disk. Any thread. */
  private static final class Records implements FeedSink {
    private final Map<String, String> data = new TreeMap<>();
    private final TreeSet<String> stale = new TreeSet<>();
    private Position position = new Position.Nothing();
    private final List<Runnable> whileStored = new ArrayList<>();
    private boolean full;

    synchronized void position(Position now) {
      position = now;
    }

    synchronized void whileStored(Runnable task) {
      whileStored.add(task);
    }

    synchronized void full(boolean now) {
      full = now;
    }

    synchronized Map<String, String> data() {
      return new TreeMap<>(data);
    }

    @Override
    public synchronized Position position() {
      return position;
    }

    @Override
    public synchronized void apply(List<Change> changes, Position.At reached) throws IOException {
      put(changes);
      whileStored.forEach(Runnable::run);
      whileStored.clear();
      position = reached;
    }

    @Override
    public synchronized void snapshot(
        List<Change> changes, boolean first, @Nullable String next, Position.At reached)
        throws IOException {
      if (first) {
        stale.clear();
        stale.addAll(data.keySet());
      }
      put(changes);
      position = next == null ? reached : new Position.InSnapshot(next);
      if (next == null) {
        stale.forEach(data::remove);
      }
    }

    private void put(List<Change> changes) throws IOException {
      if (full) {
        throw new IOException("the disk is full");
      }
      for (Change change : changes) {
        String key = change.kind() + "/" + change.key();
        stale.remove(key);
        JsonNode node = change.data();
        if (node == null) {
          data.remove(key);
        } else {
          data.put(key, node.toString());
        }
      }
    }
  }

  /** JSON for tests. */
  private static final class Answers {
    static JsonNode json(String text) throws IOException {
      return new com.fasterxml.jackson.databind.ObjectMapper().readTree(text);
    }
  }
}
