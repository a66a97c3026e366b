package canopy.till.window;

import canopy.core.command.Original;
import canopy.core.operator.Right;
import canopy.till.TillProgram;
import canopy.till.catalogue.search.Shelf;
import canopy.till.fuel.PumpBoard;
import canopy.till.fuel.PumpPresenter;
import canopy.till.fuel.PumpTaps;
import canopy.till.health.ClockWatch;
import canopy.till.health.StoppedController;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.signin.ApprovalController;
import canopy.till.operator.signin.AutoLock;
import canopy.till.operator.signin.PersonController;
import canopy.till.operator.signin.PinChangeController;
import canopy.till.operator.signin.Requests;
import canopy.till.operator.signin.SignInController;
import canopy.till.operator.signin.Staff;
import canopy.till.sale.SaleController;
import canopy.till.sale.SaleHost;
import canopy.till.station.StationConfig;
import canopy.till.tender.TenderController;
import canopy.till.training.Ground;
import canopy.till.training.TrainingDoor;
import canopy.till.training.TrainingWindow;
import canopy.till.ui.Formats;
import canopy.till.ui.Fx;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Refusals;
import canopy.till.ui.Sounds;
import canopy.till.ui.Texts;
import canopy.till.ui.Theme;
import canopy.till.ui.Tone;
import canopy.till.ui.control.HeaderActions;
import canopy.till.ui.control.HeaderModel;
import canopy.till.ui.control.Shell;
import canopy.till.ui.manage.Place;
import canopy.till.ui.manage.Surroundings;
import canopy.till.ui.pump.LookedAtPumps;
import canopy.till.ui.pump.PumpActions;
import canopy.till.ui.pump.PumpModel;
import java.time.Clock;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Parent;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * The window, wired by hand: read the constructor from top to bottom. It looks at the program
 * whenever there is news, and shows sign-in whenever nobody may work. FX thread.
 */
public final class TillWindow implements TrainingWindow, SaleHost, HeaderActions {
  static final double WIDTH = 1280;
  static final double HEIGHT = 800;

