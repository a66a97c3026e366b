package canopy.till.demo;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.Json;
import canopy.core.quantity.Volume;
import canopy.core.stock.NozzleBalance;
import canopy.core.stock.NozzleMeter;
import canopy.core.stock.StockFlag;
import canopy.core.stock.StockLimits;
import canopy.core.stock.StockRule;
import canopy.core.stock.TankBalance;
import canopy.core.stock.TankDay;
import canopy.core.stock.watch.StockWatch;
import canopy.recount.Recount;
import canopy.till.demo.TankedPast.Counter;
import canopy.till.demo.TankedPast.Leak;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The days before the tour's: sound until the end, and not found out too early. */
final class TankedPastTest {
  private static final LocalDate LAST = LocalDate.of(2026, 11, 21);
  private static final Leak LEAK = new Leak(4, 1_000, 2);
  private static final long SEED = 20;
  private static final StockWatch WATCH = new StockWatch(StockLimits.USUAL);

  @TempDir private static Path folder;
  private static TankedPast.Ending ending;
  private final JsonMapper mapper = Json.mapper();
  private final Map<Integer, List<TankDay>> days = new TreeMap<>();
  private final Map<String, Volume> unrecorded = new TreeMap<>();
  private final Map<String, Volume> counted = new TreeMap<>();

  @BeforeAll
  static void write() throws IOException {
    DataFolder data = new DataFolder(folder);
    DemoStation.setUpWithoutPins(data);
    ending = TankedPast.write(data, counters(), LEAK, LAST, SEED);
  }

  /** Where the counters shall end. */
  private static List<Counter> counters() {
    List<Counter> counters = new ArrayList<>();
    for (int pump = 1; pump <= DemoStation.PUMPS; pump++) {
      for (int grade = 1; grade <= 4; grade++) {
        counters.add(new Counter(pump, grade, grade, 1_000_000_000L + pump, 700_000_000L + grade));
      }
    }
    return counters;
  }

  @BeforeEach
  void read() throws IOException {
    List<Path> segments;
    try (Stream<Path> files = Files.list(folder.resolve("journal"))) {
      segments = files.sorted().toList();
    }
    for (Path segment : segments) {
      for (String line : Files.readAllLines(segment)) {
        if (line.charAt(0) == 0) {
          break; // Room that was set aside and not used.
        }
        JsonNode event = mapper.readTree(line.substring(line.indexOf(' ')));
        LocalDate day = LocalDate.parse(event.path("day").asText());
        JsonNode balances = event.path("data").path("balances");
        switch (event.path("type").asText()) {
          case "tanks.balanced" -> {
            for (JsonNode each : balances) {
              TankBalance balance = mapper.treeToValue(each, TankBalance.class);
              days.computeIfAbsent(balance.tank(), _ -> new ArrayList<>())
                  .add(TankDay.of(day, balance));
            }
          }
          case "totalisers.balanced" -> {
            for (JsonNode each : balances) {
              NozzleBalance balance = mapper.treeToValue(each, NozzleBalance.class);
              String key = NozzleMeter.key(balance.closing().pump(), balance.closing().nozzle());
              unrecorded.merge(key, balance.unrecorded(), Volume::plus);
              counted.put(key, balance.closing().volume());
            }
          }
          default -> {}
        }
      }
    }
  }

  @Test
  void everyDayIsClosedAndAnybodyCanAddItUp() throws IOException {
    List<Recount.Day> recounted = Recount.of(folder.resolve("journal"));
    assertThat(recounted).hasSize(TankedPast.DAYS);
    assertThat(recounted.getLast().date()).isEqualTo(LAST.toString());
    assertThat(days).hasSize(4);
    assertThat(days.values()).allSatisfy(each -> assertThat(each).hasSize(TankedPast.DAYS));
  }

  @Test
  void countersEndWhereTheyAreWantedAndHaveNothingWithoutAFill() {
    assertThat(unrecorded).hasSize(counters().size());
    assertThat(unrecorded.values()).allMatch(Volume.ZERO::equals);
    for (Counter counter : counters()) {
      assertThat(counted.get(NozzleMeter.key(counter.pump(), counter.nozzle())))
          .isEqualTo(new Volume(counter.volumeMillilitres()));
    }
  }

  @Test
  void nothingIsFoundUpToItsLastDay() {
    days.forEach(
        (tank, all) -> {
          for (int end = 1; end <= all.size(); end++) {
            assertThat(WATCH.check(all.subList(0, end), List.of(), List.of()))
                .as("tank %s after %s days", tank, end)
                .isEmpty();
          }
        });
  }

  @Test
  void oneMoreDayGivesTheLeakAwayAndNothingElse() {
    days.forEach(
        (tank, all) -> {
          TankDay last = all.getLast();
          Volume opening = last.closing();
          Volume morning = ending.tanks().get(tank);
          Volume sold = new Volume(510_000);
          TankDay next =
              new TankDay(
                  tank,
                  last.grade(),
                  LAST.plusDays(1),
                  opening,
                  Volume.ZERO,
                  Volume.ZERO,
                  Volume.ZERO,
                  morning.minus(sold),
                  null,
                  null,
                  Volume.ZERO,
                  List.of(new NozzleMeter(1, 1, last.grade(), sold, Volume.ZERO)));
          List<TankDay> more = new ArrayList<>(all);
          more.add(next);
          assertThat(WATCH.check(more, List.of(), List.of()))
              .as("tank %s", tank)
              .extracting(StockFlag::rule)
              .isEqualTo(tank == LEAK.tank() ? List.of(StockRule.TREND) : List.of());
        });
  }
}
