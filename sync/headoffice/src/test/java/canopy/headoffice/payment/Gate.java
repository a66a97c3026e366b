package canopy.headoffice.payment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A line on which the next request, or its answer, can be lost, held or doubled. One request for
 * each connection.
 */
final class Gate implements AutoCloseable {
  /** What becomes of the next request; all later ones pass. */
  enum Mode {
    PASS,
    /** The request does not arrive. */
    LOSE_REQUEST,
    /** The request is carried out, its answer is lost. */
    LOSE_ANSWER,
    /** The request arrives twice; the first answer comes back. */
    DOUBLE,
    /** The request stands still before it arrives, and never does. */
    HOLD_REQUEST,
    /** The request is carried out, its answer stands still and is lost. */
    HOLD_ANSWER,
    /** The request is carried out, its answer stands still and arrives late. */
    DELAY_ANSWER
  }

  private final ServerSocket listener;
  private final AtomicInteger arrived = new AtomicInteger();
  private volatile int port;
  private volatile Mode next = Mode.PASS;
  private volatile CountDownLatch held = new CountDownLatch(1);
  private volatile CountDownLatch released = new CountDownLatch(1);

  Gate(int port) throws IOException {
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

  void next(Mode mode) {
    held = new CountDownLatch(1);
    released = new CountDownLatch(1);
    next = mode;
  }

  /** Waits until a request or an answer stands still. */
  void awaitHeld() throws InterruptedException {
    held.await();
  }

  /** What stands still goes on, or is lost. */
  void release() {
    released.countDown();
  }

  /** How many requests have come out at the other end. */
  int arrived() {
    return arrived.get();
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
      byte[] request = message(socket.getInputStream());
      Mode mode = next;
      next = Mode.PASS;
      switch (mode) {
        case PASS -> socket.getOutputStream().write(forwarded(request));
        case LOSE_REQUEST -> {}
        case LOSE_ANSWER -> forwarded(request);
        case DOUBLE -> {
          byte[] first = forwarded(request);
          forwarded(request);
          socket.getOutputStream().write(first);
        }
        case HOLD_REQUEST -> hold();
        case HOLD_ANSWER -> {
          forwarded(request);
          hold();
        }
        case DELAY_ANSWER -> {
          byte[] answer = forwarded(request);
          hold();
          socket.getOutputStream().write(answer);
        }
      }
    } catch (IOException e) {
      // The other side is gone: the caller sees its connection end.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void hold() throws InterruptedException {
    held.countDown();
    released.await();
  }

  private byte[] forwarded(byte[] request) throws IOException {
    try (Socket there = new Socket(InetAddress.getLoopbackAddress(), port)) {
      there.getOutputStream().write(request);
      arrived.incrementAndGet();
      return message(there.getInputStream());
    }
  }

  /** A head and, if it announces one, its body. */
  private static byte[] message(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (!endsWith(all, "\r\n\r\n")) {
      int one = in.read();
      if (one < 0) {
        throw new IOException("the line ended in the head");
      }
      all.write(one);
    }
    String head = all.toString(StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    int length = head.indexOf("content-length:");
    if (length >= 0) {
      int end = head.indexOf("\r\n", length);
      all.write(in.readNBytes(Integer.parseInt(head.substring(length + 15, end).strip())));
    } else if (head.contains("transfer-encoding: chunked")) {
      while (!endsWith(all, "0\r\n\r\n")) {
        int one = in.read();
        if (one < 0) {
          throw new IOException("the line ended in the body");
        }
        all.write(one);
      }
    }
    return all.toByteArray();
  }

  private static boolean endsWith(ByteArrayOutputStream all, String end) {
    String text = all.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith(end);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
