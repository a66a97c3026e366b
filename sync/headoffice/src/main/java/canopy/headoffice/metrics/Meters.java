package canopy.headoffice.metrics;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** All meters, each with a fixed and small set of labels. Any thread. */
public final class Meters {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Histogram requests =
      Histogram.builder()
          .name("headoffice_request_seconds")
          .help("Time to answer a request")
          .unit(Unit.SECONDS)
          .labelNames("route", "status")
          .classicOnly()
          .register(registry);
  private final Counter batches =
      Counter.builder()
          .name("headoffice_journal_batches_total")
          .help("Batches of journal lines, by what became of them")
          .labelNames("result")
          .register(registry);
  private final Counter lines =
      Counter.builder()
          .name("headoffice_journal_lines_total")
          .help("Journal lines that were stored")
          .register(registry);
  private final Counter unread =
      Counter.builder()
          .name("headoffice_journal_lines_quarantined_total")
          .help("Stored lines that this program does not understand")
          .register(registry);

  /** Meters all requests, and serves what was metered. */
  public void register(JavalinConfig config) {
    config.requestLogger.http((context, millis) -> observe(context, millis));
    config.routes.get("/metrics", this::serve);
  }

  /** A batch whose lines are stored now. */
  public void stored(int added, int unreadOfThem) {
    batches.labelValues(added == 0 ? "repeated" : "stored").inc();
    lines.inc(added);
    unread.inc(unreadOfThem);
  }

  /** A batch that was refused. */
  public void refused(Enum<?> kind) {
    batches.labelValues(kind.name().toLowerCase(Locale.ROOT)).inc();
  }

  private void observe(Context context, float millis) {
    @Nullable Endpoint endpoint = context.endpoints().lastHttpEndpoint();
    String route = endpoint == null ? "none" : context.method() + " " + endpoint.path;
    requests
        .labelValues(route, Integer.toString(context.statusCode()))
        .observe(Unit.millisToSeconds((long) millis));
  }

  private void serve(Context context) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(text, registry.scrape());
    context.contentType(PrometheusTextFormatWriter.CONTENT_TYPE).result(text.toByteArray());
  }
}
