package canopy.headoffice.demo;

import canopy.headoffice.HeadOffice;
import canopy.headoffice.Settings;
import canopy.headoffice.console.Role;
import canopy.headoffice.console.User;
import canopy.headoffice.database.EmbeddedDatabase;
import canopy.headoffice.identity.Stations;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Starts head office with two stations, the demonstration's goods and a user, and says where it is
 * and how to get in: to a person, or on one line to the program that has started it.
 */
public final class Demo {
  private static final String NAME = "demo";
  private static final int PASSWORD_BYTES = 12;

  private static final List<Stations.Site> SITES =
      List.of(
          new Stations.Site("S001", "Canopy Station", "Asia/Shanghai", "CNY"),
          new Stations.Site("S002", "North Gate", "Asia/Shanghai", "CNY"));

  private record Till(String site, String till) {
    String name() {
      return site + "/" + till;
    }
  }

  private static final List<Till> TILLS =
      List.of(new Till("S001", "1"), new Till("S001", "2"), new Till("S002", "1"));

  private Demo() {}

  /**
   * Arguments: the folder of its data; if a program starts it, also {@code --child} and the port:
   * it then ends with its standard input.
   */
  public static void main(String[] arguments) {
    boolean child = arguments.length == 3 && arguments[1].equals("--child");
    Map<String, String> environment = new HashMap<>(System.getenv());
    if (child) {
      environment.put("PORT", arguments[2]);
    }
    try {
      run(Path.of(arguments[0]).toAbsolutePath(), environment, child);
    } catch (IOException | RuntimeException e) { // top of the program: says why and ends
      System.out.println("Head office did not start: " + reason(e));
      System.exit(1);
    }
    if (child) {
      endWithInput();
    }
  }

  private static String reason(Throwable e) {
    StringBuilder text = new StringBuilder(String.valueOf(e.getMessage()));
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      text.append(", because of ").append(cause.getMessage());
    }
    return text.toString().replaceAll("\\s+", " ");
  }

  private static void run(Path folder, Map<String, String> environment, boolean child)
      throws IOException {
    environment.putIfAbsent("HEADOFFICE_DATA", folder.toString());
    EmbeddedDatabase database = null;
    if (environment.get("DATABASE_URL") == null) {
      database = EmbeddedDatabase.start(folder.resolve("postgresql"));
      environment.put("DATABASE_URL", database.jdbcUrl());
    }
    HeadOffice headOffice;
    try {
      headOffice = HeadOffice.start(Settings.from(environment));
    } catch (IOException | RuntimeException e) {
      close(database);
      throw e;
    }
    EmbeddedDatabase opened = database;
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  headOffice.close();
                  close(opened);
                },
                "stop"));
    fill(headOffice);
    String password = signIn(headOffice);
    Map<String, String> codes = new LinkedHashMap<>();
    for (Till till : TILLS) {
      codes.put(till.name(), headOffice.codes().make(till.site(), till.till(), NAME).text());
    }
    if (child) {
      tellProgram(headOffice.port(), environment.get("DATABASE_URL"), password, codes);
    } else {
      tellPerson(headOffice.port(), folder, password, codes);
    }
  }

  private static void close(@Nullable EmbeddedDatabase database) {
    try {
      if (database != null) {
        database.close();
      }
    } catch (IOException e) {
      System.out.println("The database did not close well: " + e.getMessage());
    }
  }

  private static void fill(HeadOffice headOffice) throws IOException {
    Stations stations = headOffice.stations();
    if (stations.site(SITES.getFirst().site()).isPresent()) {
      return;
    }
    SITES.forEach(stations::addSite);
    TILLS.forEach(till -> stations.addTill(till.site(), till.till()));
    headOffice.feed().apply(DemoGoods.edits(), NAME);
  }

  /** Everybody who starts it may sign in; the password is new each time. */
  private static String signIn(HeadOffice headOffice) {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    if (headOffice.users().none()) {
      headOffice.users().add(new User(NAME, "Demo", Role.HEAD_OFFICE, null, "en", true), password);
    } else {
      headOffice.users().setPassword(NAME, password);
    }
    return password;
  }

  private static void tellProgram(
      int port, @Nullable String database, String password, Map<String, String> codes) {
    StringBuilder line = new StringBuilder("ready port=").append(port);
    line.append(" database=").append(database);
    line.append(" name=").append(NAME).append(" password=").append(password);
    codes.forEach((till, code) -> line.append(' ').append(till).append('=').append(code));
    System.out.println(line);
  }

  private static void tellPerson(
      int port, Path folder, String password, Map<String, String> codes) {
    String address = "http://127.0.0.1:" + port;
    System.out.println(
        "Head office: " + address + "/console   name: " + NAME + "   password: " + password);
    System.out.println("To connect a till: its page Head office, address " + address + ", and");
    codes.forEach(
        (till, code) ->
            System.out.println("  code " + code + " for till " + till + " (valid for an hour)"));
    System.out.println("Ctrl+C ends it; its data stay in " + folder);
  }

  /** However the program ends that has started this one, its end of the pipe closes. */
  private static void endWithInput() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      System.out.println("The input is broken: " + e.getMessage());
    }
    System.exit(0);
  }
}
