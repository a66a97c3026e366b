package canopy.till.stock.setup;

import canopy.core.command.CounterCommand;
import canopy.core.stock.StockSetup;
import canopy.core.stock.Tank;
import canopy.core.stock.Tanks;
import canopy.till.operator.signin.Requests;
import canopy.till.ui.Fx;
import canopy.till.ui.Notice;
import canopy.till.ui.Screen;
import canopy.till.ui.manage.DiskWork;
import canopy.till.ui.manage.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets tanks up: what was typed is checked, each change is journalled with who made it, then all is
 * kept and put in force. FX thread; files are read and written on the background thread.
 */
public final class TankSetupController implements TankActions {
  private static final Logger LOG = LoggerFactory.getLogger(TankSetupController.class);
  private static final String JOURNALLED = "tank.";

  /** No strapping table is longer. */
  private static final long MOST_BYTES = 200_000;

  private final Requests requests;
  private final TanksPort port;
  private final Executor background;
  private final TankModel model = new TankModel();
  private final TankSetupScreen screen;

  /** What is to be kept, and what the journal says of it. */
  private record Change(StockSetup next, List<CounterCommand.ChangeSetting> commands) {
    String words() {
      return commands.stream()
          .map(one -> one.name() + ": " + one.before() + " → " + one.after())
          .collect(Collectors.joining("; "));
    }
  }

  /**
   * @param background a thread that may wait for the disk
   */
  public TankSetupController(
      Surroundings around, Requests requests, TanksPort port, Executor background) {
    this.requests = requests;
    this.port = port;
    this.background = background;
    this.screen = new TankSetupScreen(around, model, this);
  }

  public Screen screen() {
    return screen;
  }

  /** The page is about to be shown. */
  public void open() {
    model.notice.set(null);
    model.busy.set(false); // Whoever left while a second person was asked gets no answer any more.
    List<Tank> tanks = port.setup().tanks();
    show(tanks.isEmpty() ? null : tanks.getFirst());
  }

  private void show(@Nullable Tank chosen) {
    StockSetup now = port.setup();
    model.grades.set(port.grades());
    model.tanks.set(now.tanks());
    model.readEvery.set(Integer.toString(now.readEveryMinutes()));
    model.answer.set(Integer.toString(now.answerSeconds()));
    model.settle.set(Integer.toString(now.settleSeconds()));
    model.write(chosen);
    screen.mark(chosen == null ? 0 : chosen.number());
  }

  @Override
  public void add() {
    model.notice.set(null);
    model.write(null);
    screen.mark(0);
  }

  @Override
  public void choose(Tank tank) {
    boolean shown =
        !model.newcomer.get() && model.number.get().equals(Integer.toString(tank.number()));
    if (!shown) {
      model.notice.set(null);
      model.write(tank);
    }
  }

  @Override
  public void grade(int id) {
    model.grade.set(id);
  }

  @Override
  public void reference(int degrees) {
    model.referenceDegrees.set(degrees);
  }

  @Override
  public void readTable() {
    Optional<Path> chosen = port.chooseTable();
    if (chosen.isPresent()) {
      background.execute(() -> read(chosen.get()));
    }
  }

