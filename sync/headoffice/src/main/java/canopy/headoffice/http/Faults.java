package canopy.headoffice.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is answered when a request could not be handled: a problem document, or a page. */
public final class Faults {
  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
  private static final int SERVER_FAULTS = 500;

  /**
   * Classes of SQLSTATE that pass by themselves: no connection, no resources, an operator at work,
   * a lock or a deadlock, the disk.
   */
  private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58");

  private Faults() {}

  /**
   * Answers every exception.
   *
   * @param answer puts a problem into the form that its reader wants
   */
  public static void register(RoutesConfig routes, BiConsumer<Problem, Context> answer) {
    routes.exception(Problem.class, answer::accept);
    routes.exception(
        HttpResponseException.class, (e, context) -> answer.accept(refused(e), context));
    routes.exception(Exception.class, (e, context) -> answer.accept(failed(e, context), context));
  }

  /** Javalin's own refusals: an unknown address, a body over its limit. */
  private static Problem refused(HttpResponseException e) {
    Problem.Kind kind =
        switch (e.getStatus()) {
          case 404, 405 -> Problem.Kind.NOT_FOUND;
          case 413 -> Problem.Kind.TOO_LARGE;
          case 503 -> Problem.Kind.UNAVAILABLE;
          default ->
              e.getStatus() < SERVER_FAULTS ? Problem.Kind.BAD_REQUEST : Problem.Kind.INTERNAL;
        };
    String detail = e.getMessage();
    return Problem.of(kind, detail == null ? "" : detail);
  }

  private static Problem failed(Exception e, Context context) {
    if (passes(e)) {
      LOG.warn("{} {}: the database is not available", context.method(), context.path(), e);
      context.header("Retry-After", "5");
      return Problem.of(Problem.Kind.UNAVAILABLE, "The database is not available; try again soon.");
    }
    LOG.error("{} {} failed", context.method(), context.path(), e);
    return Problem.of(Problem.Kind.INTERNAL, "Head office has a fault; its log says which.");
  }

  private static boolean passes(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof SQLTransientException) {
        return true;
      }
      String state = t instanceof SQLException sql ? sql.getSQLState() : null;
      if (state != null && state.length() == 5 && PASSING.contains(state.substring(0, 2))) {
        return true;
      }
    }
    return false;
  }
}
