package canopy.sync;

import canopy.sync.StubOffice.Reply;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The feed's side of a head office, in memory: two records a page, and pushes. */
final class FakeFeed implements AutoCloseable {
  private static final int PAGE = 2;

  private record Record(long seq, String kind, String key, long version, String data) {}

  private final Map<String, Record> records = new LinkedHashMap<>();
  private final List<OutputStream> streams = new ArrayList<>();
  private final Deque<Reply> script = new ArrayDeque<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch ended = new CountDownLatch(1);
  private HttpServer server;
  private long last;
  private String mark = "one";
  private long applied;
  private boolean push = true;

  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v1/feed", this::answer);
    server.createContext("/v1/feed/events", this::events);
    server.start();
  }

  HeadOfficeAddress address() {
    return new HeadOfficeAddress("http://127.0.0.1:" + server.getAddress().getPort(), null);
  }

  synchronized void says(Reply reply) {
    script.add(reply);
  }

  synchronized void noPush() {
    push = false;
  }

  /** Is another head office from now on, or one whose database was restored. */
  synchronized void become(String other) {
    mark = other;
  }

  /** Until the till has said that everything up to there is applied. */
  synchronized void awaitApplied(long cursor) throws InterruptedException {
    while (applied < cursor) {
      wait();
    }
  }

  synchronized void putQuietly(String kind, String key, String data) {
    Record before = records.remove(kind + "/" + key);
    long version = before == null ? 1 : before.version() + 1;
    records.put(kind + "/" + key, new Record(++last, kind, key, version, data));
  }

  synchronized void put(String kind, String key, String data) {
    putQuietly(kind, key, data);
    streams.forEach(this::tell);
  }

  synchronized void delete(String kind, String key) {
    put(kind, key, "");
  }

  synchronized void breakStreams() throws IOException {
    for (OutputStream stream : streams) {
      stream.close();
    }
    streams.clear();
  }

  private void tell(OutputStream stream) {
    try {
      stream.write(
          ("event: changed\ndata: {\"cursor\":" + last + "}\n\n").getBytes(StandardCharsets.UTF_8));
      stream.flush();
    } catch (IOException e) {
      streams.remove(stream);
    }
  }

  private void events(HttpExchange exchange) throws IOException {
    synchronized (this) {
      if (!push) {
        exchange.sendResponseHeaders(404, -1);
        exchange.close();
        return;
      }
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      OutputStream stream = exchange.getResponseBody();
      streams.add(stream);
      tell(stream);
    }
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    Reply reply = reply(exchange.getRequestURI());
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", reply.type());
    exchange.sendResponseHeaders(reply.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private synchronized Reply reply(URI uri) {
    if (!script.isEmpty()) {
      return script.poll();
    }
    String query = uri.getQuery();
    int at = query.indexOf("after=");
    long after = at < 0 ? 0 : Long.parseLong(query.substring(at + 6).split("&", 2)[0]);
    if (uri.getPath().endsWith("/snapshot")) {
      List<Record> all = records.values().stream().filter(r -> !r.data().isEmpty()).toList();
      int to = (int) Math.min(all.size(), after + PAGE);
      String next = to < all.size() ? ",\"next\":\"" + to + "\"" : "";
      return Reply.json(
          "{\"cursor\":"
              + last
              + ",\"mark\":\""
              + mark
              + "\",\"records\":"
              + json(all.subList((int) after, to))
              + next
              + "}");
    }
    applied = after;
    notifyAll();
    if (!query.contains("&mark=" + mark + "&")) {
      return Reply.problem(409, "gap", "");
    }
    List<Record> all = records.values().stream().filter(r -> r.seq() > after).toList();
    List<Record> page = all.subList(0, Math.min(PAGE, all.size()));
    boolean more = page.size() < all.size();
    long cursor = more ? page.getLast().seq() : last;
    return Reply.json(
        "{\"changes\":"
            + json(page)
            + ",\"mark\":\""
            + mark
            + "\",\"cursor\":"
            + cursor
            + ",\"more\":"
            + more
            + "}");
  }

  private static String json(List<Record> page) {
    return page.stream()
        .map(
            one ->
                "{\"seq\":%d,\"kind\":\"%s\",\"key\":\"%s\",\"version\":%d,%s}"
                    .formatted(
                        one.seq(),
                        one.kind(),
                        one.key(),
                        one.version(),
                        one.data().isEmpty() ? "\"deleted\":true" : "\"data\":" + one.data()))
        .toList()
        .toString();
  }

  @Override
  public void close() {
    ended.countDown();
    server.stop(0);
    threads.close();
  }
}
