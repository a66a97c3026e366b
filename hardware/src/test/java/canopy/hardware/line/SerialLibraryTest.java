package canopy.hardware.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The native part of the serial library never comes from where another user could have put it. */
class SerialLibraryTest {
  @TempDir Path folder;

  @Test
  void versionIsTheOneOnTheClassPath() {
    assertThat(SerialLibrary.VERSION).isEqualTo(SerialPort.getVersion());
  }

  @Test
  void unpacksForThisUserAlone() throws IOException {
    Path library = new SerialLibrary(folder.resolve("native")).unpack();
    assertThat(Files.size(library)).isGreaterThan(10_000);
    assertThat(permissions(library)).isEqualTo("rwx------");
    assertThat(permissions(library.getParent())).isEqualTo("rwx------");
  }

  @Test
  void replacesAPlantedLibrary() throws IOException {
    SerialLibrary library = new SerialLibrary(folder.resolve("native"));
    Path file = library.unpack();
    byte[] genuine = Files.readAllBytes(file);
    Files.write(file, new byte[] {1, 2, 3});
    assertThat(Files.readAllBytes(library.unpack())).isEqualTo(genuine);
  }

  @Test
  void replacesASymbolicLinkInsteadOfFollowingIt() throws IOException {
    SerialLibrary library = new SerialLibrary(folder.resolve("native"));
    Path file = library.unpack();
    Path elsewhere = folder.resolve("elsewhere.so");
    Files.copy(file, elsewhere);
    Files.delete(file);
    Files.createSymbolicLink(file, elsewhere);
    assertThat(Files.isSymbolicLink(library.unpack())).isFalse();
  }

  @Test
  void refusesAFolderThatOthersCanWrite() throws IOException {
    Path open = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThatThrownBy(() -> new SerialLibrary(open).unpack())
        .isInstanceOfSatisfying(
            LineException.class, e -> assertThat(e.fault()).isEqualTo(LineFault.NO_PERMISSION));
  }

  @Test
  void refusesALinkToAFolder() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    assertThatThrownBy(() -> new SerialLibrary(link).unpack()).isInstanceOf(LineException.class);
  }

  @Test
  void loadsFromThePrivateFolderSoThatNothingAppearsInTheTemporaryOne() throws IOException {
    new LineOpener(new LoopHub());
    new SerialLibrary(SerialLibrary.privateFolder()).prepare();
    SerialPort.getCommPorts();
    assertThat(Files.readString(Path.of("/proc/self/maps")))
        .contains(System.getProperty(SerialLibrary.PATH_PROPERTY))
        .doesNotContain(System.getProperty("java.io.tmpdir") + "/jSerialComm");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
