package canopy.hardware.forecourt.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A petrol station's forecourt behind a PTS-2 controller, over HTTP. Runs as a program or inside a
 * test.
 *
 * <pre>
 * java -m canopy.hardware/canopy.hardware.forecourt.sim.ForecourtSimulator --port 0 --pumps 8 --speed 10 \
 *     --cars-per-hour 60 --seed 7</pre>
 *
 * <p>Prints {@code forecourt simulator on http://127.0.0.1:PORT/jsonPTS} when it is ready. Orders
 * for cars and faults are listed at {@code SimControl}; {@code /sim} has no login, so the server
 * binds to loopback unless told otherwise.
 */
public final class ForecourtSimulator implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ForecourtSimulator.class);
  private static final int TICK_MILLIS = 20;
  private static final int MOST_REQUEST_BYTES = 1 << 20;

  private final SimStation station;
  private final SimFaults faults = new SimFaults();
  private final SimLogin login;
  private final SimProtocol protocol;
  private final SimControl control;
  private final HttpServer server;
  private final ExecutorService requests;
  private final ScheduledExecutorService time;

  private ForecourtSimulator(SimSettings settings, Clock clock) throws IOException {
    station = new SimStation(settings, clock);
    login = new SimLogin(settings.network());
    protocol = new SimProtocol(station, faults);
    control = new SimControl(station, faults, login::forgetNonces);
    server =
        HttpServer.create(
            new InetSocketAddress(settings.network().host(), settings.network().port()), 50);
    requests =
        Executors.newFixedThreadPool(12, Thread.ofPlatform().daemon().name("sim-", 1).factory());
    time =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sim-time").factory());
    server.setExecutor(requests);
    server.createContext("/jsonPTS", this::serve);
    server.createContext("/sim/", this::order);
  }

  /**
   * Starts the simulator in this program.
   *
   * @throws IOException when the port cannot be bound
   */
  public static ForecourtSimulator start(SimSettings settings) throws IOException {
    ForecourtSimulator simulator =
        new ForecourtSimulator(settings, Clock.system(ZoneId.systemDefault()));
    simulator.server.start();
    if (!settings.world().manual()) {
      simulator.startTime(settings.world().speed());
    }
    return simulator;
  }

  /**
   * Runs until the process is ended; with {@code --end-with-input} also until its standard input
   * ends, so that it does not outlive the program that started it.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(arguments));
    boolean endWithInput = words.remove("--end-with-input");
    ForecourtSimulator simulator;
    try {
      simulator = start(SimSettings.parse(words.toArray(new String[0])));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    System.out.println("forecourt simulator on " + simulator.url());
    System.out.flush();
    if (endWithInput) {
      System.in.transferTo(OutputStream.nullOutputStream());
      System.exit(0);
    }
    Thread.currentThread().join();
  }

  /** Where the controller is reached: {@code http://127.0.0.1:PORT/jsonPTS}. */
  public String url() {
    return base() + "/jsonPTS";
  }

  /** Where it takes orders: {@code http://127.0.0.1:PORT/sim}. */
  public String controlUrl() {
    return base() + "/sim";
  }

  /** Ends the simulator and frees its port. */
  @Override
  public void close() {
    time.shutdownNow();
    server.stop(0);
    requests.shutdownNow();
  }

  private String base() {
    InetSocketAddress address = server.getAddress();
    return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  private void startTime(int speed) {
    long[] last = {System.nanoTime()};
    Runnable tick =
        () -> {
          long now = System.nanoTime();
          long millis = Math.min(2_000, (now - last[0]) / 1_000_000);
          last[0] += millis * 1_000_000;
          synchronized (station) {
            station.advance(millis * speed);
          }
        };
    var _ = time.scheduleAtFixedRate(tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MOST_REQUEST_BYTES);
      int delayMillis;
      synchronized (station) {
        delayMillis = contains(body, faults.slowType) ? faults.slowMillis : 0;
        if (faults.silent()) {
          return;
        }
      }
      pause(delayMillis);
      SimLogin.Verdict verdict =
          login.check(
              exchange.getRequestHeaders().getFirst("Authorization"), exchange.getRequestMethod());
      String user = verdict.user();
      if (user == null) {
        exchange.getResponseHeaders().set("WWW-Authenticate", login.challenge(verdict.stale()));
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      answer(exchange, body, user);
    }
  }

  private void answer(HttpExchange exchange, byte[] body, String user) throws IOException {
    byte[] reply;
    synchronized (station) {
      if (faults.statusCount > 0 && contains(body, faults.statusType)) {
        faults.statusCount--;
        exchange.sendResponseHeaders(faults.status, -1);
        return;
      }
      SimProtocol.Answer answer = protocol.answer(body, user);
      if (answer.changedSomething() && faults.dropAfterCommit > 0) {
        faults.dropAfterCommit--;
        return;
      }
      reply = SimJson.write(answer.body());
      if (faults.brokenJson > 0) {
        faults.brokenJson--;
        reply = Arrays.copyOf(reply, reply.length / 2);
      }
    }
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    // Length 0 means chunked; the controller does so too.
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write(reply);
  }

  private void order(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MOST_REQUEST_BYTES);
      String what = exchange.getRequestURI().getPath().substring("/sim/".length());
      byte[] reply;
      int status = 200;
      try {
        JsonNode order = body.length == 0 ? SimJson.object() : SimJson.read(body);
        synchronized (station) {
          reply = SimJson.write(control.carryOut(what, order));
        }
      } catch (IllegalArgumentException | IOException e) {
        status = 400;
        reply = String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8);
      }
      exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
      exchange.sendResponseHeaders(status, reply.length);
      exchange.getResponseBody().write(reply);
    } catch (RuntimeException e) {
      log.warn("order {} failed", exchange.getRequestURI(), e);
      throw e;
    }
  }

  private static boolean contains(byte[] request, String type) {
    return new String(request, StandardCharsets.UTF_8).contains(type);
  }

  private static void pause(int millis) {
    if (millis > 0) {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