  private final TillProgram program;
  private final Clock clock;
  private final Look look;
  private final Shell shell;
  private final HeaderModel header = new HeaderModel();
  private final PumpModel pumps = new PumpModel();
  private final Shelf shelf = new Shelf();
  private final Ground ground;
  private final TrainingDoor training;
  private final PumpPresenter pumpPresenter;
  private final HeaderFeed headerFeed;
  private final SignInController signIn;
  private final SaleController sale;
  final ManagerScreens manager;
  final CustomerScreen customer;
  private final Fronts fronts;
  private final Spoken spoken;
  private final PersonController person;
  private final AutoLock autoLock;
  private final RebuildWatch rebuilding = new RebuildWatch();
  private final News news;
  private final Timeline ticking =
      new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), event -> tick()));

  private TillSnapshot shownTill;
  private TillSnapshot shownYard;
  private PumpBoard shownBoard;
  private boolean stale = true;

  /**
   * @param sounds where tones go
   */
  public TillWindow(TillProgram program, News news, Sounds sounds, Clock clock) {
    this(program, news, sounds, clock, Ground.of(program));
  }

  private TillWindow(TillProgram program, News news, Sounds sounds, Clock clock, Ground ground) {
    this.program = program;
    this.news = news;
    this.clock = clock;
    this.ground = ground;
    header.training.set(ground.training());
    StationConfig station = program.master().config();
    Formats formats = Formats.of(station.currency(), station.currencyDigits());
    Sounds heard = new SoundSetting(sounds, program::settings);
    look = new Look(new Texts(Language.CHINESE), formats, heard);
    shell = new Shell(look, WIDTH, HEIGHT);
    shell.scannerTypes(program.devices().scannerThatTypes().limits());
    shell.stopAllWith(this::stopAll);
    shell.looksWith(this::switchLanguage, this::switchTheme);
    shell.theme(program.settings().dark() ? Theme.DARK : Theme.LIGHT);

    // Who may do what.
    Staff staff = new Staff(() -> program.master().everybody(), this::remember);
    ApprovalController approvals =
        new ApprovalController(
            shell, look, program.loop(), program.pins(), staff.everybody(), clock);
    Requests requests = new Requests(program.loop(), approvals, look.texts(), look.sounds());

    // What every screen has around it.
    Surroundings around = new Surroundings(look, header, this, pumps, taps(requests), this);
    signIn = new SignInController(around, program.loop(), program.pins(), staff, clock);
    pumpPresenter = new PumpPresenter(look, pumps, clock);
    HealthStrip health = new HealthStrip(look, program, new ClockWatch(clock, System::nanoTime));
    headerFeed = new HeaderFeed(header, look, program, health, clock);

    // The screens.
    var scanToPay =
        new TenderController.Paying(
            program.payments(), program.scanSettings(), program.scanFaults());
    sale = new SaleController(around, program.loop(), requests, shelf, scanToPay, this);
    var newPin =
        new PinChangeController(shell, look, requests, program.loop(), program.pins(), clock);
    manager = new ManagerScreens(program, around, requests, shell, health, newPin, clock);
    manager.payOutBy(this::payOut);
    customer = new CustomerScreen(program, formats);
    sale.whenPaying(customer::paying);
    spoken = new Spoken(look.texts(), program.loop(), signIn::speak, this::remember);
    training = new TrainingDoor(program, shell, requests, clock, () -> opening(sounds), this::say);
    Runnable train = ground.training() ? ground.end() : training::open;
    var deeds = new PersonController.Deeds(this::lock, () -> newPin.openOwn(this::say), train);
    person = new PersonController(shell, look, header, requests, spoken::atWork, deeds);
    StoppedController stopped =
        new StoppedController(look, header, this, program.loop(), this::end);
    fronts = new Fronts(shell, signIn.screen(), sale.screen(), stopped, newPin);

    program.onGoods(() -> Fx.run(this::newGoods));
    shownTill = program.loop().snapshot();
    shownYard = ground.till().get();
    shownBoard = ground.pumps().get();
    look.texts().languageProperty().addListener((source, before, now) -> reword());
    renameStation();
    autoLock = new AutoLock(shell.scene(), this::lockSeconds, this::lock, System::nanoTime);
    ticking.setCycleCount(Animation.INDEFINITE);
    ticking.play();
    tick();
    shell.show(signIn.screen());
    news.to(this::refresh, autoLock.touchedBy(training::scanned));
  }

  private TrainingDoor.Opening opening(Sounds sounds) {
    News news = new News();
    return new TrainingDoor.Opening(
        news.views(), (program, behind) -> new TillWindow(program, news, sounds, clock, behind));
  }

  private PumpActions taps(Requests requests) {
    return ground.training()
        ? new LookedAtPumps(
            () -> say(Notice.of(Notice.Level.INFO, "signin.training.pumps")), ground.end())
        : new PumpTaps(
            program.loop(), requests, ground.pumps(), look.texts(), this::say, this::openPump);
  }

  /** Puts the window on a stage and shows it; the goods are arranged when it is painted. */
  @Override
  public void showOn(Stage stage) {
    stage.setTitle("Canopy");
    stage.setScene(shell.scene());
    stage.show();
    customer.open(stage, shell.theme());
    // Nobody searches before he has signed in: the index must not hold the sign-in screen up.
    FirstFrames.then(() -> shelf.fill(program.master().catalogue(), sale::reword));
  }

  /** What the customer sees, for a picture. */
  public Parent customerScreen() {
    return customer.root();
  }

  /** Has the customer's screen speak another language. */
  public void speakToCustomer(Language language) {
    customer.speak(language);
  }

  /** The till that somebody practises on, in front of this one. */
  TrainingDoor training() {
    return training;
  }

  @Override
  public Shell shell() {
    return shell;
  }

  public TillProgram program() {
    return program;
  }

  /** The language that is spoken now. */
  public Language language() {
    return look.texts().language();
  }

  /** The till as the screens show it now; the program may already know more. */
  public TillSnapshot shownTill() {
    return shownTill;
  }

  /** The forecourt as the screens show it now. */
  public PumpBoard shownBoard() {
    return shownBoard;
  }

  @Override
  public void refresh() {
    TillSnapshot till = program.loop().snapshot();
    TillSnapshot yard = ground.till().get();
    PumpBoard board = ground.pumps().get();
    boolean newYard = stale || !yard.equals(shownYard);
    boolean newTill = stale || !till.equals(shownTill);
    stale = false;
    if (newYard || !board.equals(shownBoard)) {
      pumpPresenter.show(yard, board);
    }
    if (newTill) {
      signIn.show(till);
      sale.show(till);
      customer.show(till);
      fronts.show(till);
    }
    manager.show(till);
    headerFeed.show(till);
    shownTill = till;
    shownYard = yard;
    shownBoard = board;
    training.news(till);
  }

  /** In the other language everything is said again that was put into words already. */
  private void reword() {
    renameStation();
    Fx.later(
        () -> {
          stale = true;
          refresh();
        });
  }

  private void newGoods() {
    shelf.fill(program.master().catalogue(), sale::reword);
    customer.prices();
  }

  /** Closes the window, and with it the program. */
  public void end() {
    Window window = shell.scene().getWindow();
    if (window != null) {
      window.hide();
    }
  }

  private void tick() {
    customer.clock(headerFeed.tick());
    sale.tick(clock.instant());
    manager.tick(program.loop().snapshot());
    pumpPresenter.tick(shownYard, shownBoard);
    customer.tick(clock.instant());
    signIn.catchingUp(rebuilding.permille(program.projector().status()));
  }

  private void renameStation() {
    signIn.station(headerFeed.rename());
  }

  private int lockSeconds() {
    return training.isOpen()
        ? 0 // It locks itself, and this one with it.
        : AutoLock.seconds(
            program.loop().snapshot().operator(), program.settings().autoLockSeconds());
  }

  private void say(Notice notice) {
    sale.say(notice);
  }

  @Override
  public void go(Place place) {
    if (!fronts.atWork()) {
      return;
    }
    Right missing = place.missing(header.denied.get());
    if (missing != null) {
      look.sounds().play(Tone.REFUSED);
      say(Refusals.denied(look.texts(), missing));
      return;
    }
    if (place == Place.SALE) {
      shell.show(sale.screen());
    } else {
      manager.go(place);
    }
  }

  @Override
  public void openPump(int pump) {
    if (fronts.atWork()) {
      manager.openPump(pump);
    }
  }

  @Override
  public void prepay(int pump) {
    manager.prepay(pump);
  }

  @Override
  public void openReceipt(String saleId) {
    manager.receipts().open(saleId);
    shell.show(manager.receipts().screen());
  }

  private void payOut() {
    shell.show(sale.screen());
    sale.pay();
  }

  @Override
  public void findSale(String saleId, Consumer<Original> found, Consumer<Notice> missing) {
    manager.receipts().find(saleId, found, missing);
  }

  @Override
  public void stopAll() {
    ground.stopAll().run();
  }

  @Override
  public void showHealth() {
    go(Place.HEALTH);
  }

  @Override
  public void showTanks() {
    go(Place.STOCK);
  }

  @Override
  public void showPayments() {
    go(Place.PAYMENTS);
  }

  @Override
  public void lock() {
    ground.lock().run();
  }

  @Override
  public void switchTheme() {
    shell.theme(shell.theme() == Theme.LIGHT ? Theme.DARK : Theme.LIGHT);
  }

  @Override
  public void switchLanguage() {
    spoken.turn(fronts.atWork());
  }

  private void remember(String operator, Language language) {
    program.staff().speaking(operator, language.rules());
  }

  @Override
  public void showPerson() {
    if (fronts.atWork()) {
      person.open();
    }
  }

  @Override
  public void close() {
    news.to(() -> {}, code -> {});
    training.close();
    ticking.stop();
    autoLock.close();
    shelf.close();
    manager.close();
    customer.close();
  }
}
