package canopy.headoffice.line;

import canopy.core.event.Event;
import canopy.core.event.EventJson;
import canopy.core.event.UnreadableEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;

/**
 * A journal line as it came: well-formed, of the till that sent it, and with a hash that is not
 * checked yet. The JSON stays in the batch's bytes.
 *
 * @param at the till's own time
 * @param day business date
 * @param by operator or {@code system}
 * @param version of the type's data
 * @param hash 32 bytes, as the line states it
 * @param bytes of the whole batch; not to be written into
 */
@SuppressWarnings("ArrayRecordComponent") // Thousands a second: neither wrapped nor compared.
public record ReceivedLine(
    long seq,
    Instant at,
    LocalDate day,
    String by,
    String type,
    int version,
    byte[] hash,
    byte[] bytes,
    Span json,
    Span data) {
  private static final int FRAME_BYTES = 66;

  /** A part of the batch's bytes. */
  public record Span(int from, int to) {
    /** How many bytes. */
    public int length() {
      return to - from;
    }
  }

  /** 64 hex digits. */
  public String hashText() {
    return HexFormat.of().formatHex(hash);
  }

  /**
   * What happened, read from the data.
   *
   * @throws UnreadableEvent if this program does not know such events, or the data is none
   */
  public Event event(EventJson json) throws UnreadableEvent {
    return json.read(type, version, bytes, data.from(), data.length());
  }

  /** How long it is with hash, space and line end. */
  public int lengthBytes() {
    return FRAME_BYTES + json.length();
  }

  @Override
  public String toString() {
    return seq + " " + type;
  }
}
