import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Manifest;

/**
 * Run by the build when the program is packaged: takes the signature out of a library's jar. Maven
 * has checked the jar by then, and nothing looks at the signature later; but at every start the JVM
 * would read the digests of thousands of files in its manifest.
 */
final class UnsignedJar {
  private UnsignedJar() {}

  /**
   * @param args the jar
   */
  public static void main(String[] args) throws IOException {
    try (FileSystem jar = FileSystems.newFileSystem(Path.of(args[0]))) {
      Path folder = jar.getPath("META-INF");
      try (DirectoryStream<Path> signatures =
          Files.newDirectoryStream(folder, "*.{SF,RSA,DSA,EC}")) {
        for (Path signature : signatures) {
          Files.delete(signature);
        }
      }
      Path file = folder.resolve("MANIFEST.MF");
      Manifest manifest;
      try (InputStream in = Files.newInputStream(file)) {
        manifest = new Manifest(in);
      }
      manifest.getEntries().clear();
      try (OutputStream out = Files.newOutputStream(file)) {
        manifest.write(out);
      }
    }
  }
}
