package canopy.till.sync;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;

/**
 * Stands between a till and head office and does to requests what networks do. Every request gets
 * its fate from the seed. Each connection is served on a thread of its own.
 */
final class FaultProxy implements AutoCloseable {
  /** What can happen to a request. */
  enum Fate {
    /** Nothing. */
    PASS,
    /** It is lost. */
    DROP,
    /** It arrives, but the answer is lost. */
    LOSE_ANSWER,
    /** It arrives twice; the second answer comes back. */
    TWICE,
    /** It arrives after the next one. */
    LATE,
    /** It ends in the middle of its body. */
    CUT_REQUEST,
    /** The answer ends in the middle. */
    CUT_ANSWER,
    /** Something on the way answers 500, and it never arrives. */
    ERROR_BEFORE,
    /** It arrives, and something on the way answers 500. */
    ERROR_AFTER,
    /** It takes a while. */
    DELAY,
    /** The answer comes in drops. */
    SLOW
  }

  private static final int TIMEOUT_MILLIS = 60_000;
  private static final long DELAY_MILLIS = 3;
  private static final byte[] ERROR =
      "HTTP/1.1 500 Oops\r\nContent-Length: 4\r\nConnection: close\r\n\r\noops"
          .getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Semaphore never = new Semaphore(0);
  private final IntSupplier headOfficePort;
  private final RandomGenerator random;
  private final Map<Fate, Integer> happened = new EnumMap<>(Fate.class);
  private final Thread thread;
  private final Queue<Thread> connections = new ConcurrentLinkedQueue<>();
  private byte[] late = new byte[0];
  private volatile int faultsPerHundred;

  /**
   * @param headOfficePort asked for every request
   * @param faultsPerHundred of so many requests something happens to these
   */
  FaultProxy(IntSupplier headOfficePort, RandomGenerator random, int faultsPerHundred)
      throws IOException {
    this.headOfficePort = headOfficePort;
    this.random = random;
    this.faultsPerHundred = faultsPerHundred;
    this.thread = Thread.ofVirtual().name("fault-proxy").start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** From now on everything passes. */
  void calm() {
    faultsPerHundred = 0;
  }

  /** What has happened so far. */
  synchronized Map<Fate, Integer> happened() {
    return new EnumMap<>(happened);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        connections.add(Thread.ofVirtual().name("fault").start(() -> serve(client)));
        connections.removeIf(thread -> !thread.isAlive());
      } catch (IOException e) {
        // It is closed.
      }
    }
  }

  private void serve(Socket accepted) {
    try (Socket client = accepted) {
      client.setSoTimeout(TIMEOUT_MILLIS);
      byte[] request = request(client.getInputStream());
      if (request.length > 0) {
        serve(request, client.getOutputStream());
      }
    } catch (IOException | InterruptedException e) {
      // A broken connection is what this is for.
      Thread.interrupted();
    }
  }

  private void serve(byte[] request, OutputStream client) throws IOException, InterruptedException {
    Fate fate = fate();
    byte[] waiting = exchangeLate(new byte[0]);
    switch (fate) {
      case PASS -> client.write(ask(request));
      case DROP -> {}
      case LOSE_ANSWER -> ask(request);
      case TWICE -> {
        ask(request);
        client.write(ask(request));
      }
      case LATE -> exchangeLate(request);
      case CUT_REQUEST -> ask(Arrays.copyOf(request, request.length - 1 - request.length / 4));
      case CUT_ANSWER -> {
        byte[] answer = ask(request);
        client.write(answer, 0, below(answer.length));
      }
      case ERROR_BEFORE -> client.write(ERROR);
      case ERROR_AFTER -> {
        ask(request);
        client.write(ERROR);
      }
      case DELAY -> {
        pause();
        client.write(ask(request));
      }
      case SLOW -> {
        byte[] answer = ask(request);
        int third = answer.length / 3;
        for (int from = 0; from < answer.length; from += third + 1) {
          client.write(answer, from, Math.min(third + 1, answer.length - from));
          client.flush();
          pause();
        }
      }
    }
    client.flush();
    if (waiting.length > 0) {
      ask(waiting);
    }
  }

  private void pause() throws InterruptedException {
    if (never.tryAcquire(DELAY_MILLIS, TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("nobody releases this");
    }
  }

  private synchronized byte[] exchangeLate(byte[] request) {
    byte[] before = late;
    late = request;
    return before;
  }

  private synchronized Fate fate() {
    boolean good = random.nextInt(100) >= faultsPerHundred;
    Fate fate = good ? Fate.PASS : Fate.values()[1 + random.nextInt(Fate.values().length - 1)];
    happened.merge(fate, 1, Integer::sum);
    return fate;
  }

  /** Of an answer that a killed head office did not begin, nothing. */
  private synchronized int below(int bound) {
    return bound == 0 ? 0 : random.nextInt(bound);
  }

  /** Sends bytes to head office; what it says, empty if it says nothing. */
  private byte[] ask(byte[] request) throws IOException {
    try (Socket office = new Socket()) {
      office.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), headOfficePort.getAsInt()),
          TIMEOUT_MILLIS);
      office.setSoTimeout(TIMEOUT_MILLIS);
      office.getOutputStream().write(request);
      office.getOutputStream().flush();
      office.shutdownOutput();
      return office.getInputStream().readAllBytes();
    }
  }

  /** One whole request, changed so that its connection ends with it; empty if there is none. */
  private static byte[] request(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int ends = 0;
    while (ends < 4) {
      int b = in.read();
      if (b < 0) {
        return new byte[0];
      }
      head.write(b);
      ends = b == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : b == '\r' ? 1 : 0;
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    int length = 0;
    StringBuilder sent = new StringBuilder();
    for (String line : text.split("\r\n")) {
      String name = line.toLowerCase(Locale.ROOT);
      if (name.startsWith("content-length:")) {
        length = Integer.parseInt(line.substring("content-length:".length()).strip());
      }
      if (!name.startsWith("connection:")) {
        sent.append(line).append("\r\n");
      }
    }
    sent.append("Connection: close\r\n\r\n");
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(sent.toString().getBytes(StandardCharsets.ISO_8859_1));
    whole.writeBytes(in.readNBytes(length));
    return whole.toByteArray();
  }

  @Override
  public void close() throws IOException {
    server.close();
    try {
      thread.join();
      for (Thread connection : connections) {
        connection.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
