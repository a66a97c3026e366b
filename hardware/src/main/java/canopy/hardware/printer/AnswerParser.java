package canopy.hardware.printer;

import java.util.Arrays;

/**
 * Takes a printer's answers apart by their fixed bits (Epson TM series, "status transmission"): bit
 * 4 set means realtime status or the first byte of an automatic status, clear means an answer to
 * {@code GS r} or {@code GS I}. XON and XOFF are separate bytes. For one thread.
 */
final class AnswerParser {

  /** Where the answers go. */
  interface Sink {
    /** The one-byte answer to a {@code DLE EOT}. */
    void realtime(int status);

    /** The one-byte answer to a {@code GS r}; it comes in turn with the data before it. */
    void queued(int status);

    /** The four bytes of an automatic status back. */
    void automatic(int[] status);
  }

  private static final int FIXED_BITS = 0x93;
  private static final int REALTIME = 0x12;
  private static final int AUTOMATIC = 0x10;
  private static final int QUEUED_BITS = 0x90;
  private static final int XON = 0x11;
  private static final int XOFF = 0x13;
  private static final int BLOCK_HEADER = 0x5F;
  private static final int PROCESS_ID_HEADER = 0x37;
  private static final int BLOCK_LIMIT_BYTES = 80;

  private final Sink sink;
  private final int[] automatic = new int[4];
  private int automaticCount;
  private int blockBytesLeft;

  AnswerParser(Sink sink) {
    this.sink = sink;
  }

  void accept(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      accept(bytes[i] & 0xFF);
    }
  }

  private void accept(int b) {
    if (blockBytesLeft > 0) {
      // Text blocks end in NUL; the limit gets us back in step if that was lost.
      blockBytesLeft = b == 0 ? 0 : blockBytesLeft - 1;
    } else if (b == XON || b == XOFF) {
      return;
    } else if (automaticCount > 0 && (b & QUEUED_BITS) == 0) {
      automatic[automaticCount++] = b;
      if (automaticCount == automatic.length) {
        automaticCount = 0;
        sink.automatic(Arrays.copyOf(automatic, automatic.length));
      }
    } else {
      automaticCount = 0;
      start(b);
    }
  }

  private void start(int b) {
    if (b == BLOCK_HEADER || b == PROCESS_ID_HEADER) {
      blockBytesLeft = BLOCK_LIMIT_BYTES;
    } else if ((b & FIXED_BITS) == REALTIME) {
      sink.realtime(b);
    } else if ((b & FIXED_BITS) == AUTOMATIC) {
      automatic[0] = b;
      automaticCount = 1;
    } else if ((b & QUEUED_BITS) == 0) {
      sink.queued(b);
    }
  }
}
