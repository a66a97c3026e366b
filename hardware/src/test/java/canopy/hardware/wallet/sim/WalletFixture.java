package canopy.hardware.wallet.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A simulator within the test, with the keys that all tests share. */
final class WalletFixture implements AutoCloseable {
  /** A clock that only the simulator's own jumps and the test move on. */
  static final class HandClock extends Clock {
    private final AtomicLong millis = new AtomicLong(System.currentTimeMillis());

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(millis.get());
    }

    void forward(long more) {
      millis.addAndGet(more);
    }
  }

  /** A simulator writes its address there, too: one for each JVM that shares the tests. */
  static final Path KEYS =
      Path.of("target", "wallet-keys-" + System.getProperty("canopy.fork", "1"));

  private static final ObjectMapper JSON = new ObjectMapper();

  final HandClock clock = new HandClock();
  final WalletSimulator simulator;

  WalletFixture(Path folder) throws IOException {
    this(WalletSettings.standard(folder));
  }

  WalletFixture(WalletSettings settings) throws IOException {
    simulator = WalletSimulator.start(settings.withKeys(KEYS), clock);
  }

  /** What a merchant was told about a wallet. */
  JsonNode merchant(String wallet) throws IOException {
    return JSON.readTree(simulator.payments().toFile()).path(wallet);
  }

  /** A file that the merchant was given, by the name that its description has. */
  Path file(String wallet, String name) throws IOException {
    return simulator.payments().resolveSibling(merchant(wallet).path(name).asText());
  }

  String text(String wallet, String name) throws IOException {
    return Files.readString(file(wallet, name), StandardCharsets.UTF_8).strip();
  }

  /** Carries out an order; apostrophes stand for quotation marks. */
  JsonNode control(String order) throws IOException {
    return JSON.readTree(simulator.control(order.replace('\'', '"')));
  }

  JsonNode phone(String what, String order) throws IOException {
    return JSON.readTree(simulator.phone(what, order.replace('\'', '"')));
  }

  JsonNode book() throws IOException {
    return JSON.readTree(simulator.book());
  }

  /** The order of that number in the book; missing if there is none. */
  JsonNode order(String number) throws IOException {
    for (JsonNode order : book().path("orders")) {
      if (order.path("order").asText().equals(number)) {
        return order;
      }
    }
    return JSON.missingNode();
  }

  long balanceMinor(String wallet, String customer) throws IOException {
    for (JsonNode each : book().path("customers")) {
      if (each.path("wallet").asText().equals(wallet)
          && each.path("customer").asText().equals(customer)) {
        return each.path("balanceMinor").asLong();
      }
    }
    throw new IllegalArgumentException(customer);
  }

  @Override
  public void close() {
    simulator.close();
  }
}
