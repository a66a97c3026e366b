package canopy.headoffice.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.core.event.Json;
import canopy.headoffice.database.Database;
import canopy.headoffice.http.Problem;
import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
final class FeedTest {
  private static final JsonMapper JSON = Json.mapper();
  private final Database database;
  private final Feed feed;

  FeedTest(TestDatabase empty) {
    database = Database.open(empty.jdbcUrl(), 8);
    feed = new Feed(database.jdbi(), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @BeforeEach
  void empty() {
    database
        .jdbi()
        .useHandle(h -> h.execute("TRUNCATE record, record_history; UPDATE feed_head SET seq = 0"));
  }

  @Test
  void saysEachChangeOnceAndOnlyTheNewest() {
    apply("a", "1");
    apply("b", "1");
    apply("a", "2");
    FeedPage page = feed.page("S001", 0, 10);
    assertThat(page.changes()).extracting(Change::key).containsExactly("b", "a");
    assertThat(page.cursor()).isEqualTo(3);
    assertThat(feed.page("S001", 3, 10).changes()).isEmpty();
    feed.apply(List.of(Edit.everywhere(RecordKind.DEPARTMENT, "b", null)), "anna");
    assertThat(feed.page("S001", 3, 10).changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.key()).isEqualTo("b");
              assertThat(change.data()).isNull();
            });
  }

  @Test
  void aStationsOwnRecordGoesBeforeThatOfAll() {
    apply("a", "all");
    feed.apply(List.of(edit("S001", "a", "own")), "anna");
    apply("a", "all, newer");
    assertThat(names(feed.page("S001", 0, 10))).containsExactly("own");
    assertThat(names(feed.page("S002", 0, 10))).containsExactly("all, newer");
    assertThat(feed.snapshot("S001", null, 10).records()).hasSize(1);
    feed.apply(List.of(new Edit("S001", RecordKind.DEPARTMENT, "a", null, Edit.ANY)), "anna");
    assertThat(names(feed.page("S001", 3, 10))).containsExactly("all, newer");
    assertThat(feed.page("S002", 3, 10).changes()).isEmpty();
    assertThat(feed.page("S002", 3, 10).cursor()).isEqualTo(4);
  }

