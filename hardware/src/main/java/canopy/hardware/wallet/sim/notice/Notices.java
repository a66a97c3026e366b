package canopy.hardware.wallet.sim.notice;

import canopy.hardware.wallet.sim.book.DeskListener;
import canopy.hardware.wallet.sim.book.Order;
import canopy.hardware.wallet.sim.book.Refund;
import canopy.hardware.wallet.sim.book.SimTime;
import canopy.hardware.wallet.sim.book.Wallet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue of notices. It delivers to this machine only: the address in an order may be a real one
 * on the internet, and a simulator has no business there.
 */
public final class Notices implements DeskListener {
  private static final Logger log = LoggerFactory.getLogger(Notices.class);
  private static final int MOST = 2_000;
  private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "::1");

  private record Pending(
      What what, Order order, @Nullable Refund refund, int tries, long dueMillis) {}

  private final SimTime time;
  private final Map<Wallet, NoticeWriter> writers = new EnumMap<>(Wallet.class);
  private final List<Pending> queue = new ArrayList<>();
  private final List<Pending> sent = new ArrayList<>();
  private final OkHttpClient http =
      new OkHttpClient.Builder()
          .connectTimeout(10, TimeUnit.SECONDS)
          .readTimeout(60, TimeUnit.SECONDS)
          .retryOnConnectionFailure(false)
          .followRedirects(false)
          .build();
  private boolean holding;

  public Notices(SimTime time) {
    this.time = time;
  }

  /** Says how a wallet words its notices; before the first of them. */
  public synchronized void writer(Wallet wallet, NoticeWriter writer) {
    writers.put(wallet, writer);
  }

  @Override
  public synchronized void happened(What what, Order order, @Nullable Refund refund) {
    if (order.notifyUrl() != null && here(order.notifyUrl()) && queue.size() < MOST) {
      queue.add(new Pending(what, order, refund, 0, time.millis()));
    }
  }

  /** Keeps notices back until they are released. */
  public synchronized void hold(boolean on) {
    holding = on;
  }

  /** How many wait, for a release or for their next try. */
  public synchronized int waiting() {
    return queue.size();
  }

  /**
   * Lets what was held back go, at once and in this order.
   *
   * @param newestFirst whether the order is turned round
   */
  public synchronized void release(boolean newestFirst) {
    holding = false;
    if (newestFirst) {
      Collections.reverse(queue);
    }
    queue.replaceAll(
        each -> new Pending(each.what(), each.order(), each.refund(), each.tries(), 0));
  }

  /** Sends everything that an order was ever told once more, so many times. */
  public synchronized int repeat(Wallet wallet, String orderNo, int times) {
    List<Pending> again = new ArrayList<>();
    for (Pending each : sent) {
      if (each.order().wallet() == wallet && each.order().orderNo().equals(orderNo)) {
        for (int i = 0; i < times && queue.size() + again.size() < MOST; i++) {
          again.add(new Pending(each.what(), each.order(), each.refund(), 0, 0));
        }
      }
    }
    queue.addAll(again);
    return again.size();
  }

  /** Delivers what is due, one after the other. */
  public void deliver() {
    for (Pending next = due(); next != null; next = due()) {
      if (!accepted(next)) {
        again(next);
      }
    }
  }

  private synchronized @Nullable Pending due() {
    if (!holding) {
      for (Pending each : queue) {
        if (each.dueMillis() <= time.millis()) {
          queue.remove(each);
          if (each.tries() == 0 && sent.size() < MOST && !sent.contains(each)) {
            sent.add(each);
          }
          return each;
        }
      }
    }
    return null;
  }

  private synchronized void again(Pending failed) {
    NoticeWriter writer = writers.get(failed.order().wallet());
    if (writer != null && failed.tries() < writer.retrySeconds().size()) {
      long due = time.millis() + writer.retrySeconds().get(failed.tries()) * 1000L;
      queue.add(
          new Pending(failed.what(), failed.order(), failed.refund(), failed.tries() + 1, due));
    }
  }

  private boolean accepted(Pending pending) {
    NoticeWriter writer;
    synchronized (this) {
      writer = writers.get(pending.order().wallet());
    }
    String url = pending.order().notifyUrl();
    Notice notice =
        writer == null ? null : writer.write(pending.what(), pending.order(), pending.refund());
    if (notice == null || url == null) {
      return true;
    }
    Request.Builder request = new Request.Builder().url(url);
    notice.headers().forEach(request::addHeader);
    byte[] body = notice.body().getBytes(StandardCharsets.UTF_8);
    request.post(RequestBody.create(body, MediaType.parse(notice.contentType())));
    try (Response response = http.newCall(request.build()).execute()) {
      String answer = response.body().string().strip();
      return response.isSuccessful()
          && (notice.expected().isEmpty() || notice.expected().equals(answer));
    } catch (IOException e) {
      log.debug("notice of {}: {}", pending.order().orderNo(), e.toString());
      return false;
    }
  }

  private static boolean here(String url) {
    HttpUrl parsed = HttpUrl.parse(url);
    return parsed != null && HERE.contains(parsed.host());
  }
}
