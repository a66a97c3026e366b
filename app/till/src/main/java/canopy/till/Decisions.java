package canopy.till;

import canopy.core.catalogue.LocalChange;
import canopy.core.catalogue.Names;
import canopy.core.command.Command;
import canopy.core.command.OperatorCommand;
import canopy.core.command.PriceCommand;
import canopy.core.command.Request;
import canopy.core.fuel.SignSetup;
import canopy.core.operator.DecidedPeople;
import canopy.core.operator.People;
import canopy.core.state.LocalChanges;
import canopy.core.state.Session;
import canopy.core.state.StaffBook;
import canopy.core.state.TillState;
import canopy.core.station.DecidedSettings;
import canopy.sync.FeedSink;
import canopy.till.catalogue.Catalogue;
import canopy.till.loop.Ledger;
import canopy.till.loop.Outcome;
import canopy.till.price.Answer;
import canopy.till.price.HeadOfficeGoods;
import canopy.till.price.LocalGoods;
import canopy.till.price.PriceDesk;
import canopy.till.price.SignWatch;
import canopy.till.station.Master;
import canopy.till.station.Settings;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts in force what head office decides: goods and prices through the price desk, settings, people
 * and the end of receipts here. Each change is in the journal before it counts. On the sync thread,
 * but for the start and for people, who are looked at again when somebody has a new PIN.
 */
public final class Decisions {
  private static final Logger LOG = LoggerFactory.getLogger(Decisions.class);

  private final HeadOfficeGoods decided;
  private final PriceDesk prices;
  private final TillProgram program;
  private volatile DecidedPeople people = DecidedPeople.NOBODY;
  private volatile boolean asked;

  Decisions(HeadOfficeGoods decided, PriceDesk prices, TillProgram program) {
    this.decided = decided;
    this.prices = prices;
    this.program = program;
  }

  /** The goods in force at the start: what is decided, and what the station changed by itself. */
  static Catalogue goods(Goods.Loaded loaded, TillState state) {
    return LocalGoods.over(
        loaded.goods(), state.local(), loaded.headOffice().decided().isPresent());
  }

  /** Whether head office decides about the goods, and so is asked about changes. Any thread. */
  public boolean asked() {
    return asked;
  }

  /** The version of head office's record that is changed. Any thread that may wait for the disk. */
  public long version(LocalChange.Kind kind, String key) {
    return decided.version(kind, key);
  }

  /** Puts in force what the station has changed by itself. Any thread. */
  public void changed() {
    prices.look();
  }

  /** Puts prices in force; the program has its master data and its loop by now. */
  static PriceDesk priceDesk(TillProgram program, Ledger ledger, Clock clock) throws IOException {
    SignSetup sign = program.folder().priceSign();
    return new PriceDesk(
        () -> program.master().catalogue(),
        goods -> program.changeMaster(now -> now.with(goods)),
        new LocalGoods(() -> program.loop().snapshot().state().local()),
        new SignWatch(sign, program.loop()),
        program.loop(),
        ledger.lastWritten(clock),
        clock);
  }

  /** What was decided so far, and from now on what is. */
  Decisions connect() {
    decided.connect(this::goods, this::station);
    decided.decided().ifPresentOrElse(this::goods, prices::look);
    program.staff().onPin(this::staff);
    station(decided.station());
    return this;
  }

  private void station(HeadOfficeGoods.Station now) {
    Names foot = now.receiptFoot();
    if (!Objects.equals(foot, program.master().decidedFoot())) {
      program.changeMaster(master -> master.with(foot));
    }
    people = now.people();
    staff();
    if (decided.position() instanceof FeedSink.Position.At) {
      // It knows this till's people by number only, unless the journal has named them.
      var _ = program.loop().submit(Request.system(new OperatorCommand.Name()));
    }
    answers(now.answers());
    settle(now.settings());
  }

  private void goods(HeadOfficeGoods.Decided newest) {
    asked = true;
    Master inForce = program.master();
    String prepaid = inForce.config().forecourt().prepayTaxClass();
    prices.decide(newest.keeping(prepaid, inForce.catalogue()));
  }

  /** Each is written down once; what it was to is then decided, and no more the station's own. */
  private void answers(List<Answer> all) {
    String till = program.master().config().till();
    boolean some = false;
    for (Answer answer : all) {
      LocalChanges local = program.loop().snapshot().state().local();
      if (answer.till().equals(till) && local.made(answer.to()).isPresent()) {
        Command heard =
            new PriceCommand.HearAnswer(answer.to(), answer.accepted(), answer.reason());
        some |= program.loop().submit(Request.system(heard)).join() instanceof Outcome.Done;
      }
    }
    if (some) {
      prices.look();
    }
  }

  /** The till's rules say what of it comes into force. What it refuses now it is asked again. */
  private void staff() {
    DecidedPeople wanted = people;
    Session session = program.loop().snapshot().state().session();
    StaffBook.ByHeadOffice known = session.staff().decided();
    if (wanted.equals(DecidedPeople.NOBODY) && known.equals(StaffBook.ByHeadOffice.NOTHING)) {
      return;
    }
    Set<String> withPin =
        Stream.concat(
                program.master().people().persons().stream().map(People.Person::id),
                wanted.persons().stream().map(People.Person::id))
            .filter(program.pins()::has)
            .collect(Collectors.toSet());
    var _ = program.loop().submit(Request.system(new OperatorCommand.Decide(wanted, withPin)));
  }

  private void settle(@Nullable DecidedSettings wanted) {
    if (wanted == null) {
      return;
    }
    Settings before = program.settings();
    Settings after =
        before
            .withAutoAuthorise(wanted.autoAuthorise())
            .withAutoLock(wanted.autoLockSeconds())
            .withPaperLanguage(wanted.paperLanguage());
    boolean written =
        noted("autoAuthorise", before.autoAuthorise(), after.autoAuthorise())
            && noted("autoLockSeconds", before.autoLockSeconds(), after.autoLockSeconds())
            && noted("paperLanguage", before.paperLanguage(), after.paperLanguage());
    if (!written || after.equals(before)) {
      return;
    }
    try {
      program.replaceSettings(after);
    } catch (IOException e) {
      LOG.error("the settings of head office could not be kept; tried again at the next start", e);
    }
  }

  /** Writes a change down. False if the till takes nothing now: the next start tries again. */
  private boolean noted(String name, Object before, Object after) {
    if (before.equals(after)) {
      return true;
    }
    Outcome outcome =
        program
            .loop()
            .submit(
                Request.system(
                    new PriceCommand.ReceiveSetting(
                        name, String.valueOf(before), String.valueOf(after))))
            .join();
    return outcome instanceof Outcome.Done;
  }
}
