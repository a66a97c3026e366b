package canopy.headoffice.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mvn -Pheadoffice} starts: the program as it is, without a database of the test's. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class DemoTest {
  private static final Pattern TOLD =
      Pattern.compile("Head office: (http://\\S+)/console {3}name: (\\S+) {3}password: (\\S+)");
  private static final Pattern CODE =
      Pattern.compile("  code (\\S+) for till (\\S+) \\(valid for an hour\\)");
  private static final int MINUTES = 2;

  @TempDir private Path folder;
  private Process program;

  @AfterEach
  void end() throws InterruptedException {
    program.destroy();
    assertThat(program.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void saysWhereItIsAndAnswersThere() throws Exception {
    start("0");
    try (BufferedReader said = program.inputReader(UTF_8);
        HttpClient browser =
            HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
      MatchResult told = next(said, TOLD);
      URI console = URI.create(told.group(1) + "/console");
      next(said, Pattern.compile("To connect a till: .*" + told.group(1) + ".*"));
      List<MatchResult> codes = IntStream.range(0, 3).mapToObj(_ -> next(said, CODE)).toList();
      assertThat(codes)
          .extracting(one -> one.group(2))
          .containsExactly("S001/1", "S001/2", "S002/1");
      assertThat(codes).extracting(one -> one.group(1)).doesNotHaveDuplicates();
      next(said, Pattern.compile(".*" + Pattern.quote(folder.toString())));

      assertThat(signIn(browser, console, told.group(2), told.group(3)))
          .contains("Canopy Station", "North Gate");
      assertThat(get(browser, console.resolve("/console/goods")))
          .contains("92#", "Coca-Cola 330 ml can");
      assertThat(get(browser, console.resolve("/ready"))).isEqualTo("ok");

      program.destroy();
      assertThat(program.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
      assertThat(folder.resolve("postgresql").resolve("postmaster.pid")).doesNotExist();
    }
  }

  @Test
  void saysWhyItDoesNotStartAndEnds() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      start(Integer.toString(taken.getLocalPort()));
      try (BufferedReader said = program.inputReader(UTF_8)) {
        next(said, Pattern.compile("Head office did not start: .*in use.*"));
      }
      assertThat(program.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
      assertThat(program.exitValue()).isEqualTo(1);
      assertThat(folder.resolve("postgresql").resolve("postmaster.pid")).doesNotExist();
    }
  }

  private void start(String port) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Demo.class.getName(),
            folder.toString());
    builder.environment().remove("DATABASE_URL");
    builder.environment().put("PORT", port);
    program = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** The next line of this form; what the program logs stands between. */
  private static MatchResult next(BufferedReader said, Pattern form) {
    List<String> others = new ArrayList<>();
    try {
      String line = said.readLine();
      while (line != null) {
        Matcher found = form.matcher(line);
        if (found.matches()) {
          return found.toMatchResult();
        }
        others.add(line);
        line = said.readLine();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("it said " + others + ", and never " + form);
  }

  private static String signIn(HttpClient browser, URI console, String name, String password)
      throws Exception {
    String form = "name=" + name + "&password=" + URLEncoder.encode(password, UTF_8);
    HttpRequest request =
        request(URI.create(console + "/sign-in"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    return browser.send(request, BodyHandlers.ofString()).body();
  }

  private static String get(HttpClient browser, URI address) throws Exception {
    return browser.send(request(address).build(), BodyHandlers.ofString()).body();
  }

  private static HttpRequest.Builder request(URI address) {
    return HttpRequest.newBuilder(address).header("Accept-Language", "en");
  }
}
