package canopy.headoffice.feed;

import canopy.headoffice.http.Problem;
import canopy.headoffice.identity.EnrolledTill;
import canopy.headoffice.identity.SignedRequests;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The feed over HTTP, as sync/headoffice/PROTOCOL.md says. Request threads. */
public final class FeedRoutes {
  private static final String EVENTS = "text/event-stream";
  private static final int PAGE = 5_000;
  private static final int SNAPSHOT_PAGE = 20_000;
  private static final int STREAMS_PER_TILL = 2;
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

  private final Feed feed;
  private final FeedBell bell;
  private final Jdbi jdbi;
  private final SignedRequests signed;
  private final Map<String, Integer> streams = new ConcurrentHashMap<>();

  public FeedRoutes(Feed feed, FeedBell bell, Jdbi jdbi, SignedRequests signed) {
    this.feed = feed;
    this.bell = bell;
    this.jdbi = jdbi;
    this.signed = signed;
  }

  public void register(RoutesConfig routes) {
    routes.get("/v1/feed", signed.signed((context, till, body) -> page(context, till)));
    routes.get(
        "/v1/feed/snapshot", signed.signed((context, till, body) -> snapshot(context, till)));
    routes.get(
        "/v1/feed/events",
        signed.signed(
            (context, till, body) -> {
              if (!EVENTS.equals(context.header("Accept"))) {
                throw Problem.of(Problem.Kind.BAD_REQUEST, "Accept must be " + EVENTS + ".");
              }
              new SseHandler(client -> events(client, till)).handle(context);
            }));
  }

  private void page(Context context, EnrolledTill caller) {
    long after = number(context, "after", 0, 0, Long.MAX_VALUE);
    int limit = (int) number(context, "limit", PAGE, 1, PAGE);
    String mark = context.queryParam("mark");
    feed.checkMark(after, mark == null ? "" : mark);
    FeedPage page = feed.page(caller.site(), after, limit);
    applied(caller, after);
    context.json(page);
  }

  private void snapshot(Context context, EnrolledTill caller) {
    int limit = (int) number(context, "limit", SNAPSHOT_PAGE, 1, SNAPSHOT_PAGE);
    context.json(feed.snapshot(caller.site(), context.queryParam("after"), limit));
  }

  /** Keeps its (virtual) thread for as long as the till listens. */
  private void events(SseClient client, EnrolledTill caller) {
    if (streams.merge(caller.name(), 1, Integer::sum) > STREAMS_PER_TILL) {
      streams.merge(caller.name(), -1, Integer::sum);
      throw Problem.of(
          Problem.Kind.TOO_MANY,
          "This till already has " + STREAMS_PER_TILL + " open streams of changes.");
    }
    try {
      long said = -1;
      while (!client.terminated() && !bell.closed()) {
        long end = said < 0 ? feed.end() : bell.awaitAfter(said, SIGN_OF_LIFE);
        if (end > said) {
          client.sendEvent("changed", Map.of("cursor", end));
          said = end;
        } else {
          client.sendComment("still here");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      streams.computeIfPresent(caller.name(), (key, open) -> open == 1 ? null : open - 1);
      client.close();
    }
  }

  private void applied(EnrolledTill caller, long cursor) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE till SET feed_cursor = :cursor WHERE site = :site AND till = :till AND"
                        + " feed_cursor <> :cursor")
                .bind("cursor", cursor)
                .bind("site", caller.site())
                .bind("till", caller.till())
                .execute());
  }

  private static long number(Context context, String name, long usual, long least, long most) {
    @Nullable String text = context.queryParam(name);
    if (text == null) {
      return usual;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw Problem.of(
        Problem.Kind.BAD_REQUEST,
        "The parameter " + name + " is a number from " + least + " to " + most + ".");
  }
}
