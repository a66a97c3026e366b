package canopy.till.tour.sim;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A person at head office's console: signs in, fills in its forms and reads its pages, over HTTP as
 * a browser does. One thread; waits for each answer.
 */
public final class Console {
  private static final int TIMEOUT_MILLIS = 30_000;
  private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("\\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\\b");

  private final String address;
  private String cookie = "";

  private Console(String address) {
    this.address = address;
  }

  /**
   * Signs in.
   *
   * @param address of head office, without a slash at its end
   */
  public static Console signIn(String address, String name, String password) {
    Console console = new Console(address);
    console.post("/console/sign-in", Map.of("name", name, "password", password));
    if (console.cookie.isEmpty()) {
      throw new UncheckedIOException(new IOException("the console did not let " + name + " in"));
    }
    return console;
  }

  /** The address that its pages' links begin with. */
  public String address() {
    return address;
  }

  /** A page as it comes, such as {@code /console/live}. */
  public String page(String path) {
    try {
      return text(open(path));
    } catch (IOException e) {
      throw new UncheckedIOException("the console did not show " + path, e);
    }
  }

  /** Makes a code for a till. */
  public String code(String site, String till) {
    String answer =
        post(
            "/console/stations/" + site + "/tills/" + till + "/code",
            Map.of("csrf", token("/console")));
    Matcher code = CODE.matcher(answer);
    if (!code.find()) {
      throw new UncheckedIOException(new IOException("the console showed no code"));
    }
    return code.group();
  }

  /**
   * Plans the price of a fuel.
   *
   * @param price such as 8.11
   * @param at the station's own time, such as 2026-11-22T06:00:30
   */
  public void planGrade(String site, int grade, String price, String at) {
    post(
        "/console/prices",
        Map.of(
            "csrf",
            token("/console/goods"),
            "scope",
            site,
            "target",
            "GRADE",
            "key",
            Integer.toString(grade),
            "price",
            price,
            "at",
            at));
  }

  private String token(String path) {
    Matcher token = TOKEN.matcher(page(path));
    if (!token.find()) {
      throw new UncheckedIOException(new IOException("there is no form on " + path));
    }
    return token.group(1);
  }

  private String post(String path, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(
                each ->
                    each.getKey()
                        + "="
                        + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    try {
      HttpURLConnection connection = open(path);
      connection.setInstanceFollowRedirects(false);
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body.getBytes(StandardCharsets.UTF_8));
      }
      String set = connection.getHeaderField("Set-Cookie");
      if (set != null) {
        cookie = set.split(";", 2)[0];
      }
      return text(connection);
    } catch (IOException e) {
      throw new UncheckedIOException("the console did not take " + path, e);
    }
  }

  private HttpURLConnection open(String path) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(address + path).toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    connection.setRequestProperty("Accept-Language", "en");
    if (!cookie.isEmpty()) {
      connection.setRequestProperty("Cookie", cookie);
    }
    return connection;
  }

  private static String text(HttpURLConnection connection) throws IOException {
    try (var in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
