package canopy.headoffice.feed;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.Names;
import canopy.core.catalogue.PlannedPrice;
import canopy.core.event.Json;
import canopy.core.quantity.UnitPrice;
import canopy.headoffice.support.TestClock;
import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a till of S001 has after each change, which it puts in force by itself. */
@ExtendWith(TestDatabases.class)
final class OwnPricesTest {
  private static final String SITE = "S001";
  private static final PlannedPrice.Target GRADE = PlannedPrice.Target.GRADE;

  private final Jdbi jdbi;
  private final TestClock clock = new TestClock();
  private final Feed feed;
  private final Prices prices;

  /** By kind and key, as a till keeps what the feed says. */
  private final Map<String, String> till = new TreeMap<>();

  private long cursor;

  OwnPricesTest(TestDatabase database) {
    jdbi = database.jdbi();
    feed = new Feed(jdbi, clock);
    prices = new Prices(jdbi, feed, clock, UUID::randomUUID);
  }

  @BeforeEach
  void empty() {
    jdbi.useHandle(h -> h.execute("TRUNCATE record, record_history; UPDATE feed_head SET seq = 0"));
    put("*", 7_380);
  }

  private void put(String scope, long tenths) {
    FuelGrade grade = new FuelGrade(1, Names.same("92#"), "standard", new UnitPrice(tenths));
    Edit edit = new Edit(scope, RecordKind.GRADE, "1", Json.mapper().valueToTree(grade), Edit.ANY);
    feed.apply(List.of(edit), "test");
  }

  private void plan(long tenths, int hours, String... scopes) {
    Instant at = clock.instant().plus(Duration.ofHours(hours));
    prices.plan(List.of(scopes), GRADE, "1", new UnitPrice(tenths), at, "test");
  }

  private void cancel(String scope) {
    prices.planned().stream()
        .filter(one -> one.scope().equals(scope))
        .forEach(one -> prices.cancel(scope, one.plan().id(), "test"));
  }

  /** The prices that the till knows: in force now, then planned; by the feed and by a snapshot. */
  private List<Long> known() {
    FeedPage page = feed.page(SITE, cursor, 1_000);
    cursor = page.cursor();
    page.changes().forEach(this::take);
    List<Long> byFeed = prices(till);
    Map<String, String> fresh = new TreeMap<>();
    feed.snapshot(SITE, null, 1_000)
        .records()
        .forEach(one -> fresh.put(one.kind() + " " + one.key(), one.data()));
    assertThat(prices(fresh)).as("a snapshot says the same").isEqualTo(byFeed);
    return byFeed;
  }

  private void take(Change change) {
    if (change.data() == null) {
      till.remove(change.kind() + " " + change.key());
    } else {
      till.put(change.kind() + " " + change.key(), change.data());
    }
  }

