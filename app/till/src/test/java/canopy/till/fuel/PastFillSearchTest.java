package canopy.till.fuel;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.fuel.Limit;
import canopy.core.state.Authorisation;
import canopy.core.state.FuelBook;
import canopy.hardware.forecourt.Fill;
import canopy.hardware.forecourt.FillKey;
import canopy.hardware.forecourt.FillOwner;
import canopy.hardware.forecourt.Forecourt;
import canopy.hardware.forecourt.ForecourtEvent.PastFill;
import canopy.hardware.forecourt.ForecourtEvent.PastFills;
import canopy.hardware.forecourt.Hose;
import canopy.hardware.forecourt.Metered;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How far back the search looks, and what it claims. */
class PastFillSearchTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  /** The controller's clock is set to another zone than the till's. */
  private static final LocalDateTime SHOWN = LocalDateTime.of(2026, 11, 22, 3, 0);

  private final Fills fills =
      new Fills("CNY", ZoneId.of("Asia/Shanghai"), Clock.fixed(NOW, ZoneOffset.UTC));
  private final List<Asked> asked = new ArrayList<>();
  private final List<FillKey> claimed = new ArrayList<>();
  private final Forecourt driver =
      (Forecourt)
          Proxy.newProxyInstance(
              Forecourt.class.getClassLoader(),
              new Class<?>[] {Forecourt.class},
              (proxy, method, arguments) -> {
                switch (method.getName()) {
                  case "requestPastFills" ->
                      asked.add(
                          new Asked(
                              (String) arguments[0],
                              (LocalDateTime) arguments[2],
                              (LocalDateTime) arguments[3]));
                  case "claimFill" -> claimed.add(((Fill) arguments[0]).key());
                  case "controller" -> {
                    return "pts";
                  }
                  default -> throw new AssertionError(method);
                }
                return null;
              });

  private List<String> seen = List.of();
  private Instant began = NOW.minus(Duration.ofDays(400));
  private final PastFillSearch search = new PastFillSearch(fills, () -> began, this::book);

  private record Asked(String requestId, LocalDateTime from, LocalDateTime to) {}

  @Test
  void looksNoFurtherBackThanTheJournal() {
    began = NOW.minus(Duration.ofHours(2));
    run();
    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst().from()).isEqualTo(SHOWN.minusHours(2).minusMinutes(15));
    assertThat(asked.getFirst().to()).isEqualTo(SHOWN.plusMinutes(15));
  }

  @Test
  void looksADayBeyondTheNewestFillOfThisControllerInSlices() {
    seen = List.of(key(1, SHOWN.minusDays(3)), key(2, SHOWN.minusDays(2)), "old/1/9/" + SHOWN);
    run();
    assertThat(asked.getFirst().from()).isEqualTo(SHOWN.minusDays(3));
    assertThat(asked).hasSize(3 * 4);
    for (int i = 1; i < asked.size(); i++) {
      assertThat(asked.get(i).from()).isEqualTo(asked.get(i - 1).to());
    }
    assertThat(asked.getLast().to()).isAfter(SHOWN);
  }

  @Test
  void looksSevenDaysBackAtMost() {
    seen = List.of(key(1, SHOWN.minusDays(30)));
    run();
    assertThat(asked.getFirst().from()).isEqualTo(SHOWN.minusDays(7));
  }

  @Test
  void looksNoFurtherBackThanAFullBookCanTell() {
    int most = FuelBook.REMEMBERED_FILLS;
    // A fill a minute, the newest now.
    seen = IntStream.range(0, most).mapToObj(i -> key(i, SHOWN.minusMinutes(most - i))).toList();
    run();
    assertThat(asked.getFirst().from()).isEqualTo(SHOWN.minusMinutes(most / 2 + 1));
    seen = seen.subList(1, most);
    asked.clear();
    search.incomplete();
    run();
    assertThat(asked.getFirst().from()).isBefore(SHOWN.minusMinutes(most));
  }

  @Test
  void looksAnHourBackAfterAnOutageUnlessSomethingWasMissed() {
    seen = List.of(key(1, SHOWN.minusDays(3)));
    run();
    asked.clear();
    run();
    assertThat(asked.getFirst().from()).isEqualTo(SHOWN.minusHours(1));
    asked.clear();
    search.incomplete();
    run();
    assertThat(asked.getFirst().from()).isEqualTo(SHOWN.minusDays(4));
  }

  @Test
  void claimsWhatIsUnknownAndNoOtherTills() {
    seen = List.of(key(1, SHOWN));
    search.setTime(SHOWN);
    search.begin(driver);
    PastFill known = past(1, FillOwner.MINE);
    PastFill mine = past(2, FillOwner.MINE);
    PastFill nobodys = past(3, FillOwner.NOBODY);
    PastFill others = past(4, FillOwner.OTHER);
    List<PastFill> all = List.of(known, mine, nobodys, others);
    search.take(driver, new PastFills("pts", "somebody's", all));
    assertThat(claimed).isEmpty();
    search.take(driver, new PastFills("pts", asked.getFirst().requestId(), all));
    assertThat(claimed).containsExactly(mine.fill().key(), nobodys.fill().key());
  }

  @Test
  void isCompleteWhenAllThatItFoundIsJournalledOrAnothers() {
    search.setTime(SHOWN);
    assertThat(search.isComplete()).isFalse();
    began = NOW.minus(Duration.ofHours(2));
    search.begin(driver);
    PastFill one = past(1, FillOwner.MINE);
    PastFill two = past(2, FillOwner.MINE);
    search.take(driver, new PastFills("pts", asked.getFirst().requestId(), List.of(one, two)));
    assertThat(search.isComplete()).isFalse();
    search.settled(one.fill().key());
    assertThat(search.isComplete()).isFalse();
    search.settled(two.fill().key());
    assertThat(search.isComplete()).isTrue();
    search.incomplete();
    assertThat(search.isComplete()).isFalse();
  }

  @Test
  void aFillThatFailedDuringTheSearchIsLookedForAgain() {
    search.setTime(SHOWN);
    search.begin(driver);
    search.incomplete();
    for (int i = 0; i < asked.size(); i++) {
      search.take(driver, new PastFills("pts", asked.get(i).requestId(), List.of()));
    }
    assertThat(search.isComplete()).isFalse();
    LocalDateTime first = asked.getFirst().from();
    asked.clear();
    run();
    assertThat(asked.getFirst().from()).isEqualTo(first);
    assertThat(search.isComplete()).isTrue();
  }

  @Test
  void settlesAnOldReleaseAfterTheSearchAndSearchesAgainOnce() {
    Deque<Runnable> later = new ArrayDeque<>();
    List<Authorisation> settled = new ArrayList<>();
    List<String> searches = new ArrayList<>();
    LateWork late =
        new LateWork(
            search, (millis, task) -> later.add(task), () -> searches.add("again"), settled::add);
    Authorisation old = new Authorisation("r1", 2, 0, new Limit.FullTank(), "p1");
    late.settle(old);
    later.remove().run();
    assertThat(settled).isEmpty();
    run();
    later.remove().run();
    assertThat(settled).containsExactly(old);

    late.searchAgain();
    late.searchAgain();
    assertThat(later).hasSize(1);
    later.remove().run();
    late.searchAgain();
    later.remove().run();
    assertThat(searches).hasSize(2);
  }

  @Test
  void aClockOfAnotherZoneIsPutRightAndALittleDriftIsLeft() {
    search.setTime(SHOWN); // Five hours behind UTC.
    Fill fill = past(1, FillOwner.MINE).fill();
    assertThat(fills.fill(fill, search.aheadOfStation()).endedAt()).isEqualTo(NOW);
    search.setTime(SHOWN.plusMinutes(6));
    assertThat(fills.fill(fill, search.aheadOfStation()).endedAt()).isEqualTo(NOW);
    search.setTime(SHOWN.minusMinutes(6));
    assertThat(fills.fill(fill, search.aheadOfStation()).endedAt()).isEqualTo(NOW);
    search.setTime(LocalDateTime.of(2026, 11, 22, 16, 4)); // The station's own.
    assertThat(fills.fill(fill, search.aheadOfStation()).endedAt())
        .isEqualTo(NOW.minus(Duration.ofHours(13)));
  }

  /** Begins, and answers every slice with nothing. */
  private void run() {
    search.setTime(SHOWN);
    search.begin(driver);
    for (int i = 0; i < asked.size(); i++) {
      assertThat(asked).hasSizeLessThan(100);
      search.take(driver, new PastFills("pts", asked.get(i).requestId(), List.of()));
    }
  }

  private FuelBook book() {
    return new FuelBook(Map.of(), Map.of(), seen, Map.of(), Map.of(), null);
  }

  private static String key(int number, LocalDateTime end) {
    return new FillKey("pts", 1, number + 1, end.toString()).text();
  }

  private static PastFill past(int number, FillOwner owner) {
    return new PastFill(
        new Fill(
            new FillKey("pts", 1, number + 1, SHOWN.toString()),
            new Hose(1, 1),
            Metered.ZERO,
            new Fill.Span(null, SHOWN),
            null,
            new Fill.Origin("", "", true, true),
            Set.of()),
        owner);
  }
}
