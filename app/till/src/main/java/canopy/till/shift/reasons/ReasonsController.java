package canopy.till.shift.reasons;

import canopy.core.catalogue.Names;
import canopy.core.command.CounterCommand;
import canopy.core.shift.CashMovement;
import canopy.core.shift.MovementReason;
import canopy.till.operator.signin.Requests;
import canopy.till.ui.Notice;
import canopy.till.ui.Screen;
import canopy.till.ui.manage.DiskWork;
import canopy.till.ui.manage.Surroundings;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes the reasons why cash moves and other things are done: each change is journalled with who
 * made it, then kept and put in force. FX thread; the file is written on the background thread.
 */
public final class ReasonsController implements ReasonsActions {
  private static final Logger LOG = LoggerFactory.getLogger(ReasonsController.class);
  private static final String JOURNALLED = "reason.";

  private final Requests requests;
  private final ReasonsPort port;
  private final DiskWork disk;
  private final ReasonsModel model = new ReasonsModel();
  private final ReasonsScreen screen;

  /**
   * @param background a thread that may wait for the disk
   */
  public ReasonsController(
      Surroundings around, Requests requests, ReasonsPort port, Executor background) {
    this.requests = requests;
    this.port = port;
    this.disk = new DiskWork(background);
    this.screen = new ReasonsScreen(around, model, this);
  }

  public Screen screen() {
    return screen;
  }

  /** The page is about to be shown. */
  public void open() {
    model.notice.set(null);
    model.busy.set(false); // Whoever left while a second person was asked gets no answer any more.
    show();
    model.write(model.reasons.get().isEmpty() ? null : model.reasons.get().getFirst());
    screen.mark(model.id.get());
  }

  private void show() {
    model.reasons.set(port.reasons());
  }

  @Override
  public void add() {
    model.notice.set(null);
    model.write(null);
    screen.mark("");
  }

  @Override
  public void choose(MovementReason reason) {
    if (!reason.id().equals(model.id.get())) {
      model.notice.set(null);
      model.write(reason);
    }
  }

  @Override
  public void turn(CashMovement.Kind kind) {
    Set<CashMovement.Kind> kinds = new TreeSet<>(model.kinds.get());
    if (!kinds.remove(kind)) {
      kinds.add(kind);
    }
    model.kinds.set(kinds);
  }

  @Override
  public void turn(MovementReason.Deed deed) {
    Set<MovementReason.Deed> deeds = new TreeSet<>(model.deeds.get());
    if (!deeds.remove(deed)) {
      deeds.add(deed);
    }
    model.deeds.set(deeds);
  }

  @Override
  public void save() {
    if (model.busy.get()) {
      return;
    }
    ReasonList now = new ReasonList(port.reasons());
    String id = model.id.get().isEmpty() ? now.freshId() : model.id.get();
    Optional<MovementReason> typed = typed(id);
    if (typed.isEmpty()) {
      refuse(Notice.of(Notice.Level.REFUSED, "reasons.named", ReasonList.LONGEST_NAME));
      return;
    }
    MovementReason next = typed.get();
    Optional<Notice> wrong = now.wrong(next);
    String before = now.reason(id).map(ReasonList::journalled).orElse("");
    String after = ReasonList.journalled(next);
    if (wrong.isPresent()) {
      refuse(wrong.get());
    } else if (before.equals(after)) {
      model.notice.set(Notice.of(Notice.Level.INFO, "reasons.same"));
    } else {
      model.busy.set(true);
      requests.submit(
          new CounterCommand.ChangeSetting(JOURNALLED + id, before, after),
          before.isEmpty() ? after : before + " → " + after,
          this::refuse,
          done -> write(next));
    }
  }

  /** Empty if a name is longer than any name may be. */
  private Optional<MovementReason> typed(String id) {
    try {
      Names name =
          new Names(model.zh.get().strip(), model.en.get().strip(), model.es.get().strip());
      return Optional.of(new MovementReason(id, name, model.kinds.get(), model.deeds.get()));
    } catch (IllegalArgumentException e) {
      LOG.debug("no name of a reason", e);
      return Optional.empty();
    }
  }

  private void refuse(Notice why) {
    model.busy.set(false);
    model.notice.set(why);
  }

  private void write(MovementReason next) {
    disk.keep(
        "the reasons",
        () -> port.replace(new ReasonList(port.reasons()).with(next).all()),
        () -> {
          model.busy.set(false);
          show();
          model.write(next);
          screen.mark(next.id());
          model.notice.set(Notice.of(Notice.Level.DONE, "reasons.saved"));
        },
        () -> refuse(Notice.of(Notice.Level.REFUSED, "settings.notkept")));
  }
}
