package canopy.till.sync;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.Json;
import canopy.sync.Enrolment;
import canopy.sync.HeadOfficeLine;
import canopy.sync.LineTrouble;
import canopy.sync.TillKey;
import canopy.till.crash.CrashChild;
import canopy.till.journal.Journal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Some tills, each behind a bad network of its own, with head office as another process: both are
 * killed (SIGKILL) at moments from the seed. In the end both sides must have the same. One thread.
 */
final class FaultRun implements AutoCloseable {
  private static final int FAULTS_PER_HUNDRED = 35;

  /** Each ends with a SIGKILL to the tills, and every other one sees one to head office as well. */
  private static final int ROUNDS = 3;

  /** So many decisions of a till are on the disk before something is killed, at most. */
  private static final int MOST_EACH = 4;

  private final Office office;
  private final FastClock clock;
  private final Path folder;
  private final Random random;
  private final long seed;
  private final List<FaultTill.Which> tills = new ArrayList<>();
  private final List<FaultProxy> networks = new ArrayList<>();
  private final Map<String, Long> onDisk = new HashMap<>();
  private final int port;
  private CrashChild server;

  FaultRun(Office office, FastClock clock, Path folder, List<Long> seeds) throws IOException {
    this.office = office;
    this.clock = clock;
    this.folder = folder;
    this.seed = seeds.getFirst();
    this.random = new Random(seed);
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    server = serve();
    for (long one : seeds) {
      FaultProxy network = new FaultProxy(() -> port, new Random(one), FAULTS_PER_HUNDRED);
      networks.add(network);
      tills.add(new FaultTill.Which("T" + one, network.port(), folder));
    }
  }

  /** What happened to requests. */
  List<Map<FaultProxy.Fate, Integer>> play() throws Exception {
    for (FaultTill.Which till : tills) {
      enrol(till);
    }
    for (int round = 0; round < ROUNDS; round++) {
      try (CrashChild selling = tills(FaultTills.SELL, round)) {
        sell(selling);
        if (round % 2 == 0) {
          server.kill();
          sell(selling);
          server = serve();
          sell(selling);
        }
        selling.kill();
        selling.acknowledged().forEach(this::written);
      }
    }
    networks.forEach(FaultProxy::calm);
    try (CrashChild sending = tills(FaultTills.SEND, ROUNDS)) {
      assertThat(sending.readToEnd()).as("see " + log()).isZero();
    }
    for (FaultTill.Which till : tills) {
      compare(till);
    }
    return networks.stream().map(FaultProxy::happened).toList();
  }

  private void sell(CrashChild selling) throws IOException {
    int before = selling.acknowledged().size();
    int more = tills.size() * (1 + random.nextInt(MOST_EACH));
    selling.readUntil(before + more);
    assertThat(selling.acknowledged()).as("sold, see " + log()).hasSize(before + more);
  }

  private void written(String acknowledged) {
    int colon = acknowledged.indexOf(':');
    onDisk.put(acknowledged.substring(0, colon), Long.valueOf(acknowledged.substring(colon + 1)));
  }

  private void compare(FaultTill.Which till) throws IOException {
    String lines;
    try (Journal journal = till.journal()) {
      lines = SoldLines.lines(journal);
      assertThat(journal.lastSeq()).isGreaterThanOrEqualTo(onDisk.getOrDefault(till.till(), 0L));
    }
    assertThat(office.lines(till.till())).as(till.till()).isEqualTo(lines);
    assertThat(office.totalMinor(till.till())).as(till.till()).isEqualTo(totalMinor(lines));
  }

  private void enrol(FaultTill.Which till) throws IOException {
    TillKey key = TillKey.create();
    Files.writeString(till.key(), key.pem());
    Enrolment.Machine machine = new Enrolment.Machine(Office.SITE, till.till(), "test");
    String code = office.code(till.till());
    try (HeadOfficeLine unsigned = till.line(null, clock, random)) {
      for (int tried = 0; ; tried++) {
        try {
          assertThat(Enrolment.enrol(unsigned, code, key, machine).till()).isEqualTo(till.till());
          return;
        } catch (LineTrouble e) {
          assertThat(tried).as("enrolling: " + e.trouble()).isLessThan(100);
        }
      }
    }
  }

  private CrashChild serve() throws IOException {
    String fast = ServingOffice.FAST + clock.began();
    CrashChild child =
        CrashChild.start(
            CrashChild.java(ServingOffice.class, office.jdbcUrl(), Integer.toString(port), fast),
            log());
    child.readUntil(1);
    assertThat(child.acknowledged()).as("head office is up, see " + log()).hasSize(1);
    return child;
  }

  private CrashChild tills(String what, int round) throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(
        List.of(what, Long.toString(seed + round), clock.began().toString(), folder.toString()));
    tills.forEach(till -> arguments.add(till.text()));
    return CrashChild.start(
        CrashChild.java(FaultTills.class, arguments.toArray(String[]::new)), log());
  }

  private Path log() {
    return folder.resolve("children-" + seed + ".log");
  }

  private static long totalMinor(String lines) throws IOException {
    long total = 0;
    for (String line : lines.split("\n")) {
      var json = Json.mapper().readTree(line.substring(line.indexOf(' ')));
      if (json.path("type").asText().equals("sale.completed")) {
        total += json.at("/data/sale/totals/total/minor").asLong();
      }
    }
    return total;
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (FaultProxy network : networks) {
      network.close();
    }
  }
}
