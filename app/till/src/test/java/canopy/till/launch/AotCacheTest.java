package canopy.till.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes real caches of a program of one class, with the Java that runs the test. */
class AotCacheTest {
  @TempDir Path folder;
  private Path file;
  private Path jar;
  private AotCache cache;
  private JavaCommand java;

  @BeforeEach
  void buildProgram() throws IOException {
    file = folder.resolve("cache").resolve("tiny.aot");
    jar = compile();
    String executable = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    java = new JavaCommand(executable, List.of("-XX:+UseSerialGC"), List.of(jar), "tiny/tiny.Tiny");
    cache = new AotCache(file, java);
  }

  @Test
  void makesCacheThatTheJvmAccepts() throws Exception {
    assertThat(cache.isFresh()).isFalse();
    assertThat(cache.makeIfStale(List.of("0"))).isTrue();
    assertThat(cache.isFresh()).isTrue();
    // AOTMode=on ends with an error if the cache cannot be used.
    assertThat(run("-XX:AOTMode=on", "-XX:AOTCache=" + file)).isEqualTo("0 tiny 5\n");
  }

  @Test
  void programStartsSilentlyWithoutCacheOrWithBrokenOne() throws Exception {
    assertThat(run(silently())).isEqualTo("0 tiny 5\n");
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[0]);
    assertThat(run(silently())).isEqualTo("0 tiny 5\n");
    Files.write(file, new byte[100_000]);
    assertThat(run(silently())).isEqualTo("0 tiny 5\n");
  }

  @Test
  void programStartsSilentlyWithCacheOfOlderJar() throws Exception {
    cache.makeIfStale(List.of("0"));
    Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2031-01-01T00:00:00Z")));
    assertThat(run(silently())).isEqualTo("0 tiny 5\n");
    assertThat(cache.isFresh()).isFalse();
    assertThat(cache.makeIfStale(List.of("0"))).isTrue();
    assertThat(run("-XX:AOTMode=on", "-XX:AOTCache=" + file)).isEqualTo("0 tiny 5\n");
  }

  @Test
  void keepsNothingOfFailedTraining() throws Exception {
    assertThat(cache.makeIfStale(List.of("3"))).isFalse();
    assertThat(file).doesNotExist();
    assertThat(cache.isFresh()).isFalse();
  }

  @Test
  void leavesTheWorkToTheProgramThatHasTheLock() throws Exception {
    Files.createDirectories(file.getParent());
    try (FileChannel other =
            FileChannel.open(
                file.resolveSibling("tiny.aot.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = other.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThat(cache.makeIfStale(List.of("0"))).isFalse();
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void isNoTroubleWhenTheFolderCannotBeWritten() throws Exception {
    Files.writeString(folder.resolve("cache"), "a file where the folder should be");
    assertThat(cache.makeIfStale(List.of("0"))).isFalse();
  }

  @Test
  void isOffWhenTheCommandLineNamesNoCache() {
    assertThat(System.getProperty(AotCache.PROPERTY)).isNull();
    assertThat(AotCache.ofThisProcess()).isEmpty();
    assertThat(JavaCommand.ofThisProcess()).as("the tests run on the class path").isEmpty();
  }

  private String[] silently() {
    return new String[] {"-XX:AOTCache=" + file, "-Xlog:aot=off", "-Xlog:cds=off"};
  }

  /** Exit value and everything that the program and its JVM printed. */
  private String run(String... options) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(java.line(List.of(options), List.of("5"))).redirectErrorStream(true);
    builder.environment().remove("CLASSPATH"); // the test runner sets it
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes());
    return (process.waitFor() == 5 ? 0 : process.waitFor()) + " " + printed;
  }

  private Path compile() throws IOException {
    Path source = Files.createDirectories(folder.resolve("src").resolve("tiny"));
    Path info = source.resolveSibling("module-info.java");
    Files.writeString(info, "module tiny {}");
    Path main = source.resolve("Tiny.java");
    Files.writeString(
        main,
        """
        package tiny;
        public class Tiny {
          public static void main(String[] args) {
            System.out.println("tiny " + args[0]);
            System.exit(Integer.parseInt(args[0]));
          }
        }
        """);
    Path classes = folder.resolve("classes");
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", classes.toString(), info.toString(), main.toString());
    assertThat(result).isZero();
    Path archive = folder.resolve("tiny.jar");
    try (OutputStream out = Files.newOutputStream(archive);
        JarOutputStream entries = new JarOutputStream(out)) {
      for (String name : List.of("module-info.class", "tiny/Tiny.class")) {
        entries.putNextEntry(new JarEntry(name));
        Files.copy(classes.resolve(name), entries);
      }
    }
    return archive;
  }
}
