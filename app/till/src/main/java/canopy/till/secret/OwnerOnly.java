package canopy.till.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a file system calls "for the owner alone": mode 600 and 700, or an access list with one
 * entry. The attributes go into the call that creates the file, so that there is no moment in which
 * others could open it.
 */
sealed interface OwnerOnly {
  /** For the creation of a file or folder. */
  FileAttribute<?>[] attributes(boolean folder);

  /**
   * Takes everybody else's access away.
   *
   * @return whether there was any
   */
  boolean close(Path path, boolean folder) throws IOException;

  /** As the file system of this path knows it. */
  static OwnerOnly on(Path path) throws IOException {
    Set<String> views = path.getFileSystem().supportedFileAttributeViews();
    if (views.contains("posix")) {
      return new Mode();
    }
    return views.contains("acl")
        ? new AccessList(
            path.getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(System.getProperty("user.name")))
        : new Unprotected();
  }

  /** Mode bits, on Linux and macOS. */
  record Mode() implements OwnerOnly {
    private static Set<PosixFilePermission> wanted(boolean folder) {
      return PosixFilePermissions.fromString(folder ? "rwx------" : "rw-------");
    }

    @Override
    public FileAttribute<?>[] attributes(boolean folder) {
      return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(wanted(folder))};
    }

    @Override
    public boolean close(Path path, boolean folder) throws IOException {
      Set<PosixFilePermission> now = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
      if (wanted(folder).containsAll(now)) {
        return false; // The owner may have less: somebody made a key read-only.
      }
      Set<PosixFilePermission> left = EnumSet.copyOf(now);
      left.retainAll(wanted(folder));
      Files.setPosixFilePermissions(path, left);
      return true;
    }
  }

  /**
   * An access list, on Windows.
   *
   * @param user who the till runs as
   */
  record AccessList(UserPrincipal user) implements OwnerOnly {
    private List<AclEntry> wanted() {
      return List.of(
          AclEntry.newBuilder()
              .setType(AclEntryType.ALLOW)
              .setPrincipal(user)
              .setPermissions(EnumSet.allOf(AclEntryPermission.class))
              .build());
    }

    @Override
    public FileAttribute<?>[] attributes(boolean folder) {
      return new FileAttribute<?>[] {
        new FileAttribute<List<AclEntry>>() {
          @Override
          public String name() {
            return "acl:acl";
          }

          @Override
          public List<AclEntry> value() {
            return wanted();
          }
        }
      };
    }

    @Override
    public boolean close(Path path, boolean folder) throws IOException {
      @Nullable AclFileAttributeView view =
          Files.getFileAttributeView(path, AclFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
      if (view == null || view.getAcl().stream().allMatch(this::harmless)) {
        return false;
      }
      view.setAcl(wanted());
      return true;
    }

    private boolean harmless(AclEntry entry) {
      return entry.type() != AclEntryType.ALLOW || entry.principal().equals(user);
    }
  }

  /** A file system without owners, such as a memory stick's: nothing can be done there. */
  record Unprotected() implements OwnerOnly {
    @Override
    public FileAttribute<?>[] attributes(boolean folder) {
      return new FileAttribute<?>[0];
    }

    @Override
    public boolean close(Path path, boolean folder) {
      return false;
    }
  }
}
