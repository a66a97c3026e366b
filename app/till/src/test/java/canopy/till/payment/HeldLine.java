package canopy.till.payment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * A line on which certain requests, or their answers, stand still until they are lost, one of each
 * kind. One request for each connection, each on a thread of its own.
 */
final class HeldLine implements AutoCloseable {
  /** What stands still. */
  enum What {
    /** The request; it never arrives. */
    REQUEST,
    /** The answer; what was asked for is done. */
    ANSWER
  }

  private static final int CHUNK_BYTES = 16 * 1024;

  private final ServerSocket listener;
  private final Set<String> kinds = ConcurrentHashMap.newKeySet();
  private volatile int port;
  private volatile What what = What.REQUEST;
  private volatile CountDownLatch held = new CountDownLatch(0);
  private volatile CountDownLatch lost = new CountDownLatch(0);

  /**
   * @param port where it leads to
   */
  HeldLine(int port) throws IOException {
    this.port = port;
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  /** What is behind it has another port now. */
  void leadsTo(int other) {
    port = other;
  }

  /** The next request with each of these in its first line stands still. */
  void hold(What which, List<String> wanted) {
    held = new CountDownLatch(wanted.size());
    lost = new CountDownLatch(1);
    what = which;
    kinds.addAll(wanted);
  }

  /** Waits until all of them stand still. */
  void awaitHeld() throws InterruptedException {
    held.await();
  }

  /** What stands still is lost. */
  void lose() {
    lost.countDown();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      byte[] first = new byte[CHUNK_BYTES];
      int read = socket.getInputStream().read(first);
      if (read < 0) {
        return;
      }
      String line =
          new String(first, 0, read, StandardCharsets.ISO_8859_1).lines().findFirst().orElse("");
      boolean holds = kinds.removeIf(line::contains);
      if (holds && what == What.REQUEST) {
        standStill();
        return;
      }
      try (Socket there = new Socket(InetAddress.getLoopbackAddress(), port)) {
        there.getOutputStream().write(first, 0, read);
        Thread.ofVirtual().start(() -> pump(socket, there));
        if (holds) {
          int begun = there.getInputStream().read();
          if (begun >= 0) {
            standStill();
          }
          return;
        }
        copy(there.getInputStream(), socket.getOutputStream());
      }
    } catch (IOException e) {
      // One side is gone: the other sees its connection end.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void standStill() throws InterruptedException {
    CountDownLatch end = lost;
    held.countDown();
    end.await();
  }

  private static void pump(Socket from, Socket to) {
    try {
      copy(from.getInputStream(), to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // As above.
    }
  }

  private static void copy(InputStream from, OutputStream to) throws IOException {
    byte[] chunk = new byte[CHUNK_BYTES];
    for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
      to.write(chunk, 0, read);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
