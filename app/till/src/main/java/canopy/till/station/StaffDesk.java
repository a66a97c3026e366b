package canopy.till.station;

import canopy.core.catalogue.Language;
import canopy.core.event.OperatorEvent;
import canopy.core.event.Recorded;
import canopy.core.operator.People;
import canopy.core.state.StaffBook;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.PinCheck;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the files of people and PINs as the journal has them. A change is journalled first; then it
 * is in force and its file is written. What a crash or a full disk kept from the file is put there
 * at the next start: the file says up to which line it has the journal's changes. Called on the
 * till thread; waits for the disk on a thread of its own.
 */
public final class StaffDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StaffDesk.class);

  private final DataFolder folder;
  private final PinCheck pins;
  private final Consumer<UnaryOperator<Master>> putInForce;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("staff-files").daemon().factory());

  private volatile Runnable pinChanged = () -> {};

  /**
   * @param putInForce changes the master data of the running till
   */
  public StaffDesk(DataFolder folder, PinCheck pins, Consumer<UnaryOperator<Master>> putInForce) {
    this.folder = folder;
    this.pins = pins;
    this.putInForce = putInForce;
  }

  /**
   * The people with whom the till starts, files brought up to the journal. A file that says it is
   * ahead of the journal, such as one from another till, is taken as up to date with it: otherwise
   * no change would come into force until the journal has as many lines.
   *
   * @param lastSeq the journal's last line
   * @throws IOException if the file cannot be read
   */
  public People people(StaffBook staff, long lastSeq) throws IOException {
    staff.pins().forEach((operator, pin) -> pins.putInForce(operator, pin.change()));
    People file = folder.people();
    People kept =
        file.asOfSeq() > lastSeq ? new People(file.roles(), file.persons(), lastSeq) : file;
    People now = staff.over(kept);
    if (!now.equals(file)) {
      write(now);
    }
    now.withoutRole()
        .forEach(
            person ->
                LOG.warn(
                    "operator {} has the role \"{}\", which is not defined: no rights",
                    person.id(),
                    person.role()));
    return now;
  }

  /** Says who is told, on this desk's thread, when somebody has another PIN. */
  public void onPin(Runnable listener) {
    pinChanged = listener;
  }

  /** What follows from a durable event. On the till thread; returns at once. */
  public void after(Recorded recorded, TillSnapshot till) {
    StaffBook staff = till.state().session().staff();
    if (recorded.event() instanceof OperatorEvent.PinChanged pin) {
      run(
          () -> {
            pins.putInForce(pin.operator(), pin.change());
            pinChanged.run();
          });
    } else if (recorded.event() instanceof OperatorEvent.Changed
        || recorded.event() instanceof OperatorEvent.RoleChanged
        || recorded.event() instanceof OperatorEvent.Decided
        || recorded.event() instanceof OperatorEvent.RoleDecided) {
      run(() -> change(staff::over));
    }
  }

  /** Keeps the language that somebody wants to work in. Any thread. */
  public void speaking(String operator, Language language) {
    run(() -> change(people -> people.speaking(operator, language)));
  }

  private void change(UnaryOperator<People> change) {
    putInForce.accept(
        master -> {
          People next = change.apply(master.people());
          if (next.equals(master.people())) {
            return master;
          }
          write(next);
          return master.with(next);
        });
  }

  /** A change that cannot be written is in force all the same: the journal has it. */
  private void write(People people) {
    try {
      folder.write(people);
    } catch (IOException e) {
      LOG.error("the file of people could not be written; it is written at the next start", e);
    }
  }

  private void run(Runnable work) {
    try {
      thread.execute(work);
    } catch (RejectedExecutionException e) {
      LOG.debug("the till is closing; the files follow at the next start");
    }
  }

  /** Lets what is being written end. */
  @Override
  public void close() {
    thread.close();
  }
}
