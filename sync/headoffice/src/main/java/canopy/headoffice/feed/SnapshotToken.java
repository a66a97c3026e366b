package canopy.headoffice.feed;

import canopy.headoffice.http.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a snapshot goes on.
 *
 * @param cursor the feed's end when it began
 * @param mark of that end
 * @param key the last one that was said; empty before the first
 */
record SnapshotToken(long cursor, String mark, RecordKind kind, String key) {
  static SnapshotToken first(long cursor, String mark) {
    return new SnapshotToken(cursor, mark, RecordKind.IN_ORDER.getFirst(), "");
  }

  /**
   * What {@link #text()} made.
   *
   * @throws Problem {@code gap} if it did not, or another program's did: the till begins again
   */
  static SnapshotToken parse(String text) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 4);
      return new SnapshotToken(
          Long.parseLong(parts[0]), parts[1], RecordKind.of(parts[2]).orElseThrow(), parts[3]);
    } catch (RuntimeException e) {
      throw Problem.of(
          Problem.Kind.GAP,
          "The token of the snapshot is not one of this server. Begin the snapshot again.");
    }
  }

  String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            (cursor + " " + mark + " " + kind.word() + " " + key).getBytes(StandardCharsets.UTF_8));
  }

  SnapshotToken after(String next) {
    return new SnapshotToken(cursor, mark, kind, next);
  }

  /** The beginning of the next kind, or null after the last. */
  @Nullable SnapshotToken nextKind() {
    int next = RecordKind.IN_ORDER.indexOf(kind) + 1;
    return next == RecordKind.IN_ORDER.size()
        ? null
        : new SnapshotToken(cursor, mark, RecordKind.IN_ORDER.get(next), "");
  }
}
