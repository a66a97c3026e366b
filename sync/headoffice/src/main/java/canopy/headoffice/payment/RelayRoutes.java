package canopy.headoffice.payment;

import canopy.channel.relay.RelayJson;
import canopy.headoffice.http.Bodies;
import canopy.headoffice.http.Problem;
import canopy.headoffice.identity.EnrolledTill;
import canopy.headoffice.identity.SignedRequests;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;

/**
 * Section 6 of the protocol: payments of tills through the accounts of head office. Request
 * threads.
 */
public final class RelayRoutes implements AutoCloseable {
  private static final int MOST_BYTES = 64 * 1024;
  private static final int OK = 200;
  private static final Pattern REQUEST = Pattern.compile("[0-9a-f]{32}");

  private final SignedRequests signed;
  private final Accounts accounts;
  private final Patience patience;
  private final RelayedBills bills;
  private final RelayDesk desk;

  public RelayRoutes(SignedRequests signed, Accounts accounts, Jdbi jdbi, Clock clock) {
    this.signed = signed;
    this.accounts = accounts;
    this.patience = new Patience(Patience.LONGEST_MILLIS);
    this.bills = new RelayedBills(clock, Patience.LONGEST_MILLIS);
    this.desk = new RelayDesk(accounts, new RelayedOrders(jdbi, clock), patience, bills);
  }

  /** Registers them. */
  public void register(RoutesConfig routes) {
    routes.post("/v1/payments/{account}/{verb}", signed.signedPayment(this::ask));
  }

  private void ask(Context context, EnrolledTill till, byte[] body) {
    AnswerKey key = accounts.key();
    if (key == null) {
      throw Problem.of(Problem.Kind.NOT_FOUND, "Head office has no payment accounts.");
    }
    byte[] unpacked = Bodies.unpacked(body, context.header("Content-Encoding"), MOST_BYTES);
    JsonNode asked =
        RelayJson.object(new String(unpacked, StandardCharsets.UTF_8))
            .orElseThrow(() -> Problem.of(Problem.Kind.BAD_REQUEST, "The body must be JSON."));
    String request = asked.path("request").asText("");
    if (!REQUEST.matcher(request).matches()) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST, "request must be 32 hexadecimal digits, new for each.");
    }
    byte[] bytes = desk.ask(till, context.pathParam("account"), context.pathParam("verb"), asked);
    context
        .header("Canopy-Signature", key.sign(request, OK, bytes))
        .contentType("application/json")
        .result(bytes);
  }

  /** Waits for the channels' last answers, so that they are kept. */
  @Override
  public void close() {
    patience.close();
    bills.close();
  }
}
