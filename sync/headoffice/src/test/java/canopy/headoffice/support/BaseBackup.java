package canopy.headoffice.support;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A base backup of a PostgreSQL that goes on working, by its low-level interface ("Making a Base
 * Backup Using the Low Level API" in its manual), as {@code pg_basebackup} makes it: that program
 * does not come with the embedded server.
 */
public final class BaseBackup {
  private static final String LOG = "pg_wal";

  private BaseBackup() {}

  /**
   * Takes it.
   *
   * @param connection of a user who may, on the machine that has the files
   * @param to a folder that is made
   */
  public static void take(Connection connection, Path to) throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      Path from = Path.of(one(statement, "SHOW data_directory"));
      one(statement, "SELECT pg_backup_start('test', true)::text");
      copy(from, to, true);
      String label = one(statement, "SELECT labelfile FROM pg_backup_stop(false)");
      Files.writeString(to.resolve("backup_label"), label);
      copy(from.resolve(LOG), to.resolve(LOG), false);
    }
  }

  private static String one(Statement statement, String sql) throws SQLException {
    try (ResultSet rs = statement.executeQuery(sql)) {
      rs.next();
      return rs.getString(1);
    }
  }

  private static void copy(Path from, Path to, boolean data) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path one, BasicFileAttributes attributes)
              throws IOException {
            Path there = to.resolve(from.relativize(one).toString());
            Files.createDirectories(there);
            Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rwx------"));
            return data && one.endsWith(LOG)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path one, BasicFileAttributes attributes)
              throws IOException {
            String name = one.getFileName().toString();
            if (!name.startsWith("postmaster.") && !name.startsWith("epg-lock")) {
              try {
                Files.copy(one, to.resolve(from.relativize(one).toString()));
              } catch (NoSuchFileException e) {
                // The server took it away meanwhile; its log says so.
              }
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path one, IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
