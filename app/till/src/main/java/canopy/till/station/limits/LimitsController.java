package canopy.till.station.limits;

import canopy.core.catalogue.Names;
import canopy.core.command.CounterCommand;
import canopy.till.operator.signin.Requests;
import canopy.till.ui.Fx;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Screen;
import canopy.till.ui.manage.DiskWork;
import canopy.till.ui.manage.Surroundings;
import canopy.till.ui.manage.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes limits: what was typed is checked, each change is journalled with who made it, then all
 * are kept and put in force. FX thread; files are read and written on the background thread.
 */
public final class LimitsController implements LimitsActions {
  private static final Logger LOG = LoggerFactory.getLogger(LimitsController.class);

  private final Look look;
  private final Requests requests;
  private final LimitsPort port;
  private final Executor background;
  private final LimitsModel model = new LimitsModel();
  private final LimitsScreen screen;
  private @Nullable StationLimits inForce;

  /**
   * @param background a thread that may wait for the disk
   */
  public LimitsController(
      Surroundings around, Requests requests, LimitsPort port, Executor background) {
    this.look = around.look();
    this.requests = requests;
    this.port = port;
    this.background = background;
    this.screen = new LimitsScreen(around, model, this);
  }

  public Screen screen() {
    return screen;
  }

  /** The page is about to be shown. */
  public void open() {
    model.notice.set(null);
    background.execute(this::read);
  }

  private void read() {
    try {
      StationLimits now = port.read();
      Fx.run(() -> show(now));
    } catch (IOException | RuntimeException e) {
      LOG.error("the limits cannot be read", e);
      Fx.run(() -> model.notice.set(Notice.of(Notice.Level.REFUSED, "limits.notread")));
    }
  }

  private void show(StationLimits now) {
    inForce = now;
    model.busy.set(false);
    model.limits.set(now.all());
    reset();
  }

  @Override
  public void choose(LimitGroup group) {
    model.group.set(group);
  }

  @Override
  public void reset() {
    int decimals = look.formats().moneyDecimals();
    for (Limit limit : model.limits.get()) {
      model.typed(limit.name()).set(limit.typed(decimals));
    }
  }

  @Override
  public void save() {
    StationLimits now = inForce;
    if (now == null || model.busy.get()) {
      return;
    }
    Map<Limit, @Nullable Long> changes = new LinkedHashMap<>();
    for (Limit limit : model.limits.get()) {
      String typed = model.typed(limit.name()).get().strip();
      if (typed.equals(limit.typed(look.formats().moneyDecimals()))) {
        continue;
      }
      Optional<Notice> wrong = wrong(limit, typed);
      if (wrong.isPresent()) {
        model.group.set(limit.group());
        model.notice.set(wrong.get());
        return;
      }
      changes.put(limit, typed.isEmpty() ? null : kept(limit, typed).getAsLong());
    }
    if (changes.isEmpty()) {
      model.notice.set(Notice.of(Notice.Level.INFO, "limits.same"));
      return;
    }
    Map<String, @Nullable Long> byName = new LinkedHashMap<>();
    changes.forEach((limit, value) -> byName.put(limit.name(), value));
    StationLimits next = now.with(byName);
    Optional<String> contradiction = next.contradiction();
    if (contradiction.isPresent()) {
      model.group.set(LimitGroup.TANKS);
      model.notice.set(Notice.of(Notice.Level.REFUSED, contradiction.get()));
      return;
    }
    submit(changes, next);
  }

  private Optional<Notice> wrong(Limit limit, String typed) {
    int money = look.formats().moneyDecimals();
    String word = word(look, limit);
    if (typed.isEmpty()) {
      return limit.needed()
          ? Optional.of(Notice.of(Notice.Level.REFUSED, "limits.needed", word))
          : Optional.empty();
    }
    OptionalLong value = kept(limit, typed);
    if (value.isEmpty()) {
      int decimals = limit.unit().decimals(money);
      return Optional.of(
          decimals == 0
              ? Notice.of(Notice.Level.REFUSED, "limits.nowhole", word, typed)
              : Notice.of(Notice.Level.REFUSED, "limits.nonumber", word, decimals, typed));
    }
    if (!limit.allows(value.getAsLong())) {
      return Optional.of(
          Notice.of(
              Notice.Level.REFUSED,
              "limits.bounds",
              word,
              limit.unit().write(limit.least(), money),
              limit.unit().write(limit.most(), money)));
    }
    return Optional.empty();
  }

  private OptionalLong kept(Limit limit, String typed) {
    return limit.unit().read(typed, look.formats().moneyDecimals());
  }

  static String word(Look look, Limit limit) {
    Names about = limit.about();
    return about == null
        ? look.texts().text(limit.key())
        : look.texts().text(limit.key(), Words.name(look, about));
  }

  /** The events keep the limits' lasting names; who has to approve reads their words. */
  private void submit(Map<Limit, @Nullable Long> changes, StationLimits next) {
    int money = look.formats().moneyDecimals();
    List<CounterCommand.ChangeSetting> commands = new ArrayList<>();
    List<String> words = new ArrayList<>();
    changes.forEach(
        (limit, value) -> {
          String before = limit.typed(money);
          String after = value == null ? "" : limit.unit().write(value, money);
          commands.add(
              new CounterCommand.ChangeSetting(LimitName.journalled(limit), before, after));
          words.add(word(look, limit) + ": " + before + " → " + after);
        });
    model.busy.set(true);
    requests.submitAll(
        commands,
        String.join("; ", words),
        refused -> {
          model.busy.set(false);
          model.notice.set(refused);
        },
        () -> write(next, commands.size()));
  }

  private void write(StationLimits next, int changes) {
    new DiskWork(background)
        .keep(
            "the limits",
            () -> port.replace(next),
            () -> {
              show(next);
              model.notice.set(Notice.of(Notice.Level.DONE, "limits.saved", changes));
            },
            () -> {
              model.busy.set(false);
              model.notice.set(Notice.of(Notice.Level.REFUSED, "limits.notkept"));
            });
  }
}
