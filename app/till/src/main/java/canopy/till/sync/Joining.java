package canopy.till.sync;

import canopy.sync.Enrolment;
import canopy.sync.Head;
import canopy.sync.HeadOfficeAddress;
import canopy.sync.HeadOfficeLine;
import canopy.sync.LineTrouble;
import canopy.sync.TillKey;
import canopy.sync.Trouble;
import canopy.till.journal.Journal;
import canopy.till.loop.Held;
import canopy.till.station.StationConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Enrols this machine. It looks first what would come of the code, because taking it ends the time
 * of the machine that is this till by now; and a machine whose own journal must give way takes no
 * more business from that moment on. Waits for network and disk.
 */
final class Joining {
  /** Makes the till take no more business, or lets it go on. */
  interface Hold {
    /** Answers when everything that was asked before has been done. */
    CompletableFuture<?> set(Held held);
  }

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int TRIES = 3;

  /** A request may have arrived for all that. */
  private static final Set<Trouble.Code> UNANSWERED =
      EnumSet.of(
          Trouble.Code.TOO_SLOW,
          Trouble.Code.BROKEN_OFF,
          Trouble.Code.NOT_UNDERSTOOD,
          Trouble.Code.SERVER_FAULT);

  /**
   * Head office has said that it has not taken this machine. A bad code says that only of this
   * request: the one before may have used it up.
   */
  private static final Set<Trouble.Code> REFUSALS =
      EnumSet.of(Trouble.Code.OTHER_TILL, Trouble.Code.REFUSED);

  private final HeadOfficeFiles files;
  private final StationConfig station;
  private final @Nullable Journal journal;
  private final Hold hold;

  /**
   * @param journal null if the till was never started
   */
  Joining(HeadOfficeFiles files, StationConfig station, @Nullable Journal journal, Hold hold) {
    this.files = files;
    this.station = station;
    this.journal = journal;
    this.hold = hold;
  }

  /**
   * Does it; may be called again if the answer was lost.
   *
   * @param line without a key
   * @return how the till is enrolled; null if it has sold, and head office has another journal
   * @throws IOException if head office cannot be reached or refuses, or the disk fails; the till
   *     goes on as before, but for one that has to give way, and cannot know whether it was taken:
   *     that one waits for the same code again, over restarts
   */
  @Nullable HeadOfficeSettings join(
      HeadOfficeLine line, HeadOfficeAddress address, String code, String program)
      throws IOException {
    TillKey key = files.nextKey();
    Enrolment.Machine machine = new Enrolment.Machine(station.site(), station.till(), program);
    boolean givesWay = givesWay(Enrolment.look(line, code, key, machine).head());
    HeadOfficeSettings before = files.settings();
    boolean restarts = before != null && before.takeBack();
    Held held = // What an earlier code has begun.
        restarts ? Held.UNTIL_RESTART : files.inQuestion() ? Held.UNTIL_ENROLLED : Held.NOT;
    try {
      if (givesWay && !mayGiveWay()) {
        return null;
      }
      boolean opens = givesWay && !files.inQuestion();
      if (opens) {
        files.inQuestion(true);
      }
      // It may be this till from here on: what it writes by then would have to give way.
      Held known = held;
      held = opens && !restarts ? Held.UNTIL_ENROLLED : held;
      Enrolment.Enrolled enrolled;
      try {
        enrolled = enrol(line, code, key, machine);
      } catch (LineTrouble e) {
        if (opens && !mayBeTaken(e)) {
          files.inQuestion(false);
          held = known;
        }
        throw e;
      }
      HeadOfficeSettings next =
          new HeadOfficeSettings(
              address.url(),
              address.pin(),
              enrolled.site(),
              enrolled.till(),
              key.keyId(),
              givesWay || givesWay(enrolled.head()),
              null);
      files.write(next);
      held = next.takeBack() ? Held.UNTIL_RESTART : Held.NOT;
      files.enrolled(key);
      return next;
    } finally {
      hold(held);
    }
  }

  /**
   * Takes the code; once more where the answer was lost, which head office answers the same way.
   */
  private static Enrolment.Enrolled enrol(
      HeadOfficeLine line, String code, TillKey key, Enrolment.Machine machine) throws LineTrouble {
    LineTrouble lost = null;
    for (int tried = 1; tried <= TRIES; tried++) {
      try {
        return Enrolment.enrol(line, code, key, machine);
      } catch (LineTrouble e) {
        if (lost == null ? !mayBeTaken(e) : REFUSALS.contains(e.trouble().code())) {
          throw e;
        }
        lost = lost == null ? e : lost;
      }
    }
    throw Objects.requireNonNull(lost);
  }

  /** Whether head office may have done what it was asked, although its answer did not come. */
  private static boolean mayBeTaken(LineTrouble e) {
    return UNANSWERED.contains(e.trouble().code());
  }

  /** Whether head office has another journal of this till than this machine. */
  private boolean givesWay(Head head) throws IOException {
    Journal own = journal;
    if (head.seq() == 0) {
      return false;
    }
    if (own == null || head.seq() > own.lastSeq()) {
      return true;
    }
    try (JournalBatches batches = new JournalBatches(own)) {
      return !batches.hash(head.seq()).equals(head.hash());
    }
  }

  /** Nothing can be sold between the answer and the restart. */
  private boolean mayGiveWay() throws IOException {
    Journal own = journal;
    if (own == null) {
      return true;
    }
    hold(Held.UNTIL_RESTART);
    return TakeBack.mayReplace(own);
  }

  private void hold(Held held) {
    if (journal != null) {
      hold.set(held).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
  }
}
