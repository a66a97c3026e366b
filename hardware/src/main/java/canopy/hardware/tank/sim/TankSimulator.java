package canopy.hardware.tank.sim;

import canopy.hardware.line.LineAddress;
import canopy.hardware.line.LineOpener;
import canopy.hardware.line.LoopHub;
import canopy.hardware.line.sim.PseudoTerminal;
import canopy.hardware.line.sim.SimulatorArguments;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tanks and their Veeder-Root console. Runs as a program or inside a test.
 *
 * <pre>
 * java -m canopy.hardware/canopy.hardware.tank.sim.TankSimulator --pty /tmp/gauge \
 *     --sales http://127.0.0.1:PORT/sim --speed 10</pre>
 *
 * <p>Prints {@code ready tcp=PORT http=PORT} (and {@code pty=LINK}) and ends with its standard
 * input. Orders are listed at {@code SimOrders}; there is no login, so everything is on loopback.
 */
public final class TankSimulator implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TankSimulator.class);
  private static final int TICK_MILLIS = 250;
  private static final int SALES_MILLIS = 1_000;
  private static final int MOST_REQUEST_BYTES = 1 << 16;

  private final SimTanks station;
  private final SimOrders orders;
  private final SimSales sales;
  private final SimLines lines;
  private final HttpServer server;
  private final JsonMapper mapper = new JsonMapper();
  private final ScheduledExecutorService time;

  private TankSimulator(SimSettings settings, Clock clock) throws IOException {
    station = new SimTanks(settings, clock);
    orders = new SimOrders(station);
    sales = new SimSales(settings.world().salesUrl(), station);
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.network().httpPort()),
            50);
    server.createContext("/sim/", this::order);
    time =
        Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("tank-sim-time").factory());
    lines = new SimLines(station, settings.network().tcpPort());
  }

  /**
   * Starts the simulator in this program.
   *
   * @throws IOException when a port cannot be bound
   */
  public static TankSimulator start(SimSettings settings) throws IOException {
    TankSimulator simulator = new TankSimulator(settings, Clock.system(ZoneId.systemDefault()));
    simulator.server.start();
    String line = settings.network().line();
    if (!line.isEmpty()) {
      simulator.lines.serveLine(LineAddress.parse(line), new LineOpener(new LoopHub()));
    }
    if (!settings.world().manual()) {
      simulator.startTime(settings.world());
    }
    return simulator;
  }

  /** Runs it as a program, until its standard input ends. */
  public static void main(String[] args) throws IOException {
    SimulatorArguments arguments = new SimulatorArguments(args);
    SimSettings settings = SimSettings.of(arguments);
    String ready = "";
    if (arguments.has("pty")) {
      PseudoTerminal cable = PseudoTerminal.open(Path.of(arguments.text("pty", "")));
      Runtime.getRuntime().addShutdownHook(new Thread(cable::close));
      settings = settings.onLine("serial:" + cable.deviceEnd());
      ready = " pty=" + cable.tillEnd();
    }
    try (TankSimulator simulator = start(settings)) {
      SimulatorArguments.announceAndWait(
          "tcp=" + simulator.tcpPort() + " http=" + simulator.httpPort() + ready);
    }
  }

  /** The gauge's own port. */
  public int tcpPort() {
    return lines.tcpPort();
  }

  /** Where it takes orders. */
  public int httpPort() {
    return server.getAddress().getPort();
  }

  /** Where it takes orders: {@code http://127.0.0.1:PORT/sim}. */
  public String controlUrl() {
    return "http://127.0.0.1:" + httpPort() + "/sim";
  }

  /**
   * Carries out an order as if it had come over HTTP.
   *
   * @param what such as {@code pour}
   * @param json the order; empty for none
   * @return the state afterwards, as JSON
   * @throws IllegalArgumentException when it makes no sense
   */
  public String order(String what, String json) throws IOException {
    JsonNode order = json.isEmpty() ? mapper.createObjectNode() : mapper.readTree(json);
    if (what.equals("sales")) {
      sales.take();
    }
    String answer;
    boolean offline;
    synchronized (station) {
      answer = orders.carryOut(what, order).toString();
      offline = station.faults.offline;
    }
    if (offline) {
      lines.drop();
    }
    return answer;
  }

  @Override
  public void close() {
    time.shutdownNow();
    lines.close();
    server.stop(0);
  }

  private void startTime(SimSettings.World world) {
    long[] last = {System.nanoTime()};
    Runnable tick =
        () -> {
          long now = System.nanoTime();
          long millis = Math.min(2_000, (now - last[0]) / 1_000_000);
          last[0] += millis * 1_000_000;
          synchronized (station) {
            station.advance(millis * world.speed());
          }
        };
    var _ = time.scheduleAtFixedRate(tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    Runnable look =
        () -> {
          try {
            sales.take();
          } catch (IOException e) {
            LOG.debug("the forecourt's counters: {}", e.getMessage());
          }
        };
    var _ = time.scheduleWithFixedDelay(look, 0, SALES_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void order(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body =
          new String(
              exchange.getRequestBody().readNBytes(MOST_REQUEST_BYTES), StandardCharsets.UTF_8);
      String what = exchange.getRequestURI().getPath().substring("/sim/".length());
      byte[] reply;
      int status = 200;
      try {
        reply = order(what, body).getBytes(StandardCharsets.UTF_8);
      } catch (IllegalArgumentException | IOException e) {
        status = 400;
        reply = String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8);
      }
      exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
      exchange.sendResponseHeaders(status, reply.length);
      exchange.getResponseBody().write(reply);
    }
  }
}