  private void read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new IOException(file + " is too long for a strapping table");
      }
      String text = Files.readString(file, StandardCharsets.UTF_8).replace("\uFEFF", "");
      Fx.run(
          () -> {
            model.table.set(text);
            model.notice.set(
                new TableText(text)
                    .wrong()
                    .orElseGet(() -> Notice.of(Notice.Level.INFO, "tanksetup.tableread")));
          });
    } catch (IOException e) {
      LOG.warn("a strapping table cannot be read", e);
      Fx.run(() -> refuse(Notice.of(Notice.Level.REFUSED, "tanksetup.tablenotread")));
    }
  }

  @Override
  public void save() {
    if (model.busy.get()) {
      return;
    }
    StockSetup now = port.setup();
    Optional<Notice> wrong = wrongTimes().or(() -> wrongTank(now));
    if (wrong.isPresent()) {
      refuse(wrong.get());
      return;
    }
    Tank tank = isBlank() ? null : model.draft().tank();
    Change change = change(now, tank);
    if (change.commands().isEmpty()) {
      model.notice.set(Notice.of(Notice.Level.INFO, "tanksetup.same"));
    } else {
      submit(change, tank, "tanksetup.saved");
    }
  }

  /** Somebody changes only how often is read, at a station that has no tank yet. */
  private boolean isBlank() {
    return model.newcomer.get() && model.draft().equals(TankDraft.BLANK);
  }

  private Optional<Notice> wrongTank(StockSetup now) {
    if (isBlank()) {
      return Optional.empty();
    }
    Set<Integer> taken = now.tanks().stream().map(Tank::number).collect(Collectors.toSet());
    if (model.newcomer.get()) {
      if (taken.size() >= Tanks.MOST) {
        return Optional.of(Notice.of(Notice.Level.REFUSED, "tanksetup.many", Tanks.MOST));
      }
    } else {
      taken.removeIf(number -> model.number.get().equals(Integer.toString(number)));
    }
    return model.draft().wrong(taken, port.pumps());
  }

  private Optional<Notice> wrongTimes() {
    for (Patience patience : Patience.values()) {
      OptionalLong typed = Figures.read(patience.typed(model).get(), 0);
      if (typed.isEmpty() || typed.getAsLong() < 1 || typed.getAsLong() > patience.most()) {
        return Optional.of(
            Notice.of(Notice.Level.REFUSED, "tanksetup.badtime." + patience, patience.most()));
      }
    }
    return Optional.empty();
  }

  private Change change(StockSetup now, @Nullable Tank tank) {
    List<CounterCommand.ChangeSetting> commands = new ArrayList<>();
    List<Tank> tanks = new ArrayList<>(now.tanks());
    if (tank != null) {
      Tank before = now.all().tank(tank.number());
      tanks.removeIf(one -> one.number() == tank.number());
      tanks.add(tank);
      tanks.sort(Comparator.comparingInt(Tank::number));
      if (!tank.equals(before)) {
        commands.add(setting(tank.number(), before, tank));
      }
    }
    Map<Patience, Integer> next = new EnumMap<>(Patience.class);
    for (Patience patience : Patience.values()) {
      int typed = (int) Figures.whole(patience.typed(model).get().strip(), 0);
      next.put(patience, typed);
      if (typed != patience.of(now)) {
        commands.add(
            new CounterCommand.ChangeSetting(
                patience.journalled(),
                Integer.toString(patience.of(now)),
                Integer.toString(typed)));
      }
    }
    return new Change(
        new StockSetup(
            tanks,
            now.limits(),
            next.getOrDefault(Patience.READ_EVERY, now.readEveryMinutes()),
            next.getOrDefault(Patience.ANSWER, now.answerSeconds()),
            next.getOrDefault(Patience.SETTLE, now.settleSeconds())),
        commands);
  }

  private static CounterCommand.ChangeSetting setting(
      int number, @Nullable Tank before, @Nullable Tank after) {
    return new CounterCommand.ChangeSetting(
        JOURNALLED + number,
        before == null ? "" : TankDraft.journalled(before),
        after == null ? "" : TankDraft.journalled(after));
  }

  private void submit(Change change, @Nullable Tank chosen, String said) {
    model.busy.set(true);
    requests.submitAll(
        change.commands(), change.words(), this::refuse, () -> write(change.next(), chosen, said));
  }

  private void write(StockSetup next, @Nullable Tank chosen, String said) {
    new DiskWork(background)
        .keep(
            "the tanks",
            () -> port.replace(next),
            () -> {
              model.busy.set(false);
              show(chosen);
              model.notice.set(Notice.of(Notice.Level.DONE, said));
            },
            () -> refuse(Notice.of(Notice.Level.REFUSED, "settings.notkept")));
  }

  private void refuse(Notice why) {
    model.busy.set(false);
    model.notice.set(why);
  }

  @Override
  public void remove() {
    String number = model.number.get();
    if (model.busy.get() || model.newcomer.get()) {
      return;
    }
    model.notice.set(
        Notice.of(Notice.Level.WARNING, "tanksetup.removeask", number)
            .with("tanksetup.removeit", () -> removed(Integer.parseInt(number))));
  }

  private void removed(int number) {
    StockSetup now = port.setup();
    Tank tank = now.all().tank(number);
    if (tank == null || model.busy.get()) {
      return;
    }
    List<Tank> left = now.tanks().stream().filter(one -> one.number() != number).toList();
    StockSetup next =
        new StockSetup(
            left, now.limits(), now.readEveryMinutes(), now.answerSeconds(), now.settleSeconds());
    Tank first = left.isEmpty() ? null : left.getFirst();
    submit(new Change(next, List.of(setting(number, tank, null))), first, "tanksetup.removed");
  }
}
