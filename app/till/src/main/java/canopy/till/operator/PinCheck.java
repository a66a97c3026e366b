package canopy.till.operator;

import canopy.till.secret.SecretFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks and sets PINs on a thread of its own, since a hash takes about 50 ms and the till thread
 * must not wait. Any thread may call; the answer comes on the thread {@code pin} and should do
 * nothing but submit a command. The PIN is wiped before the answer is given. An unknown operator
 * takes as long as a known one, so that nobody learns who exists.
 */
public final class PinCheck implements AutoCloseable {
  /** What came of a check. */
  public enum Answer {
    RIGHT,
    /** Wrong PIN or no such operator: not told apart. */
    WRONG,
    /**
     * The hash was made with another pepper: a restored or copied data folder; set the PIN anew.
     */
    KEY_LOST,
    /** Too many checks are waiting; try again. */
    BUSY
  }

  /** What came of setting a PIN. */
  public sealed interface SetAnswer {
    record Done() implements SetAnswer {}

    /** On the disk, and in force once the journal has the change of this name. */
    record Waiting(String change) implements SetAnswer {}

    record Refused(PinFlaw flaw) implements SetAnswer {}

    /** Not on the disk; the old PIN still holds. */
    record NotKept() implements SetAnswer {}

    record Busy() implements SetAnswer {}
  }

  static final int MAX_WAITING = 4;
  private static final Logger LOG = LoggerFactory.getLogger(PinCheck.class);

  private final PinBook book;
  private final Pepper pepper;
  private final SecureRandom random;
  private final ThreadPoolExecutor thread;

  /** Of the thread {@code pin} alone. */
  private @Nullable PinHash decoy;

  private PinCheck(PinBook book, Pepper pepper, SecureRandom random) {
    this.book = book;
    this.pepper = pepper;
    this.random = random;
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING),
            work -> Thread.ofPlatform().name("pin").daemon().unstarted(work));
  }

  /**
   * Opens {@code keys/pepper} and {@code operators/pins} below the data folder, making the pepper
   * at the first start.
   *
   * @throws IOException if either cannot be read or made; the text says which and what to do
   */
  public static PinCheck open(Path data, SecureRandom random) throws IOException {
    Pepper pepper = Pepper.open(data.resolve("keys"), random);
    PinBook book = PinBook.open(SecretFolder.open(data.resolve("operators")));
    return new PinCheck(book, pepper, random);
  }

  /** Whether any operator has a PIN; if not, this is a first start and the manager sets his. */
  public boolean isEmpty() {
    return book.size() == 0;
  }

  /** Whether an operator has a PIN. Any thread. */
  public boolean has(String operator) {
    return book.find(operator).isPresent();
  }

  /** Checks a PIN; exactly one answer is given. */
  public void check(String operator, Pin pin, Consumer<Answer> then) {
    boolean taken =
        run(
            () -> {
              Answer answer = answer(operator, pin);
              LOG.info("pin of operator {} checked: {}", operator, answer);
              then.accept(answer);
            });
    if (!taken) {
      pin.close();
      then.accept(Answer.BUSY);
    }
  }

  /** Sets an operator's PIN if it keeps the rule; exactly one answer is given. */
  public void set(String operator, PinRule rule, Pin pin, Consumer<SetAnswer> then) {
    boolean taken =
        run(
            () -> {
              SetAnswer answer = keep(operator, rule, pin);
              LOG.info("pin of operator {} set: {}", operator, answer);
              then.accept(answer);
            });
    if (!taken) {
      pin.close();
      then.accept(new SetAnswer.Busy());
    }
  }

  /**
   * Keeps a PIN until {@link #putInForce}, if it keeps the rule and is not the one in force;
   * exactly one answer is given.
   */
  public void stage(String operator, PinRule rule, Pin pin, Consumer<SetAnswer> then) {
    boolean taken =
        run(
            () -> {
              SetAnswer answer = wait(operator, rule, pin);
              LOG.info("new pin of operator {}: {}", operator, answer.getClass().getSimpleName());
              then.accept(answer);
            });
    if (!taken) {
      pin.close();
      then.accept(new SetAnswer.Busy());
    }
  }

  /**
   * Puts a PIN in force that waits under this name; nothing happens if none does. Any thread that
   * may wait for the disk.
   */
  public void putInForce(String operator, String change) {
    try {
      if (book.activate(operator, change)) {
        LOG.info("the new pin of operator {} is in force", operator);
      }
    } catch (IOException e) {
      LOG.error("the PIN file could not be written; it is written at the next start", e);
    }
  }

  /** Lets the running check end, drops those that wait. */
  @Override
  public void close() {
    thread.shutdownNow();
  }

  private boolean run(Runnable work) {
    try {
      thread.execute(work);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  private Answer answer(String operator, Pin pin) {
    try (pin) {
      Optional<PinHash> known = book.find(operator);
      boolean right = known.orElse(decoy()).matches(pin, pepper);
      if (known.isPresent() && !known.get().pepperId().equals(pepper.id())) {
        return Answer.KEY_LOST;
      }
      return known.isPresent() && right ? Answer.RIGHT : Answer.WRONG;
    }
  }

  /** Made at the first check, whoever it is for, and not while the till starts. */
  private PinHash decoy() {
    PinHash made = decoy;
    if (made == null) {
      made = PinHash.of(Pin.of("no one has this"), pepper, random);
      decoy = made;
    }
    return made;
  }

  private SetAnswer wait(String operator, PinRule rule, Pin pin) {
    try (pin) {
      Optional<PinFlaw> flaw = rule.flaw(pin);
      if (flaw.isPresent()) {
        return new SetAnswer.Refused(flaw.get());
      }
      if (book.find(operator).filter(old -> old.matches(pin, pepper)).isPresent()) {
        return new SetAnswer.Refused(PinFlaw.SAME_AS_BEFORE);
      }
      String change = HexFormat.of().toHexDigits(random.nextLong());
      book.stage(operator, change, PinHash.of(pin, pepper, random));
      return new SetAnswer.Waiting(change);
    } catch (IOException e) {
      LOG.error("the PIN file could not be written", e);
      return new SetAnswer.NotKept();
    }
  }

  private SetAnswer keep(String operator, PinRule rule, Pin pin) {
    try (pin) {
      Optional<PinFlaw> flaw = rule.flaw(pin);
      if (flaw.isPresent()) {
        return new SetAnswer.Refused(flaw.get());
      }
      book.put(operator, PinHash.of(pin, pepper, random));
      return new SetAnswer.Done();
    } catch (IOException e) {
      LOG.error("the PIN file could not be written", e);
      return new SetAnswer.NotKept();
    }
  }
}
