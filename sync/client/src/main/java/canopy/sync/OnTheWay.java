package canopy.sync;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * Batches that are on their way to head office: each is sent when the one before it has left this
 * machine, and their answers are taken in the same order. The uploader's thread; each batch travels
 * on a thread of its own.
 */
final class OnTheWay {
  private final HeadOfficeLine line;
  private final String path;
  private final String contentType;
  private final Deque<Sent> all = new ArrayDeque<>();

  /**
   * @param left when its last byte has left, or it has failed and its answer says so
   */
  private record Sent(
      long fromSeq, JournalLines.Batch batch, FutureTask<Answer> answer, CountDownLatch left) {}

  OnTheWay(HeadOfficeLine line, String path, String contentType) {
    this.line = line;
    this.path = path;
    this.contentType = contentType;
  }

  int count() {
    return all.size();
  }

  /** Number of the first line that is on its way. There must be one. */
  long firstSeq() {
    return all.getFirst().fromSeq();
  }

  /** Number of the line after those that are on their way. There must be one. */
  long nextSeq() {
    return all.getLast().batch().last().seq() + 1;
  }

  /**
   * Sends a batch behind the others.
   *
   * @return false if it was not sent, because the one before it has failed already
   */
  boolean send(long fromSeq, JournalLines.Batch batch) throws LineTrouble {
    if (!all.isEmpty()) {
      Sent before = all.getLast();
      await(before.left());
      if (before.answer().state() == Future.State.FAILED) {
        return false;
      }
    }
    CountDownLatch left = new CountDownLatch(1);
    FutureTask<Answer> answer =
        new FutureTask<>(
            () -> line.post(path, contentType, batch.body(), left::countDown).orTrouble());
    all.add(new Sent(fromSeq, batch, answer, left));
    Thread.ofVirtual()
        .name("sync-send")
        .start(
            () -> {
              answer.run();
              left.countDown();
            });
    return true;
  }

  /** The batch whose answer comes next. There must be one. */
  JournalLines.Batch first() {
    return all.getFirst().batch();
  }

  /** Waits for the answer to the first batch, which is on its way no more. */
  Answer take() throws LineTrouble {
    return answer(all.removeFirst());
  }

  /**
   * Waits until nothing is on its way any more, whatever becomes of it: head office's head says
   * later what it has.
   */
  void settle() {
    while (!all.isEmpty()) {
      try {
        var _ = answer(all.removeFirst());
      } catch (LineTrouble e) {
        // The one before it has said what the matter is.
      }
    }
  }

  private static Answer answer(Sent sent) throws LineTrouble {
    try {
      return sent.answer().get();
    } catch (InterruptedException e) {
      throw interrupted();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LineTrouble trouble) {
        throw trouble;
      }
      throw new IllegalStateException("a batch could not be sent", e.getCause());
    }
  }

  private static void await(CountDownLatch left) throws LineTrouble {
    try {
      left.await();
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static LineTrouble interrupted() {
    Thread.currentThread().interrupt();
    return new LineTrouble(Trouble.of(Trouble.Code.BROKEN_OFF));
  }
}
