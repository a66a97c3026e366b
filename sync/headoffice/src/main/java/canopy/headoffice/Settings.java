package canopy.headoffice;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How head office runs, from the environment.
 *
 * @param databaseUrl {@code DATABASE_URL}, a JDBC address; null starts an embedded PostgreSQL
 * @param data {@code HEADOFFICE_DATA}: folder of the embedded database and of the server's own keys
 * @param host {@code HOST}: the address to listen on, this machine only if it is not set
 * @param port {@code PORT}: 0 takes a free one
 * @param overTls {@code PUBLIC_URL} begins with {@code https:}; something in front of this server
 *     speaks TLS then, and cookies are kept to it
 * @param connections {@code DATABASE_CONNECTIONS}: most at a time
 * @param payments {@code HEADOFFICE_PAYMENTS}: folder with the merchant accounts that tills pay
 *     through, {@code payment.json} and {@code keys}; null if there are none
 */
public record Settings(
    @Nullable String databaseUrl,
    Path data,
    String host,
    int port,
    boolean overTls,
    int connections,
    @Nullable Path payments) {
  private static final int PORT = 8800;
  private static final int CONNECTIONS = 16;

  /** Reads them, with the usual values for what is not set. */
  public static Settings from(Map<String, String> environment) {
    return new Settings(
        environment.get("DATABASE_URL"),
        Path.of(environment.getOrDefault("HEADOFFICE_DATA", "headoffice-data")),
        environment.getOrDefault("HOST", "127.0.0.1"),
        number(environment, "PORT", PORT),
        environment.getOrDefault("PUBLIC_URL", "").startsWith("https:"),
        number(environment, "DATABASE_CONNECTIONS", CONNECTIONS),
        folder(environment.get("HEADOFFICE_PAYMENTS")));
  }

  /** The same with merchant accounts in this folder. */
  public Settings payingFrom(@Nullable Path folder) {
    return new Settings(databaseUrl, data, host, port, overTls, connections, folder);
  }

  private static @Nullable Path folder(@Nullable String name) {
    return name == null ? null : Path.of(name);
  }

  private static int number(Map<String, String> environment, String name, int usual) {
    String text = environment.get(name);
    if (text == null) {
      return usual;
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " must be a number, not " + text, e);
    }
  }
}
