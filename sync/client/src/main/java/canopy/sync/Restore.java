package canopy.sync;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import okio.Buffer;
import okio.ByteString;

/**
 * Takes a journal back from head office, for a machine in the place of a dead one. Every line is
 * checked against the one before it; what comes is what was written, or nothing. On the caller's
 * thread, which waits for the network.
 */
public final class Restore {
  /** Takes the lines in their order. */
  @FunctionalInterface
  public interface Taker {
    /**
     * Keeps one line.
     *
     * @param seq its number
     * @param line its bytes without the line end
     */
    void take(long seq, byte[] line) throws IOException;
  }

  private static final int PAGE_LINES = 2000;
  private static final int TRIES = 6;
  private static final int HASH_DIGITS = 64;
  private static final byte[] SEQ = HeadOfficeLine.utf8("{\"seq\":");

  private final HeadOfficeLine line;
  private final RandomGenerator random;

  public Restore(HeadOfficeLine line, RandomGenerator random) {
    this.line = line;
    this.random = random;
  }

  /**
   * Fetches everything after {@code have} up to {@code wanted}.
   *
   * @param have what is here already and good; seq 0 and 64 zeros for nothing
   * @param wanted what head office says to have
   * @throws LineTrouble if head office cannot be reached, after some tries, or its lines do not
   *     join ({@code BROKEN_LINE} with the number)
   * @throws IOException if the taker cannot keep them
   */
  public void run(Head have, Head wanted, Taker taker) throws IOException {
    Head at = have;
    while (at.seq() < wanted.seq()) {
      Head before = at;
      byte[] page = page(before.seq() + 1);
      at = take(page, before, wanted.seq(), taker);
      if (at.seq() == before.seq()) {
        throw broken(before.seq() + 1);
      }
    }
    if (!at.equals(wanted)) {
      throw broken(at.seq());
    }
  }

  private Head take(byte[] page, Head before, long lastSeq, Taker taker) throws IOException {
    Head at = before;
    int from = 0;
    while (from < page.length && at.seq() < lastSeq) {
      int end = from;
      while (end < page.length && page[end] != '\n') {
        end++;
      }
      if (end == page.length) {
        throw broken(at.seq() + 1);
      }
      byte[] one = Arrays.copyOfRange(page, from, end);
      at = new Head(at.seq() + 1, checked(one, at));
      taker.take(at.seq(), one);
      from = end + 1;
    }
    return at;
  }

  private static String checked(byte[] one, Head before) throws LineTrouble {
    long seq = before.seq() + 1;
    byte[] number = HeadOfficeLine.utf8(seq + ",");
    int json = HASH_DIGITS + 1;
    int digits = json + SEQ.length;
    if (one.length < digits + number.length
        || one[HASH_DIGITS] != ' '
        || !Arrays.equals(one, json, digits, SEQ, 0, SEQ.length)
        || !Arrays.equals(one, digits, digits + number.length, number, 0, number.length)) {
      throw broken(seq);
    }
    var hashed = new Buffer().write(ByteString.decodeHex(before.hash()));
    String hash = hashed.write(one, json, one.length - json).sha256().hex();
    if (!hash.equals(new String(one, 0, HASH_DIGITS, StandardCharsets.US_ASCII))) {
      throw broken(seq);
    }
    return hash;
  }

  private byte[] page(long fromSeq) throws LineTrouble {
    Backoff backoff = new Backoff(random);
    for (int tried = 1; ; tried++) {
      try {
        return line.get("/v1/journal?from=" + fromSeq + "&limit=" + PAGE_LINES).orTrouble().body();
      } catch (LineTrouble e) {
        boolean again =
            e.trouble().code().weight() == Trouble.Weight.UNREACHED
                || e.trouble().code() == Trouble.Code.TOO_MANY;
        if (!again || tried == TRIES) {
          throw e;
        }
        rest(backoff.after(e));
      }
    }
  }

  private static void rest(Duration wait) throws LineTrouble {
    try {
      boolean rung = new Semaphore(0).tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
      assert !rung;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LineTrouble(Trouble.of(Trouble.Code.BROKEN_OFF), e);
    }
  }

  private static LineTrouble broken(long seq) {
    return new LineTrouble(Trouble.of(Trouble.Code.BROKEN_LINE, seq));
  }
}
