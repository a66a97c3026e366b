package canopy.till.launch;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How to start this program once more: the same Java, options and module path. Immutable.
 *
 * @param executable the {@code java} program
 * @param options JVM options that shape the AOT cache, such as the collector
 * @param modulePath jars and folders of jars
 * @param main {@code module/class}
 */
public record JavaCommand(
    String executable, List<String> options, List<Path> modulePath, String main) {
  /** What a child inherits; a cache option, a debugger or a data folder is not among it. */
  private static final List<String> INHERITED =
      List.of(
          "-XX:+Use",
          "-XX:Tier4",
          "-Xmx",
          "-Xms",
          "-Xss",
          "--enable-native-access",
          "--add-",
          "-Dfile.");

  public JavaCommand {
    options = List.copyOf(options);
    modulePath = List.copyOf(modulePath);
  }

  /** The command of this very process, or empty if it does not run as a module from jars. */
  public static Optional<JavaCommand> ofThisProcess() {
    String path = System.getProperty("jdk.module.path", "");
    String main = System.getProperty("jdk.module.main", "");
    String mainClass = System.getProperty("jdk.module.main.class", "");
    if (path.isEmpty() || main.isEmpty() || mainClass.isEmpty()) {
      return Optional.empty();
    }
    List<String> options =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(option -> INHERITED.stream().anyMatch(option::startsWith))
            .toList();
    String executable = Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
    List<Path> modules = Stream.of(path.split(File.pathSeparator)).map(Path::of).toList();
    return Optional.of(new JavaCommand(executable, options, modules, main + "/" + mainClass));
  }

  /**
   * The same with another main class.
   *
   * @param otherMain {@code module/class}
   */
  public JavaCommand running(String otherMain) {
    return new JavaCommand(executable, options, modulePath, otherMain);
  }

  /** The whole command line, with further JVM options and the program's arguments. */
  public List<String> line(List<String> moreOptions, List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(executable);
    line.addAll(options);
    line.addAll(moreOptions);
    line.add("--module-path=" + String.join(File.pathSeparator, names()));
    line.add("-m");
    line.add(main);
    line.addAll(arguments);
    return line;
  }

  /**
   * What a cache depends on, as 64 hex digits: the build of Java, the machine's kind, the options
   * and every jar's name, size and time.
   */
  String fingerprint() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String key : List.of("java.runtime.version", "java.vm.vendor", "os.name", "os.arch")) {
      text.append(System.getProperty(key, "")).append('\n');
    }
    text.append(executable).append(options).append(main).append('\n');
    for (Path jar : jars()) {
      text.append(jar)
          .append(' ')
          .append(Files.size(jar))
          .append(' ')
          .append(Files.getLastModifiedTime(jar).toMillis())
          .append('\n');
    }
    try {
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private List<String> names() {
    return modulePath.stream().map(Path::toString).toList();
  }

  private List<Path> jars() throws IOException {
    List<Path> jars = new ArrayList<>();
    for (Path entry : modulePath) {
      if (Files.isDirectory(entry)) {
        try (Stream<Path> files = Files.list(entry)) {
          files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(jars::add);
        }
      } else {
        jars.add(entry);
      }
    }
    return jars;
  }
}