  @Test
  void changesAllOrNothing() {
    apply("a", "1");
    assertThatThrownBy(
            () ->
                feed.apply(
                    List.of(
                        edit(Feed.EVERYWHERE, "b", "1"),
                        new Edit(
                            Feed.EVERYWHERE, RecordKind.DEPARTMENT, "a", department("a", "2"), 99)),
                    "anna"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("Somebody else changed a");
    assertThat(names(feed.page("S001", 0, 10))).containsExactly("1");
    assertThat(feed.end()).isEqualTo(1);
    assertThatThrownBy(
            () ->
                feed.apply(
                    List.of(Edit.everywhere(RecordKind.ARTICLE, "x", department("x", "n"))),
                    "anna"))
        .hasMessageContaining("not a valid article");
    assertThatThrownBy(
            () ->
                feed.apply(
                    List.of(Edit.everywhere(RecordKind.DEPARTMENT, "x", department("y", "n"))),
                    "anna"))
        .hasMessageContaining("calls itself y");
  }

  @Test
  void aTillOfAnotherHistoryTakesASnapshot() {
    apply("a", "1");
    FeedPage page = feed.page("S001", 0, 10);
    feed.checkMark(page.cursor(), page.mark());
    refuses(page.cursor() + 1, page.mark());
    refuses(page.cursor(), "another head office");
    refuses(page.cursor(), "");
    feed.checkMark(0, feed.page("S001", 0, 0).mark());
    SnapshotPage half = feed.snapshot("S001", null, 1);
    assertThat(half.mark()).isEqualTo(page.mark());
    // A backup from before the change is put back, and head office goes on.
    database
        .jdbi()
        .useHandle(h -> h.execute("TRUNCATE record, record_history; UPDATE feed_head SET seq = 0"));
    refuses(page.cursor(), page.mark());
    apply("b", "1");
    apply("c", "1");
    assertThat(feed.end()).isGreaterThan(page.cursor());
    refuses(page.cursor(), page.mark());
    for (String token : List.of(half.next(), "b2xk", "of another program")) {
      assertThatThrownBy(() -> feed.snapshot("S001", token, 1))
          .as(token)
          .isInstanceOfSatisfying(
              Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.GAP));
    }
  }

  private void refuses(long cursor, String mark) {
    assertThatThrownBy(() -> feed.checkMark(cursor, mark))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.GAP));
  }

  /** Four writers at once, and a reader that goes on from its cursor: it has it all in the end. */
  @Test
  void aReaderMissesNothingOfManyWriters() throws Exception {
    int writers = 4;
    int each = 60;
    Map<String, String> read = new TreeMap<>();
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Void>> work = new ArrayList<>();
      for (int w = 0; w < writers; w++) {
        int writer = w;
        work.add(
            () -> {
              for (int i = 0; i < each; i++) {
                apply("k" + (i % 17), writer + "." + i);
              }
              return null;
            });
      }
      List<Future<Void>> running = work.stream().map(pool::submit).toList();
      long cursor = 0;
      boolean last = false;
      while (true) {
        FeedPage page = feed.page("S001", cursor, 7);
        assertThat(page.cursor()).isGreaterThanOrEqualTo(cursor);
        cursor = page.cursor();
        for (Change change : page.changes()) {
          read.put(change.key(), String.valueOf(change.data()));
        }
        if (page.changes().isEmpty()) {
          if (last) {
            break;
          }
          last = running.stream().allMatch(Future::isDone);
        }
      }
      for (Future<Void> one : running) {
        one.get();
      }
      assertThat(cursor).isEqualTo((long) writers * each);
    }
    Map<String, String> snapshot = new TreeMap<>();
    @Nullable String token = null;
    do {
      SnapshotPage page = feed.snapshot("S001", token, 5);
      page.records().forEach(r -> snapshot.put(r.key(), String.valueOf(r.data())));
      token = page.next();
    } while (token != null);
    assertThat(read).isEqualTo(snapshot).hasSize(17);
  }

  @Test
  void ringsWhenAnotherServerWrote() throws Exception {
    try (FeedBell bell = new FeedBell(database.connections(), feed)) {
      bell.start();
      long before = feed.end();
      apply("a", "1");
      assertThat(bell.awaitAfter(before, Duration.ofSeconds(60))).isEqualTo(before + 1);
      assertThat(bell.awaitAfter(before + 1, Duration.ofMillis(1))).isEqualTo(before + 1);
    }
  }

  @Test
  void endsAlthoughTheDatabaseHasNothingToSay() throws Exception {
    long shortest = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      FeedBell bell = new FeedBell(database.connections(), feed);
      bell.start();
      long end = feed.end();
      apply("a", "again " + i);
      assertThat(bell.awaitAfter(end, Duration.ofSeconds(60))).isGreaterThan(end);
      long began = System.nanoTime();
      bell.close();
      shortest = Math.min(shortest, System.nanoTime() - began);
    }
    assertThat(Duration.ofNanos(shortest)).isLessThan(Duration.ofMillis(500));
  }

  private void apply(String key, String name) {
    feed.apply(List.of(edit(Feed.EVERYWHERE, key, name)), "anna");
  }

  private static Edit edit(String scope, String key, String name) {
    return new Edit(scope, RecordKind.DEPARTMENT, key, department(key, name), Edit.ANY);
  }

  private static JsonNode department(String id, String name) {
    return JSON.createObjectNode()
        .put("id", id)
        .set("name", JSON.createObjectNode().put("zh", name).put("en", "").put("es", ""));
  }

  private static List<String> names(FeedPage page) {
    return page.changes().stream()
        .map(
            change -> {
              try {
                return JSON.readTree(change.data()).path("name").path("zh").asText();
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            })
        .toList();
  }
}
