package canopy.headoffice;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.headoffice.database.EmbeddedDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whoever decides where requests go must hear soon that the database is gone. */
final class ReadyTest {
  /** Two are promised; a busy machine takes its time, too. The pool waits for thirty. */
  private static final double MOST_SECONDS = 8;

  @TempDir private Path folder;

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void saysSoonThatTheDatabaseIsGoneAndThatItIsBack() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder);
        HeadOffice office =
            HeadOffice.start(
                Settings.from(Map.of("DATABASE_URL", database.jdbcUrl(), "PORT", "0")));
        HttpClient client = HttpClient.newHttpClient()) {
      URI ready = URI.create("http://127.0.0.1:" + office.port() + "/ready");
      awaitReady(client, ready);
      List<ProcessHandle> frozen = frozen();
      try {
        // It takes connections still, and answers nothing: the worst way to be gone.
        List<CompletableFuture<HttpResponse<String>>> several =
            Stream.generate(() -> client.sendAsync(request(ready), BodyHandlers.ofString()))
                .limit(5)
                .toList();
        long begun = System.nanoTime();
        assertGone(client, ready);
        for (CompletableFuture<HttpResponse<String>> one : several) {
          assertThat(one.get(1, TimeUnit.MINUTES).statusCode()).isEqualTo(503);
        }
        assertThat(secondsSince(begun)).isLessThan(MOST_SECONDS);
        URI health = URI.create("http://127.0.0.1:" + office.port() + "/health");
        assertThat(get(client, health).statusCode()).isEqualTo(200);
      } finally {
        signal("-CONT", frozen);
      }
      awaitReady(client, ready);

      end(database);
      assertGone(client, ready);
    }
  }

  private static void end(EmbeddedDatabase database) throws IOException {
    database.close();
  }

  /** On a busy machine PostgreSQL may take longer than a question does. */
  private static void awaitReady(HttpClient client, URI ready) throws Exception {
    long begun = System.nanoTime();
    while (get(client, ready).statusCode() != 200) {
      assertThat(secondsSince(begun)).isLessThan(60);
    }
  }

  private static void assertGone(HttpClient client, URI ready) throws Exception {
    long begun = System.nanoTime();
    HttpResponse<String> answer = get(client, ready);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("/problems/unavailable");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(secondsSince(begun)).isLessThan(MOST_SECONDS);
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  private static HttpRequest request(URI address) {
    return HttpRequest.newBuilder(address).build();
  }

  private static HttpResponse<String> get(HttpClient client, URI address) throws Exception {
    return client.send(request(address), BodyHandlers.ofString());
  }

  /** All processes of PostgreSQL, stopped where they are. */
  private List<ProcessHandle> frozen() throws IOException, InterruptedException {
    String pid = Files.readAllLines(folder.resolve("postmaster.pid")).getFirst().strip();
    ProcessHandle first = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    List<ProcessHandle> all = new ArrayList<>(List.of(first));
    signal("-STOP", List.of(first));
    List<ProcessHandle> others = first.descendants().toList();
    signal("-STOP", others);
    all.addAll(others);
    return all;
  }

  private static void signal(String name, List<ProcessHandle> processes)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kill", name));
    processes.forEach(process -> command.add(Long.toString(process.pid())));
    new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
