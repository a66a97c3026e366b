package canopy.headoffice.support;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The PostgreSQL of this machine, on a folder of its own; ended and deleted when closed. */
public final class InstalledPostgres implements AutoCloseable {
  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

  /** Since 10 a version is one number, before it was two. */
  private static final Pattern VERSION = Pattern.compile("[0-9]{1,3}([.][0-9])?");

  private final Path programs;
  private final Path folder;
  private final int port;

  private InstalledPostgres(Path programs, Path folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  /**
   * The newest one, by its number; empty if none is installed as Debian does it, or if root cannot
   * start it as somebody else here.
   */
  public static Optional<InstalledPostgres> start() throws IOException, InterruptedException {
    Optional<Path> newest = programs();
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    Path folder = Files.createTempDirectory(Path.of("/tmp"), "installed-postgres");
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    InstalledPostgres postgres = new InstalledPostgres(newest.get(), folder, port);
    if (root()) {
      run(List.of("chown", "postgres", folder.toString()));
    }
    postgres.call("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync");
    postgres.call("pg_ctl", "-w", "-o", postgres.options(), "-l", folder + "/log", "start");
    return Optional.of(postgres);
  }

  private String options() {
    return "-p " + port + " -c listen_addresses=127.0.0.1 -c fsync=off -k " + folder;
  }

  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
  }

  private static Optional<Path> programs() throws IOException {
    if (!Files.isDirectory(VERSIONS) || (root() && !Files.isExecutable(Path.of("/sbin/runuser")))) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(VERSIONS)) {
      return newest(versions.filter(version -> Files.isExecutable(version.resolve("bin/initdb"))))
          .map(version -> version.resolve("bin"));
    }
  }

  /** The folder with the greatest number for a name: 16 is newer than 9.6. */
  public static Optional<Path> newest(Stream<Path> versions) {
    return versions
        .filter(version -> VERSION.matcher(version.getFileName().toString()).matches())
        .max(Comparator.comparing(version -> new BigDecimal(version.getFileName().toString())));
  }

  private static boolean root() {
    return System.getProperty("user.name").equals("root");
  }

  /** PostgreSQL refuses to be root. */
  private void call(String program, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (root()) {
      command.addAll(List.of("/sbin/runuser", "-u", "postgres", "--"));
    }
    command.addAll(List.of(programs.resolve(program).toString(), "-D", folder + "/data"));
    command.addAll(List.of(arguments));
    run(command);
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(command + " ended with " + process.exitValue());
    }
  }

  @Override
  public void close() throws IOException {
    try {
      call("pg_ctl", "-m", "immediate", "-w", "stop");
      run(List.of("rm", "-r", folder.toString()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
