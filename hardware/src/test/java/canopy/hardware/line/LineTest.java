package canopy.hardware.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.hardware.Patience;
import canopy.hardware.line.DeviceStatus.Availability;
import canopy.hardware.line.sim.PseudoTerminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Lines over real pseudo-terminals and sockets, with the plug pulled. */
@Timeout(Patience.HANGING_SECONDS)
class LineTest {
  /** Takes a device that reads nothing for half a second as stalled. */
  private static final LineTimes IMPATIENT = new LineTimes(Patience.LONGEST_MILLIS, 500, 50, 100);

  @TempDir Path folder;
  private final BlockingQueue<DeviceStatus> statuses = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final CountDownLatch drained = new CountDownLatch(1);
  private final LoopHub hub = new LoopHub();
  private Line line;

  @AfterEach
  void close() {
    if (line != null) {
      line.close();
    }
  }

  private void start(String address) {
    start(address, new LineOpener(hub));
  }

  private void start(String address, Connector connector) {
    start(address, connector, Calm.LINE);
  }

  private void start(String address, Connector connector, LineTimes times) {
    line =
        new Line(
            "test-line",
            LineAddress.parse(address),
            connector,
            times,
            new LineListener() {
              @Override
              public void received(byte[] bytes) {
                received.add(new String(bytes, StandardCharsets.ISO_8859_1));
              }

              @Override
              public void statusChanged(DeviceStatus status) {
                statuses.add(status);
              }

              @Override
              public void drained() {
                drained.countDown();
              }
            });
    line.start();
  }

  private DeviceStatus offline(LineFault fault) {
    return Waiting.until(statuses, s -> s.detail().equals(fault.name()));
  }

  private void online() {
    Waiting.until(statuses, DeviceStatus::online);
  }

  private String receiveAll(String end) {
    StringBuilder all = new StringBuilder();
    Waiting.until(received, piece -> all.append(piece).toString().endsWith(end));
    return all.toString();
  }

