import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.Stylesheet;

/**
 * Run by the build when the program is packaged: writes the binary form of every style sheet in a
 * folder. Only the packaged program has it, so that tests never see an old one.
 */
final class BinaryStyles {
  private BinaryStyles() {}

  /**
   * @param args the folder of the classes, the style sheets' folder in it, and where the binary
   *     forms go, in the same folder there
   */
  public static void main(String[] args) throws IOException {
    Path from = Path.of(args[0]).resolve(args[1]);
    Path to = Path.of(args[2]).resolve(args[1]);
    Files.createDirectories(to);
    List<Path> sheets;
    try (Stream<Path> files = Files.list(from)) {
      sheets = files.filter(file -> file.toString().endsWith(".css")).sorted().toList();
    }
    for (Path sheet : sheets) {
      String name = sheet.getFileName().toString().replace(".css", ".bss");
      Stylesheet.convertToBinary(sheet.toFile(), to.resolve(name).toFile());
    }
  }
}
