package canopy.headoffice.journal;

import canopy.headoffice.http.Bodies;
import canopy.headoffice.http.Problem;
import canopy.headoffice.http.WireTime;
import canopy.headoffice.identity.EnrolledTill;
import canopy.headoffice.identity.Head;
import canopy.headoffice.identity.SignedRequests;
import canopy.headoffice.line.LineReader;
import canopy.headoffice.line.ReceivedLine;
import canopy.headoffice.metrics.Meters;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sections 3 and 4 of the protocol: lines up, lines back, and the till's own state. */
public final class JournalRoutes {
  private static final int MOST_UNPACKED_BYTES = 4 * 1024 * 1024;
  private static final int MOST_LINES_BACK = 2_000;

  private static final Map<String, Integer> TAKES =
      Map.of(
          "lines", LineReader.MOST_LINES,
          "bytes", MOST_UNPACKED_BYTES,
          "batches", Turns.MOST_BATCHES);

  private final SignedRequests signed;
  private final JournalStore store;
  private final JournalPages pages;
  private final SignOff signOff;
  private final Meters meters;
  private final Clock clock;
  private final LineReader reader = new LineReader();
  private final JsonMapper json = JsonMapper.builder().build();
  private final Turns turns;

  public JournalRoutes(
      SignedRequests signed,
      JournalStore store,
      JournalPages pages,
      SignOff signOff,
      Meters meters,
      Turns turns,
      Clock clock) {
    this.signed = signed;
    this.store = store;
    this.pages = pages;
    this.signOff = signOff;
    this.meters = meters;
    this.turns = turns;
    this.clock = clock;
  }

  /** Registers them. */
  public void register(RoutesConfig routes) {
    routes.post("/v1/journal", signed.signed(this::add));
    routes.get("/v1/journal", signed.signed(this::page));
    routes.get("/v1/till", signed.signed(this::till));
    routes.post("/v1/till/sign-off", signed.signedAlsoOff(this::signOff));
  }

  private void add(Context context, EnrolledTill till, byte[] body) throws SQLException {
    try (Turns.Turn turn = turns.take(till.name(), body.length)) {
      byte[] lines = Bodies.unpacked(body, context.header("Content-Encoding"), MOST_UNPACKED_BYTES);
      List<ReceivedLine> received = reader.read(lines, till.site(), till.till());
      JournalStore.Checked batch = store.check(till, received);
      JournalStore.Accepted accepted = store.add(batch, turn);
      meters.stored(accepted.added(), accepted.unread());
      if (accepted.added() > 0) {
        signed.countNot(till);
      }
      context.json(
          Map.of(
              "head", accepted.head().json(),
              "quarantined", accepted.quarantined(),
              "serverTime", now()));
    } catch (Problem problem) {
      meters.refused(problem.kind());
      throw problem;
    }
  }

  private void page(Context context, EnrolledTill till, byte[] body) {
    long from = parameter(context, "from", 1, Long.MAX_VALUE);
    int limit = (int) parameter(context, "limit", MOST_LINES_BACK, MOST_LINES_BACK);
    JournalPages.Page page = pages.read(till.site(), till.till(), from, limit);
    context
        .header("Canopy-Head", page.head().seq() + " " + page.head().hash())
        .contentType("application/x-ndjson")
        .result(page.lines());
  }

  private void till(Context context, EnrolledTill till, byte[] body) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("site", till.site());
    answer.put("till", till.till());
    answer.put("state", till.state().name());
    answer.put("reason", till.reason());
    answer.put("head", till.head().json());
    answer.put("feed", Map.of("cursor", till.feedCursor()));
    answer.put("takes", TAKES);
    answer.put("serverTime", now());
    context.json(answer);
  }

  private void signOff(Context context, EnrolledTill till, byte[] body) throws SQLException {
    Head head = signOff.signOff(till, seq(body));
    context.json(Map.of("head", head.json(), "serverTime", now()));
  }

  private long seq(byte[] body) {
    try {
      JsonNode seq = json.readTree(body).path("seq");
      if (seq.isIntegralNumber() && seq.canConvertToLong() && seq.longValue() >= 0) {
        return seq.longValue();
      }
    } catch (IOException e) {
      // Said below.
    }
    throw Problem.of(Problem.Kind.BAD_REQUEST, "The body must be JSON with the number seq.");
  }

  private static long parameter(Context context, String name, long usual, long most) {
    String text = context.queryParam(name);
    if (text == null) {
      return usual;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw Problem.of(Problem.Kind.BAD_REQUEST, name + " must be a number from 1 to " + most + ".");
  }

  private String now() {
    return WireTime.text(clock.instant());
  }
}
