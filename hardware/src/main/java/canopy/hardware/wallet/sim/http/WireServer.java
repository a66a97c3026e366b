package canopy.hardware.wallet.sim.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP/1.1 on loopback. It stays as plain as it can be: persistent connections, bodies of a given
 * length or in chunks, no TLS. Header names are sent exactly as they are given (a wallet's own SDK
 * looks them up by case), which the JDK's server cannot do.
 */
public final class WireServer implements AutoCloseable {
  /** What answers requests; called on many threads. */
  public interface Handler {
    WireAnswer answer(WireRequest request);

    /** Whether to reset the connection now, with the body still unread. */
    default boolean hangsUp(String target) {
      return false;
    }
  }

  private static final Logger log = LoggerFactory.getLogger(WireServer.class);
  private static final int MOST_CONNECTIONS = 1024;
  private static final int MOST_HEAD_BYTES = 64 << 10;
  private static final int MOST_BODY_BYTES = 1 << 20;
  private static final int IDLE_MILLIS = 75_000;

  private final ServerSocket server;
  private final Handler handler;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private WireServer(ServerSocket server, Handler handler) {
    this.server = server;
    this.handler = handler;
  }

  /**
   * Starts to listen on loopback.
   *
   * @param port 0 = any free one
   * @throws IOException when the port cannot be bound
   */
  public static WireServer start(int port, Handler handler) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
    WireServer server = new WireServer(socket, handler);
    Thread.ofPlatform().daemon().name("wallet-accept").start(server::accept);
    return server;
  }

  public int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() {
    closeQuietly(server);
    open.forEach(WireServer::closeQuietly);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        if (open.size() >= MOST_CONNECTIONS) {
          socket.close();
        } else {
          open.add(socket);
          Thread.ofVirtual().name("wallet-http").start(() -> converse(socket));
        }
      } catch (IOException e) {
        log.debug("accept: {}", e.toString());
      }
    }
  }

  private void converse(Socket socket) {
    try (socket) {
      socket.setSoTimeout(IDLE_MILLIS);
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      boolean goOn = true;
      while (goOn) {
        goOn = exchange(socket, in);
      }
    } catch (IOException e) {
      log.debug("connection: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  private boolean exchange(Socket socket, InputStream in) throws IOException, InterruptedException {
    List<String> head = head(in);
    String[] first = head.isEmpty() ? new String[0] : head.getFirst().split(" ", 3);
    if (first.length != 3) {
      return false;
    }
    if (handler.hangsUp(first[1])) {
      reset(socket);
      return false;
    }
    List<WireRequest.Header> headers = headers(head);
    if ("100-continue".equalsIgnoreCase(value(headers, "Expect"))) {
      socket.getOutputStream().write(ascii("HTTP/1.1 100 Continue\r\n\r\n"));
    }
    WireRequest request = new WireRequest(first[0], first[1], headers, body(in, headers));
    WireAnswer answer = answer(request);
    if (answer.delayMillis() > 0) {
      Thread.sleep(answer.delayMillis());
    }
    byte[] bytes = bytes(answer, first[0].equals("HEAD"));
    return switch (answer.ending()) {
      case SENT -> {
        socket.getOutputStream().write(bytes);
        yield !"close".equalsIgnoreCase(value(headers, "Connection"));
      }
      case CUT -> {
        OutputStream out = socket.getOutputStream();
        out.write(bytes, 0, bytes.length - Math.max(1, answer.body().length / 2));
        out.flush();
        socket.shutdownOutput();
        yield false;
      }
      case DROPPED -> {
        reset(socket);
        yield false;
      }
    };
  }

  private WireAnswer answer(WireRequest request) {
    try {
      return handler.answer(request);
    } catch (RuntimeException e) {
      log.warn("{} {} failed", request.method(), request.path(), e);
      return WireAnswer.text(500, "text/plain", "the simulator failed: " + e);
    }
  }

  private static byte[] bytes(WireAnswer answer, boolean headOnly) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(answer.status()).append(' ');
    head.append(reason(answer.status())).append("\r\n");
    for (WireRequest.Header header : answer.headers()) {
      head.append(header.name()).append(": ").append(header.value()).append("\r\n");
    }
    if (answer.status() != 204) {
      head.append("Content-Length: ").append(answer.body().length).append("\r\n");
    }
    head.append("\r\n");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(head.toString().getBytes(StandardCharsets.UTF_8));
    if (!headOnly) {
      out.write(answer.body());
    }
    return out.toByteArray();
  }

  private static String reason(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 202 -> "Accepted";
      case 204 -> "No Content";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 429 -> "Too Many Requests";
      case 500 -> "Internal Server Error";
      default -> "Status";
    };
  }

  /** The lines up to the empty one; no line when the client has gone. */
  private static List<String> head(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    int left = MOST_HEAD_BYTES;
    while (true) {
      String line = line(in, left);
      if (line == null || left <= 0) {
        return List.of();
      }
      left -= line.length() + 2;
      if (line.isEmpty()) {
        return lines;
      }
      lines.add(line);
    }
  }

  private static @Nullable String line(InputStream in, int most) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0 && line.size() <= most; next = in.read()) {
      if (next == '\n') {
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
      }
      line.write(next);
    }
    return null;
  }

  private static List<WireRequest.Header> headers(List<String> head) {
    List<WireRequest.Header> headers = new ArrayList<>();
    for (String line : head.subList(1, head.size())) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.add(
            new WireRequest.Header(line.substring(0, colon), line.substring(colon + 1).strip()));
      }
    }
    return headers;
  }

  private static byte[] body(InputStream in, List<WireRequest.Header> headers) throws IOException {
    if ("chunked".equalsIgnoreCase(value(headers, "Transfer-Encoding"))) {
      return chunks(in);
    }
    String length = value(headers, "Content-Length");
    int wanted = length == null ? 0 : Integer.parseInt(length);
    if (wanted < 0 || wanted > MOST_BODY_BYTES) {
      throw new IOException("a body of " + wanted + " bytes");
    }
    byte[] body = in.readNBytes(wanted);
    if (body.length < wanted) {
      throw new IOException("the client went away within its body");
    }
    return body;
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      String size = line(in, 100);
      int bytes = size == null ? -1 : Integer.parseInt(size.split(";", 2)[0].strip(), 16);
      if (bytes < 0 || body.size() + bytes > MOST_BODY_BYTES) {
        throw new IOException("a chunk of " + bytes + " bytes");
      }
      body.write(in.readNBytes(bytes));
      String end = line(in, 1000);
      if (bytes == 0 || end == null) {
        return body.toByteArray();
      }
    }
  }

  private static @Nullable String value(List<WireRequest.Header> headers, String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(WireRequest.Header::value)
        .findFirst()
        .orElse(null);
  }

  /** Closes so that the client sees a reset and not an orderly end. */
  private static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void closeQuietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      log.debug("close: {}", e.toString());
    }
  }
}