  private static List<Long> prices(Map<String, String> records) {
    return records.values().stream()
        .map(
            data -> {
              try {
                return Json.mapper().readTree(data);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            })
        .sorted(
            (one, other) ->
                one.path("effectiveAt").asText("").compareTo(other.path("effectiveAt").asText("")))
        .map(data -> data.path("price").path("tenthsOfMinor").asLong())
        .toList();
  }

  private void hours(int hours) {
    clock.pass(Duration.ofHours(hours));
    prices.settle();
  }

  @Test
  void aPlanForAllIsNotSentToAStationWithAPriceOfItsOwn() {
    put(SITE, 7_400);
    plan(7_500, 2, "*");
    assertThat(known()).containsExactly(7_400L);
    hours(3);
    assertThat(known()).containsExactly(7_400L);
    assertThat(feed.record("*", RecordKind.GRADE, "1").toString()).contains("7500");
  }

  @Test
  void aStationThatGetsAnOwnPriceAfterThePlanHearsThatItIsNotForIt() {
    plan(7_500, 2, "*");
    assertThat(known()).containsExactly(7_380L, 7_500L);
    put(SITE, 7_400);
    assertThat(known()).containsExactly(7_400L);
    feed.apply(List.of(new Edit(SITE, RecordKind.GRADE, "1", null, Edit.ANY)), "test");
    assertThat(known()).as("without one it is again").containsExactly(7_380L, 7_500L);
    hours(3);
    assertThat(known()).containsExactly(7_500L);
  }

  @Test
  void anOwnPlanGoesBeforeLaterOnesForAllAndNotBeforeEarlierOnes() {
    plan(7_500, 1, "*");
    plan(7_600, 9, "*");
    assertThat(known()).containsExactly(7_380L, 7_500L, 7_600L);
    plan(7_400, 5, SITE);
    assertThat(known()).containsExactly(7_380L, 7_500L, 7_400L);
    cancel(SITE);
    assertThat(known()).containsExactly(7_380L, 7_500L, 7_600L);
    plan(7_400, 5, SITE);
    hours(2);
    assertThat(known()).containsExactly(7_500L, 7_400L);
    hours(10);
    assertThat(known()).as("both came due at once").containsExactly(7_400L);
    assertThat(feed.record("*", RecordKind.GRADE, "1").toString()).contains("7600");
  }

  @Test
  void theirsTooIsAPlanOfTheirs() {
    put(SITE, 7_400);
    plan(7_500, 2, "*", SITE);
    assertThat(known()).containsExactly(7_400L, 7_500L);
    hours(3);
    assertThat(known()).containsExactly(7_500L);
    assertThat(feed.record(SITE, RecordKind.GRADE, "1").toString()).contains("7500");
  }

  @Test
  void aCostLeavesAStationInWhatIsPlannedForAll() {
    plan(7_500, 2, "*");
    plan(7_600, 9, "*");
    assertThat(known()).containsExactly(7_380L, 7_500L, 7_600L);
    prices.cost(SITE, GRADE, "1", new UnitPrice(6_000), "test");
    assertThat(known()).containsExactly(7_380L, 7_500L, 7_600L);
    assertThat(prices.planned())
        .extracting(Prices.Planned::scope)
        .containsExactlyInAnyOrder("*", SITE, "*", SITE);
    hours(3);
    assertThat(known()).containsExactly(7_500L, 7_600L);
    assertThat(feed.record(SITE, RecordKind.GRADE, "1").toString()).contains("7500", "6000");
    cancel(SITE);
    assertThat(known()).as("taken back for this station").containsExactly(7_500L);
    hours(9);
    assertThat(known()).containsExactly(7_500L);
    assertThat(feed.record("*", RecordKind.GRADE, "1").toString()).contains("7600");
  }

  @Test
  void aCostForAllLeavesAnotherCostOfAStationAlone() {
    prices.cost("*", GRADE, "1", new UnitPrice(6_000), "test");
    prices.cost(SITE, GRADE, "1", new UnitPrice(6_000), "test");
    assertThat(prices.cost("*", GRADE, "1", new UnitPrice(6_100), "test"))
        .as("the station's record has the cost of all")
        .hasSize(2);
    assertThat(cost(SITE)).isEqualTo("6100");
    prices.cost(SITE, GRADE, "1", new UnitPrice(5_900), "test");
    assertThat(prices.cost("*", GRADE, "1", new UnitPrice(6_200), "test")).hasSize(1);
    assertThat(cost("*")).isEqualTo("6200");
    assertThat(cost(SITE)).isEqualTo("5900");
    prices.cost("*", GRADE, "1", null, "test");
    assertThat(cost(SITE)).isEqualTo("5900");
    prices.cost(SITE, GRADE, "1", null, "test");
    prices.cost("*", GRADE, "1", new UnitPrice(6_300), "test");
    assertThat(cost(SITE)).as("none of its own").isEqualTo("6300");
  }

  private String cost(String scope) {
    return feed.record(scope, RecordKind.GRADE, "1")
        .orElseThrow()
        .at("/cost/tenthsOfMinor")
        .asText();
  }

  @Test
  void whatIsTakenBackForAllIsTakenBackForAStationThatStayedInIt() {
    plan(7_500, 2, "*");
    prices.cost(SITE, GRADE, "1", new UnitPrice(6_000), "test");
    cancel("*");
    assertThat(known()).containsExactly(7_380L);
    assertThat(prices.planned()).isEmpty();
  }

  @Test
  void anOwnPlanThatIsNotLaterTakesAStationOutAtAnyPrice() {
    plan(7_500, 5, "*");
    plan(7_380, 2, SITE);
    assertThat(known()).containsExactly(7_380L, 7_380L);
    prices.cost(SITE, GRADE, "1", new UnitPrice(6_000), "test");
    assertThat(known()).containsExactly(7_380L, 7_380L);
    hours(6);
    assertThat(known()).containsExactly(7_380L);
  }

  @Test
  void aLaterPlanInTheSameBreathTakesNothingAway() {
    plan(7_500, 2, "*");
    Instant later = clock.instant().plus(Duration.ofHours(5));
    PlannedPrice own = new PlannedPrice("own", GRADE, "1", new UnitPrice(7_400), later);
    FuelGrade grade = new FuelGrade(1, Names.same("92# here"), "standard", new UnitPrice(7_380));
    feed.apply(
        List.of(
            new Edit(SITE, RecordKind.GRADE, "1", Json.mapper().valueToTree(grade), Edit.ANY),
            new Edit(
                SITE, RecordKind.PLANNED_PRICE, "own", Json.mapper().valueToTree(own), Edit.ANY)),
        "test");
    assertThat(known()).containsExactly(7_380L, 7_500L, 7_400L);
    hours(3);
    assertThat(known()).containsExactly(7_500L, 7_400L);
  }

  @Test
  void plansThatComeDueAtOnceAreInForceInTheirOrder() {
    plan(7_600, 3, "*");
    plan(7_380, 5, SITE);
    hours(6);
    assertThat(known()).containsExactly(7_380L);
    assertThat(prices.planned()).isEmpty();
  }

  @Test
  void whatWasPlannedBeforeKeepsItsMeaning() throws IOException {
    plan(7_500, 2, "*");
    assertThat(known()).containsExactly(7_380L, 7_500L);
    // As it was then: the station has the plan, and a price of its own that the plan replaces.
    put(SITE, 7_400);
    jdbi.useHandle(
        h -> h.execute("DELETE FROM record WHERE scope = 'S001' AND kind = 'plannedPrice'"));
    try (InputStream in =
        Objects.requireNonNull(Feed.class.getResourceAsStream("/db/V081__own_prices_stay.sql"))) {
      String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      jdbi.useHandle(h -> h.createScript(sql).execute());
    }
    assertThat(known()).containsExactly(7_400L, 7_500L);
    assertThat(prices.planned())
        .extracting(Prices.Planned::scope)
        .containsExactlyInAnyOrder("*", SITE);
    hours(3);
    assertThat(known()).containsExactly(7_500L);
    assertThat(feed.record(SITE, RecordKind.GRADE, "1").toString()).contains("7500");
    assertThat(feed.record("*", RecordKind.GRADE, "1").toString()).contains("7500");
  }
}
