package canopy.hardware.line;

import com.fazecast.jSerialComm.SerialPort;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the native part of jSerialComm where only this user can write. Left alone, jSerialComm loads
 * whatever lies in {@code /tmp/jSerialComm} and otherwise unpacks itself there with mode 777, so
 * any local user could plant a library. An installation that ships the file passes {@code
 * -DjSerialComm.library.path} and nothing is unpacked.
 */
final class SerialLibrary {
  /** The property that jSerialComm reads in its static initialiser, before its own places. */
  static final String PATH_PROPERTY = "jSerialComm.library.path";

  /** Must be the version of the jSerialComm on the class path; a test compares them. */
  static final String VERSION = "2.11.4";

  private static final String OWNER_ONLY = "rwx------";

  private final Path folder;

  SerialLibrary(Path folder) {
    this.folder = folder;
  }

  /** Where the library goes when nobody says otherwise: a cache folder below this user's home. */
  static Path privateFolder() {
    String local = System.getenv("LOCALAPPDATA");
    Path base =
        local != null && isWindows()
            ? Path.of(local)
            : Path.of(System.getProperty("user.home"), ".cache");
    return base.resolve("canopy").resolve("jserialcomm-" + VERSION);
  }

  /** Makes sure that jSerialComm will load its native part from a safe place. */
  synchronized void prepare() throws IOException {
    if (!System.getProperty(PATH_PROPERTY, "").isEmpty()) {
      return;
    }
    unpack();
    System.setProperty(PATH_PROPERTY, folder.toString());
  }

  /** Unpacks the library unless the very same bytes are there already; returns its file. */
  Path unpack() throws IOException {
    byte[] library = bundled();
    makePrivate();
    Path target = folder.resolve(fileName());
    if (Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
        && Arrays.equals(Files.readAllBytes(target), library)) {
      return target;
    }
    Path fresh = Files.createTempFile(folder, "unpack", ".tmp");
    Files.write(fresh, library);
    if (posix()) {
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString(OWNER_ONLY));
    }
    Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return target;
  }

  private void makePrivate() throws IOException {
    if (!posix()) {
      // On Windows the folder lies in the user's own profile, which other users cannot write.
      Files.createDirectories(folder);
      return;
    }
    Files.createDirectories(folder.toAbsolutePath().getParent());
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
    }
    PosixFileAttributes attributes =
        Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    Path probe = Files.createTempFile(folder, "owner", ".tmp");
    boolean ours = Files.getOwner(probe).equals(attributes.owner());
    Files.delete(probe);
    Set<PosixFilePermission> permissions = attributes.permissions();
    if (!attributes.isDirectory()
        || !ours
        || permissions.contains(PosixFilePermission.GROUP_WRITE)
        || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new LineException(
          LineFault.NO_PERMISSION,
          folder + " is not a folder that belongs to this user alone; serial ports stay closed");
    }
  }

  private boolean posix() {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static byte[] bundled() throws IOException {
    String resource = folderInJar() + "/" + fileName();
    try (InputStream in = open(resource)) {
      if (in == null) {
        throw new LineException(
            LineFault.PORT_MISSING, "no serial library for this machine: " + resource);
      }
      return in.readAllBytes();
    }
  }

  /** In a named module the resource is encapsulated; a module reader may still read it. */
  private static @Nullable InputStream open(String resource) throws IOException {
    Module module = SerialPort.class.getModule();
    ModuleLayer layer = module.getLayer();
    if (layer == null) {
      return SerialLibrary.class.getResourceAsStream("/" + resource);
    }
    var resolved = layer.configuration().findModule(module.getName());
    if (resolved.isEmpty()) {
      return null;
    }
    try (var reader = resolved.get().reference().open();
        InputStream in = reader.open(resource).orElse(null)) {
      return in == null ? null : new ByteArrayInputStream(in.readAllBytes());
    }
  }

  private static String folderInJar() {
    String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    if (isWindows()) {
      return "Windows/" + (arch.contains("aarch64") ? "aarch64" : "x86_64");
    }
    return "Linux/" + (arch.contains("aarch64") ? "armv8_64" : "x86_64");
  }

  private static String fileName() {
    return isWindows() ? "jSerialComm.dll" : "libjSerialComm.so";
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
  }
}
