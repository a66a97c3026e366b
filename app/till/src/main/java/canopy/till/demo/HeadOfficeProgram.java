package canopy.till.demo;

import canopy.till.launch.JavaCommand;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Head office with the demonstration's goods, in a process and with a class path of its own: the
 * till's program does not know its classes. The build says where they are. Any thread.
 */
public final class HeadOfficeProgram implements AutoCloseable {
  /** The system property that names the folder in which head office was built. */
  private static final String BUILT_IN = "canopy.headoffice";

  private static final String MAIN = "canopy.headoffice.demo.Demo";
  private static final String BOOKS = "canopy.headoffice.demo.Books";

  /** A new database is made and filled meanwhile. */
  private static final long READY_SECONDS = 120;

  private final List<String> java;
  private final Path logs;
  private final ChildProgram program;

  private HeadOfficeProgram(List<String> java, Path logs, ChildProgram program) {
    this.java = java;
    this.logs = logs;
    this.program = program;
  }

  /**
   * Starts it on a PostgreSQL of its own.
   *
   * @param java of this process
   * @param folder of its database
   * @param logs gets what it says
   * @param port where it shall listen; 0 takes a free one
   * @throws IOException if it does not start; the message says why
   */
  public static HeadOfficeProgram start(JavaCommand java, Path folder, Path logs, int port)
      throws IOException {
    String built = System.getProperty(BUILT_IN, "");
    Path classPath = Path.of(built, "class-path.txt");
    if (built.isEmpty() || !Files.exists(classPath)) {
      throw new IOException("head office was not built beside this program");
    }
    Files.createDirectories(logs);
    List<String> line =
        List.of(
            java.executable(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m",
            "-Dfile.encoding=UTF-8",
            "-cp",
            Path.of(built, "classes") + File.pathSeparator + Files.readString(classPath).strip());
    ChildProgram program =
        ChildProgram.start(
            with(line, List.of(MAIN, folder.toString(), "--child", Integer.toString(port))),
            "ready ",
            READY_SECONDS,
            logs.resolve("head-office.log"));
    return new HeadOfficeProgram(line, logs, program);
  }

  private static List<String> with(List<String> line, List<String> more) {
    return Stream.concat(line.stream(), more.stream()).toList();
  }

  /** Where tills and browsers find it, without a slash at its end. */
  public String address() {
    return "http://127.0.0.1:" + port();
  }

  /** Its port on this machine. */
  public int port() {
    return Integer.parseInt(program.announced("port"));
  }

  /** Who may sign in to the console. */
  public String name() {
    return program.announced("name");
  }

  /** With this password, until the next start. */
  public String password() {
    return program.announced("password");
  }

  /** A code that enrols a till, made at the start and good for an hour. */
  public String code(String site, String till) {
    return program.announced(site + "/" + till);
  }

  /** Writes down what its database holds of a till: {@code lines.jsonl}, {@code totals.json}. */
  public void books(String site, String till, Path folder) throws IOException {
    List<String> arguments =
        List.of(BOOKS, program.announced("database"), site, till, folder.toString());
    ChildProgram.start(with(java, arguments), "ready", READY_SECONDS, logs.resolve("books.log"))
        .close();
  }

  @Override
  public void close() {
    program.close();
  }
}
