package canopy.channel.wire;

import canopy.channel.Patience;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** A server that sends exactly the bytes it is told, or breaks off as it is told. */
public final class RawServer implements AutoCloseable {
  private final ServerSocket listener;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final List<Seen> seen = new ArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Function<Seen, Act> script;

  /** A request; header names in lower case. */
  public record Seen(String method, String target, Map<String, String> headers, String body) {}

  /** What the server does about a request. */
  public sealed interface Act {
    /** Long enough for a busy machine, and short where nothing is to come. */
    default int patienceMillis() {
      return this instanceof Silence ? 300 : Patience.LONGEST_MILLIS;
    }

    /** Header lines go out as they are written. */
    record Answer(int status, List<String> headers, byte[] body) implements Act {}

    /** Nothing until the server is closed. */
    record Silence() implements Act {}

    /** Closes the connection. */
    record Drop() implements Act {}

    /** Resets the connection. */
    record Reset() implements Act {}

    /** Announces an answer and breaks off within it. */
    record Half() implements Act {}
  }

  public RawServer(Function<Seen, Act> script) {
    this.script = script;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public static Act answer(int status, String body, String... headers) {
    return new Act.Answer(status, List.of(headers), body.getBytes(StandardCharsets.UTF_8));
  }

  public static Act answer(int status, byte[] body, String... headers) {
    return new Act.Answer(status, List.of(headers), body);
  }

  public String url() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  public synchronized List<Seen> seen() {
    return List.copyOf(seen);
  }

  /** All requests, when there are so many: who has given up waiting may be ahead of this server. */
  public synchronized List<Seen> awaitSeen(int count) {
    long end = System.nanoTime() + Patience.LONGEST.toNanos();
    try {
      while (seen.size() < count && end - System.nanoTime() > 0) {
        wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return List.copyOf(seen);
  }

  public synchronized Seen last() {
    return seen.getLast();
  }

  private synchronized void sees(Seen request) {
    seen.add(request);
    notifyAll();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      closing.countDown();
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      Seen request = read(new BufferedInputStream(socket.getInputStream()));
      sees(request);
      switch (script.apply(request)) {
        case Act.Answer answer -> socket.getOutputStream().write(bytes(answer));
        case Act.Silence silence -> closing.await();
        case Act.Drop drop -> {}
        case Act.Reset reset -> socket.setSoLinger(true, 0);
        case Act.Half half ->
            socket
                .getOutputStream()
                .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a".getBytes());
      }
    } catch (IOException e) {
      // The other side broke off, or the test is over.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] bytes(Act.Answer answer) {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " x\r\n");
    answer.headers().forEach(line -> head.append(line).append("\r\n"));
    if (answer.status() != 204) {
      head.append("Content-Length: ").append(answer.body().length).append("\r\n");
    }
    head.append("Connection: close\r\n\r\n");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    all.writeBytes(answer.body());
    return all.toByteArray();
  }

  private static Seen read(InputStream in) throws IOException {
    String[] first = line(in).split(" ");
    if (first.length < 2) {
      throw new IOException("not HTTP");
    }
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        throw new IOException("not HTTP");
      }
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return new Seen(first[0], first[1], headers, body);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("closed");
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      listener.close();
      for (Socket socket : new ArrayList<>(open)) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
