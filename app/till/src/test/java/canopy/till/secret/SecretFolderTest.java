package canopy.till.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secret files on file systems with mode bits, with access lists, and with neither. */
class SecretFolderTest {
  private static final byte[] SECRET = "secret".getBytes(StandardCharsets.US_ASCII);

  @AutoClose
  private final FileSystem windows =
      Jimfs.newFileSystem(
          Configuration.windows().toBuilder().setAttributeViews("basic", "owner", "acl").build());

  @TempDir Path till;
  private Path keys;

  @BeforeEach
  void name() {
    keys = till.resolve("keys");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static List<AclEntry> list(Path path) throws IOException {
    return Files.getFileAttributeView(path, AclFileAttributeView.class).getAcl();
  }

  /** Jimfs takes no access list at creation, Windows does: only the closing is tried here. */
  private UserPrincipal user(String name) throws IOException {
    return windows.getUserPrincipalLookupService().lookupPrincipalByName(name);
  }

  private static AclEntry allowing(UserPrincipal user) {
    return AclEntry.newBuilder()
        .setType(AclEntryType.ALLOW)
        .setPrincipal(user)
        .setPermissions(EnumSet.allOf(AclEntryPermission.class))
        .build();
  }

  @Test
  void writesForTheOwnerAloneAndInFoldersOfTheOwner() throws IOException {
    SecretFolder folder = SecretFolder.open(keys);
    folder.write("wechat/key.pem", "old".getBytes(StandardCharsets.US_ASCII));
    folder.write("wechat/key.pem", SECRET);
    assertThat(folder.file("wechat/key.pem")).hasBinaryContent(SECRET);
    assertThat(mode(keys.resolve("wechat/key.pem"))).isEqualTo("rw-------");
    assertThat(mode(keys.resolve("wechat"))).isEqualTo("rwx------");
    assertThat(mode(keys)).isEqualTo("rwx------");
    assertThat(keys.resolve("wechat/key.pem.new")).doesNotExist();
  }

  @Test
  void makesARandomFileOnceAndNeverReplacesIt() throws IOException {
    byte[] made = SecretFolder.open(keys).readOrMake("pepper", 32, new SplittableRandom(1));
    assertThat(made).hasSize(32);
    assertThat(SecretFolder.open(keys).readOrMake("pepper", 32, new SplittableRandom(2)))
        .isEqualTo(made);
    SecretFolder.open(keys).write("pepper", SECRET);
    assertThat(SecretFolder.open(keys).readOrMake("pepper", 32, new SplittableRandom(3)))
        .isEqualTo(SECRET);
  }

  @Test
  void goesOnWhereAPowerCutLeftAHalfFile() throws IOException {
    Files.createDirectories(keys);
    Files.write(keys.resolve("pepper.new"), new byte[3]);
    assertThat(SecretFolder.open(keys).readOrMake("pepper", 32, new SplittableRandom(1)))
        .hasSize(32);
  }

  @Test
  void closesWhatOthersCouldRead() throws IOException {
    Files.createDirectories(keys.resolve("alipay"));
    Path open = Files.write(keys.resolve("alipay/key.pem"), SECRET);
    Path readOnly = Files.write(keys.resolve("ca.pem"), SECRET);
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
    Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("r--r--r--"));
    SecretFolder.open(keys);
    assertThat(mode(keys)).isEqualTo("rwx------");
    assertThat(mode(open)).isEqualTo("rw-------");
    assertThat(mode(readOnly)).isEqualTo("r--------");
    assertThat(open).hasBinaryContent(SECRET);
  }

  @Test
  void givesNoFileOutsideTheFolder() throws IOException {
    SecretFolder folder = SecretFolder.open(keys);
    for (String name : new String[] {"../master/people.json", "/etc/passwd", "", "."}) {
      assertThatThrownBy(() -> folder.write(name, SECRET))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void onWindowsEverybodyElseIsTakenOffTheAccessList() throws IOException {
    Path folder = Files.createDirectories(windows.getPath("C:\\till\\keys"));
    Path file = Files.write(folder.resolve("pepper"), SECRET);
    AclFileAttributeView view = Files.getFileAttributeView(file, AclFileAttributeView.class);
    List<AclEntry> both = new ArrayList<>();
    both.add(allowing(user(System.getProperty("user.name"))));
    both.add(allowing(user("Everyone")));
    view.setAcl(both);
    SecretFolder.open(folder);
    assertThat(list(file)).containsExactly(both.getFirst());
  }

  @Test
  void aFileSystemWithoutOwnersIsUsedAsItIs() throws IOException {
    try (FileSystem plain =
        Jimfs.newFileSystem(Configuration.unix().toBuilder().setAttributeViews("basic").build())) {
      SecretFolder folder = SecretFolder.open(plain.getPath("/till/keys"));
      folder.write("pepper", SECRET);
      assertThat(folder.file("pepper")).hasBinaryContent(SECRET);
    }
  }
}
