package canopy.headoffice.database;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows for one table in PostgreSQL's binary COPY format, written as they are made: {@link #row},
 * then a value for each column in order. One thread at a time.
 */
public final class CopyRows {
  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final int NULL = -1;

  /** PostgreSQL works on one piece while the next one is on its way. */
  private static final int PIECE_BYTES = 64 * 1024;

  private static final byte JSONB_VERSION = 1;
  private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
  private static final long EPOCH_SECOND = EPOCH_DAY * 86_400;
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int NANOS_PER_MICRO = 1_000;

  /** PostgreSQL keeps times to the year 294276; what is beyond a thousand years is not meant. */
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private final String command;
  private final int columns;
  private byte[] bytes = new byte[8 * 1024];
  private int length;
  private int rows;
  private int markedLength;
  private int markedRows;

  /**
   * @param table its name
   * @param columns their names, in the order in which values will come
   */
  public CopyRows(String table, String... columns) {
    this.command =
        "COPY " + table + " (" + String.join(", ", columns) + ") FROM STDIN (FORMAT binary)";
    this.columns = columns.length;
    System.arraycopy(HEADER, 0, bytes, 0, HEADER.length);
    length = HEADER.length;
    mark();
  }

  /** A value that no column can take. */
  public static final class Unstorable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unstorable(String message) {
      super(message);
    }
  }

  /** Makes room for so many bytes more at once. */
  public CopyRows expect(int more) {
    room(more);
    return this;
  }

  /** How many rows were begun. */
  public int count() {
    return rows;
  }

  /** From here on, {@link #undo} forgets rows. */
  public void mark() {
    markedLength = length;
    markedRows = rows;
  }

  /** Forgets what came after the last mark. */
  public void undo() {
    length = markedLength;
    rows = markedRows;
  }

  /** Begins a row. */
  public CopyRows row() {
    rows++;
    room(2);
    bytes[length++] = (byte) (columns >> 8);
    bytes[length++] = (byte) columns;
    return this;
  }

  /** A {@code bigint}. */
  public CopyRows bigint(long value) {
    room(12);
    fourBytes(8);
    eightBytes(value);
    return this;
  }

  /** A {@code bigint}, or none. */
  public CopyRows bigint(@Nullable Long value) {
    return value == null ? none() : bigint(value.longValue());
  }

  /** An {@code integer}. */
  public CopyRows integer(int value) {
    room(8);
    fourBytes(4);
    fourBytes(value);
    return this;
  }

  /** An {@code integer}, or none. */
  public CopyRows integer(@Nullable Integer value) {
    return value == null ? none() : integer(value.intValue());
  }

  /** A {@code boolean}. */
  public CopyRows bool(boolean value) {
    room(5);
    fourBytes(1);
    bytes[length++] = (byte) (value ? 1 : 0);
    return this;
  }

  /**
   * A {@code text}, or none.
   *
   * @throws Unstorable if there is a zero character in it
   */
  public CopyRows text(@Nullable String value) {
    if (value == null) {
      return none();
    }
    if (value.indexOf('\0') >= 0) {
      throw new Unstorable("a text has a zero character");
    }
    return bytea(value.getBytes(StandardCharsets.UTF_8));
  }

  /** A {@code bytea}. */
  public CopyRows bytea(byte[] value) {
    return bytea(value, 0, value.length);
  }

  /** A {@code bytea} out of more bytes. */
  public CopyRows bytea(byte[] value, int from, int count) {
    room(4 + count);
    fourBytes(count);
    System.arraycopy(value, from, bytes, length, count);
    length += count;
    return this;
  }

  /** A {@code jsonb}: JSON in UTF-8. */
  public CopyRows jsonb(byte[] document) {
    room(5 + document.length);
    fourBytes(1 + document.length);
    bytes[length++] = JSONB_VERSION;
    System.arraycopy(document, 0, bytes, length, document.length);
    length += document.length;
    return this;
  }

  /** A {@code date}. */
  public CopyRows date(LocalDate value) {
    return integer(Math.toIntExact(value.toEpochDay() - EPOCH_DAY));
  }

  /**
   * A {@code timestamptz}, or none.
   *
   * @throws Unstorable if it is not of the years 1 to 9999
   */
  public CopyRows time(@Nullable Instant value) {
    if (value == null) {
      return none();
    }
    if (value.isBefore(EARLIEST) || value.isAfter(LATEST)) {
      throw new Unstorable("a time is out of range");
    }
    return bigint(
        (value.getEpochSecond() - EPOCH_SECOND) * MICROS_PER_SECOND
            + value.getNano() / NANOS_PER_MICRO);
  }

  /** NULL. */
  public CopyRows none() {
    room(4);
    fourBytes(NULL);
    return this;
  }

  /** Stores the rows; nothing is sent if there are none. The rows stay. */
  public void copyInto(Connection connection) throws SQLException {
    if (rows == 0) {
      return;
    }
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(command);
    try {
      room(2);
      bytes[length] = (byte) 0xff;
      bytes[length + 1] = (byte) 0xff;
      int end = length + 2;
      for (int from = 0; from < end; from += PIECE_BYTES) {
        copy.writeToCopy(bytes, from, Math.min(PIECE_BYTES, end - from));
      }
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private void fourBytes(int value) {
    bytes[length++] = (byte) (value >> 24);
    bytes[length++] = (byte) (value >> 16);
    bytes[length++] = (byte) (value >> 8);
    bytes[length++] = (byte) value;
  }

  private void eightBytes(long value) {
    fourBytes((int) (value >> 32));
    fourBytes((int) value);
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}
