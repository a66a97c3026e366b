import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs google-java-format over every Java file of the project, {@code module-info} and {@code
 * package-info} included: {@code check} lists the files that it would change and fails, {@code
 * apply} rewrites them. The build starts it as a single source file, on the JDK of the toolchain:
 * the formatter needs a newer Java than the one that Maven itself may run on.
 */
final class Format {
  private Format() {}

  public static void main(String[] args) throws Exception {
    if (args.length != 2 || !List.of("check", "apply").contains(args[0])) {
      throw new IllegalArgumentException("usage: Format check|apply ROOT, got " + List.of(args));
    }
    Path root = Path.of(args[1]);
    List<String> options =
        args[0].equals("apply") ? List.of("--replace") : List.of("-n", "--set-exit-if-changed");
    List<String> line = new ArrayList<>(options);
    sources(root).forEach(file -> line.add(file.toString()));
    PrintWriter out = new PrintWriter(System.out, true);
    Main formatter =
        new Main(out, new PrintWriter(System.err, true), InputStream.nullInputStream());
    int result = formatter.format(line.toArray(String[]::new));
    if (result != 0) {
      out.println("The files above are not in Google style. `mvn -Pformat` formats them.");
    }
    System.exit(result);
  }

  private static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !isGenerated(root.relativize(file)))
          .sorted()
          .toList();
    }
  }

  private static boolean isGenerated(Path file) {
    List<String> names = Arrays.asList(file.toString().split("[/\\\\]"));
    return names.contains("target") || names.contains("node_modules") || names.contains(".git");
  }
}
