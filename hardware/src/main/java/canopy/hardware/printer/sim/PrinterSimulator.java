package canopy.hardware.printer.sim;

import canopy.hardware.line.Connection;
import canopy.hardware.line.Connector;
import canopy.hardware.line.LineAddress;
import canopy.hardware.line.LineOpener;
import canopy.hardware.line.LoopHub;
import canopy.hardware.line.sim.ControlPort;
import canopy.hardware.line.sim.PseudoTerminal;
import canopy.hardware.line.sim.SimulatorArguments;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The simulated receipt printer with its ways in: a TCP port that serves one connection at a time,
 * a line such as a pseudo-terminal, and the control port.
 *
 * <p>Control commands: {@code paper ok|near-end|out}, {@code paper-out-after BYTES}, {@code cover
 * open|closed}, {@code feed-key pressed|released}, {@code cutter jammed|ok}, {@code head hot|ok},
 * {@code stall on|off}, {@code mute on|off}, {@code reply-delay MILLIS}, {@code reset-after BYTES},
 * {@code power off|on|cycle}, {@code drawer open|closed}, {@code drawer-lock on|off}, {@code sensor
 * normal|inverted}, {@code state}.
 */
public final class PrinterSimulator implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PrinterSimulator.class);
  private static final int RETRY_MILLIS = 100;
  private static final int RECEIVE_BUFFER_BYTES = 8_192;

  private final SimulatedFaults faults = new SimulatedFaults();
  private final PrinterMachine machine;
  private final ControlPort control;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ScheduledThreadPoolExecutor lateAnswers;
  private volatile int replyDelayMillis;
  private volatile @Nullable ServerSocket server;
  private volatile @Nullable Socket client;
  private volatile @Nullable Connection line;
  private int tcpPort;

  /**
   * Makes a printer that nothing is connected to yet.
   *
   * @param jobs the folder for what it prints
   * @param controlPort 0 chooses a free one
   */
  public PrinterSimulator(Path jobs, int controlPort) throws IOException {
    machine = new PrinterMachine(faults, new JobFolder(jobs));
    control = new ControlPort(controlPort, this::command);
    lateAnswers =
        new ScheduledThreadPoolExecutor(
            1, task -> Thread.ofPlatform().daemon().name("late-answers").unstarted(task));
    control.start();
  }

  /**
   * Runs it as a program: {@code --jobs DIR [--tcp PORT] [--line ADDRESS] [--pty LINK] [--control
   * PORT]}. Prints its ports as {@code name=value} on one line and ends when its standard input
   * ends.
   */
  public static void main(String[] args) throws IOException {
    SimulatorArguments arguments = new SimulatorArguments(args);
    Path jobs = Path.of(arguments.text("jobs", "print-jobs"));
    try (PrinterSimulator printer = new PrinterSimulator(jobs, arguments.number("control", 0))) {
      StringBuilder ready = new StringBuilder("control=" + printer.controlPort());
      if (arguments.has("tcp")) {
        ready.append(" tcp=").append(printer.listen(arguments.number("tcp", 0)));
      }
      Connector opener = new LineOpener(new LoopHub());
      if (arguments.has("line")) {
        printer.attach(LineAddress.parse(arguments.text("line", "")), opener);
      }
      if (arguments.has("pty")) {
        PseudoTerminal cable = PseudoTerminal.open(Path.of(arguments.text("pty", "")));
        Runtime.getRuntime().addShutdownHook(new Thread(cable::close));
        printer.attach(LineAddress.parse("serial:" + cable.deviceEnd()), opener);
        ready.append(" pty=").append(cable.tillEnd());
      }
      SimulatorArguments.announceAndWait(ready.toString());
    }
  }

  /**
   * Opens the TCP port on loopback.
   *
   * @param port 0 chooses a free one
   * @return the port
   */
  public int listen(int port) throws IOException {
    ServerSocket opened = new ServerSocket();
    opened.setReuseAddress(true);
    // A printer's network card holds little; a large buffer here would hide every stall.
    opened.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
    opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    server = opened;
    tcpPort = opened.getLocalPort();
    Thread.ofPlatform().daemon().name("printer-sim-tcp").start(() -> acceptForever(opened));
    return tcpPort;
  }

  /**
   * Serves a line, for instance the device end of a pseudo-terminal; opens it again when it breaks.
   */
  public void attach(LineAddress address, Connector connector) {
    Thread.ofPlatform()
        .daemon()
        .name("printer-sim-line")
        .start(() -> serveLineForever(address, connector));
  }

  /** The port for {@link canopy.hardware.line.sim.ControlClient}. */
  public int controlPort() {
    return control.port();
  }

  /**
   * Carries out a control command.
   *
   * @return what it has to say, often nothing
   * @throws IllegalArgumentException when it is unknown
   */
  public String command(String line) {
    String[] words = line.split(" +", 2);
    String value = words.length > 1 ? words[1] : "";
    switch (words[0]) {
      case "state" -> {
        synchronized (machine) {
          return machine.counters() + " " + faults;
        }
      }
      case "reply-delay" -> replyDelayMillis = Integer.parseInt(value);
      case "power" -> power(value);
      default -> {
        synchronized (machine) {
          faults.set(words[0], value);
          machine.faultsChanged();
        }
      }
    }
    return "";
  }

  private void power(String value) {
    try {
      switch (value) {
        case "cycle" -> machine.powerCycle();
        case "off" -> {
          machine.powerCycle();
          closeServer();
        }
        case "on" -> listen(tcpPort);
        default -> throw new IllegalArgumentException("unknown: power " + value);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("the port cannot be opened: " + e.getMessage(), e);
    }
  }

  private void acceptForever(ServerSocket from) {
    while (!from.isClosed()) {
      try (Socket socket = from.accept()) {
        client = socket;
        serve(new SocketWire(socket), socket.getInputStream()::read);
      } catch (IOException e) {
        LOG.debug("printer simulator: {}", e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void serveLineForever(LineAddress address, Connector connector) {
    try {
      while (!closed.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
        try (Connection open = connector.open(address, 1_500)) {
          line = open;
          serve(new LineWire(open), open::read);
        } catch (IOException e) {
          LOG.debug("printer simulator: {}", e.getMessage());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Where bytes come from. */
  private interface Source {
    int read(byte[] buffer) throws IOException;
  }

  private void serve(PrinterMachine.Wire wire, Source source)
      throws IOException, InterruptedException {
    machine.connected();
    try {
      byte[] buffer = new byte[4_096];
      for (int count = source.read(buffer); count > 0; count = source.read(buffer)) {
        machine.receive(wire, buffer, count);
      }
    } finally {
      machine.disconnected(wire);
    }
  }

  /** Sends an answer now or, when told to be slow, later; nothing while mute. */
  private void answer(byte[] bytes, Connection to) {
    synchronized (machine) {
      if (faults.mute()) {
        return;
      }
    }
    if (lateAnswers.isShutdown()) {
      return;
    }
    var _ =
        lateAnswers.schedule(
            () -> {
              try {
                to.write(bytes, 0, bytes.length);
              } catch (IOException e) {
                LOG.debug("nobody is left to answer: {}", e.getMessage());
              }
            },
            replyDelayMillis,
            TimeUnit.MILLISECONDS);
  }

  private void closeServer() throws IOException {
    ServerSocket open = server;
    if (open != null) {
      open.close();
    }
    Socket connected = client;
    if (connected != null) {
      connected.close();
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    control.close();
    closeServer();
    Connection open = line;
    if (open != null) {
      open.close();
    }
    lateAnswers.shutdownNow();
  }

  /** A TCP client. */
  private final class SocketWire implements PrinterMachine.Wire, Connection {
    private final Socket socket;

    SocketWire(Socket socket) {
      this.socket = socket;
    }

    @Override
    public void answer(byte[] bytes) {
      PrinterSimulator.this.answer(bytes, this);
    }

    @Override
    public void abort() {
      try {
        // A reset instead of a goodbye, as when the power goes.
        socket.setSoLinger(true, 0);
      } catch (IOException e) {
        LOG.debug("already gone: {}", e.getMessage());
      }
      close();
    }

    @Override
    public int read(byte[] buffer) throws IOException {
      return socket.getInputStream().read(buffer);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      socket.getOutputStream().write(bytes, offset, length);
    }

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException e) {
        LOG.debug("already closed: {}", e.getMessage());
      }
    }
  }

  /** A serial line. */
  private final class LineWire implements PrinterMachine.Wire {
    private final Connection connection;

    LineWire(Connection connection) {
      this.connection = connection;
    }

    @Override
    public void answer(byte[] bytes) {
      PrinterSimulator.this.answer(bytes, connection);
    }

    @Override
    public void abort() {
      connection.close();
    }
  }
}