  @Test
  void serialLineCarriesEveryByteValueBothWays() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 256; i++) {
      all.append((char) i);
    }
    byte[] bytes = all.toString().getBytes(StandardCharsets.ISO_8859_1);
    try (PseudoTerminal cable = PseudoTerminal.open(folder.resolve("tty"));
        Connection device =
            new LineOpener(hub).open(LineAddress.parse("serial:" + cable.deviceEnd()), 1_000)) {
      start("serial:" + cable.tillEnd());
      online();
      device.write(bytes, 0, bytes.length);
      assertThat(receiveAll("\u00ff")).isEqualTo(all.toString());
      assertThat(line.send(bytes)).isTrue();
      ByteArrayOutputStream got = new ByteArrayOutputStream();
      byte[] buffer = new byte[64];
      while (got.size() < bytes.length) {
        got.write(buffer, 0, device.read(buffer));
      }
      assertThat(got.toByteArray()).isEqualTo(bytes);
    }
  }

  @Test
  void unplugIsOneEventNotAStormAndReplugHeals() throws IOException {
    Path link = folder.resolve("tty");
    PseudoTerminal cable = PseudoTerminal.open(link);
    AtomicInteger opened = new AtomicInteger();
    LineOpener opener = new LineOpener(hub);
    start(
        "serial:" + link,
        (address, connectMillis) -> {
          opened.incrementAndGet();
          return opener.open(address, connectMillis);
        });
    online();
    cable.close();
    offline(LineFault.LOST);
    long lost = System.nanoTime();
    int before = opened.get();
    offline(LineFault.PORT_MISSING);
    try (PseudoTerminal again = PseudoTerminal.open(link);
        Connection device =
            new LineOpener(hub).open(LineAddress.parse("serial:" + again.deviceEnd()), 1_000)) {
      online();
      device.write("HELLO\r".getBytes(StandardCharsets.US_ASCII), 0, 6);
      assertThat(receiveAll("\r")).isEqualTo("HELLO\r");
    }
    long pauses = (System.nanoTime() - lost) / 1_000_000 / Calm.LINE.retryFirstMillis();
    assertThat(opened.get() - before).isLessThanOrEqualTo((int) pauses + 2);
    assertThat(statuses.size()).isLessThanOrEqualTo(4);
  }

  @Test
  void serialDeviceThatReadsNothingIsClosedByTheWatchdogAndOpenedAgain() throws IOException {
    try (PseudoTerminal cable = PseudoTerminal.open(folder.resolve("tty"))) {
      // Nobody opens the device end, so the buffers fill up and the write would block for ever.
      start("serial:" + cable.tillEnd(), new LineOpener(hub), IMPATIENT);
      online();
      for (int i = 0; i < 8; i++) {
        line.send(new byte[Line.MESSAGE_LIMIT_BYTES]);
      }
      assertThat(offline(LineFault.STALLED).availability()).isEqualTo(Availability.OFFLINE);
      online();
    }
  }

  @Test
  void missingPortIsAStatusAndNotAnException() {
    start("serial:" + folder.resolve("nothing"));
    offline(LineFault.PORT_MISSING);
    assertThat(line.send(new byte[] {1})).isFalse();
  }

  @Test
  void portHeldBySomeoneElseIsBusy() throws IOException {
    try (PseudoTerminal cable = PseudoTerminal.open(folder.resolve("tty"));
        Connection other =
            new LineOpener(hub).open(LineAddress.parse("serial:" + cable.tillEnd()), 1_000)) {
      assertThat(other).isNotNull();
      start("serial:" + cable.tillEnd());
      offline(LineFault.PORT_BUSY);
    }
  }

  @Test
  void tcpLineComesBackAfterTheServerDid() throws IOException {
    int port;
    try (ServerSocket server = new ServerSocket(0)) {
      port = server.getLocalPort();
      start("tcp:127.0.0.1:" + port);
      try (Socket device = server.accept()) {
        online();
        device.getOutputStream().write("abc\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(receiveAll("\n")).isEqualTo("abc\n");
      }
      offline(LineFault.LOST);
    }
    offline(LineFault.CONNECT_REFUSED);
    try (ServerSocket server = new ServerSocket(port);
        Socket device = server.accept()) {
      online();
      assertThat(device.isConnected()).isTrue();
    }
  }

  @Test
  void unknownHostIsNamed() {
    start("tcp:no-such-host.invalid:9100");
    offline(LineFault.UNKNOWN_HOST);
  }

  @Test
  void fileLineWritesAtTheEndAndReadsNothingBack() throws Exception {
    Path file = folder.resolve("lp0");
    Files.writeString(file, "before ");
    start("file:" + file);
    online();
    line.send("after".getBytes(StandardCharsets.US_ASCII));
    assertThat(drained.await(Patience.LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(file)).isEqualTo("before after");
    assertThat(received).isEmpty();
  }

  @Test
  void characterDeviceFileIsReadBack() throws IOException {
    try (PseudoTerminal cable = PseudoTerminal.open(folder.resolve("lp"));
        Connection device =
            new LineOpener(hub).open(LineAddress.parse("serial:" + cable.deviceEnd()), 1_000)) {
      start("file:" + cable.tillEnd());
      online();
      device.write(new byte[] {0x16, '!'}, 0, 2);
      assertThat(receiveAll("!")).isEqualTo("\u0016!");
    }
  }

  @Test
  void loopLineEndsWhenTheDeviceGoes() throws InterruptedException {
    BlockingQueue<Connection> ends = new LinkedBlockingQueue<>();
    hub.plug("device", ends::add);
    start("loop:device");
    online();
    hub.unplug("device");
    ends.take().close();
    offline(LineFault.LOST);
    offline(LineFault.PORT_MISSING);
    hub.plug("device", ends::add);
    online();
  }

  @Test
  void notConfiguredIsDisabled() {
    start("none:");
    Waiting.until(statuses, s -> s.availability() == Availability.DISABLED);
    assertThat(line.send(new byte[] {1})).isFalse();
  }

  @Test
  void refusesMoreThanItsLimits() {
    hub.plug("deaf", end -> {});
    start("loop:deaf");
    online();
    assertThat(line.send(new byte[Line.MESSAGE_LIMIT_BYTES + 1])).isFalse();
    int taken = 0;
    while (taken < 1_000 && line.send(new byte[Line.MESSAGE_LIMIT_BYTES])) {
      taken++;
    }
    assertThat(taken).isBetween(Line.QUEUE_LIMIT, Line.QUEUE_LIMIT + 4);
  }

  @Test
  void driverThatThrowsDoesNotEndTheLine() {
    CountDownLatch tries = new CountDownLatch(2);
    start(
        "loop:x",
        (address, millis) -> {
          tries.countDown();
          if (tries.getCount() > 0) {
            throw new IllegalStateException("broken driver");
          }
          return new LoopConnection();
        });
    offline(LineFault.IO_ERROR);
    online();
  }

  @Test
  void timesMustMakeSense() {
    assertThatThrownBy(() -> new LineTimes(0, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LineTimes(1, 1, 2, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
