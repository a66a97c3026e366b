package canopy.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** One Java file as written and as parsed by the compiler (parsed only: no types are resolved). */
record Source(String name, String text, CompilationUnitTree unit, Trees trees) {

  /**
   * Every Java file of the project below the given kind of folder, {@code main} or {@code test}.
   */
  static List<Source> of(String kind) {
    Path root = root();
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(file -> isJava(root, file, kind)).toList()) {
        texts.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parse(texts);
  }

  /** A sample for a test of a rule. */
  static Source sample(String name, String text) {
    return parse(Map.of(name, text)).getFirst();
  }

  /** The folder of the root pom, found upwards from the module that the test runs in. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException(
            "no folder with .mvn above " + Path.of("").toAbsolutePath());
      }
    }
    return folder;
  }

  String packageName() {
    return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
  }

  String simpleName() {
    String file = name.substring(name.lastIndexOf('/') + 1);
    return file.substring(0, file.length() - ".java".length());
  }

  /** Number of lines from the first to the last character of the tree. */
  long lines(Tree tree) {
    return endLine(tree) - line(tree) + 1;
  }

  /** File and line, as an editor understands it. */
  String place(Tree tree) {
    return name + ":" + line(tree);
  }

  private long line(Tree tree) {
    return unit.getLineMap().getLineNumber(positions().getStartPosition(unit, tree));
  }

  private long endLine(Tree tree) {
    return unit.getLineMap().getLineNumber(positions().getEndPosition(unit, tree));
  }

  private SourcePositions positions() {
    return trees.getSourcePositions();
  }

  private static boolean isJava(Path root, Path file, String kind) {
    String name = root.relativize(file).toString().replace('\\', '/');
    return name.endsWith(".java")
        && name.contains("src/" + kind + "/java/")
        && !name.contains("target/")
        && !name.contains("node_modules/");
  }

  private static List<Source> parse(Map<String, String> texts) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<JavaFileObject> files = new ArrayList<>();
    texts.forEach((name, text) -> files.add(new InMemory(name, text)));
    DiagnosticListener<JavaFileObject> silent = problem -> {};
    JavacTask task =
        (JavacTask) compiler.getTask(null, null, silent, List.of("-proc:none"), null, files);
    List<Source> sources = new ArrayList<>();
    try {
      Trees trees = Trees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        String name = unit.getSourceFile().toUri().getPath().substring(1);
        sources.add(new Source(name, texts.get(name), unit, trees));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }

  private static final class InMemory extends SimpleJavaFileObject {
    private final String text;

    InMemory(String name, String text) {
      super(URI.create("source:///" + name), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
