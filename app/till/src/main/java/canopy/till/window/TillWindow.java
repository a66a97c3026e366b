package canopy.till.window;

import canopy.core.catalogue.Names;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Original;
import canopy.core.command.Request;
import canopy.core.operator.Operator;
import canopy.core.operator.Right;
import canopy.till.TillProgram;
import canopy.till.catalogue.Shelf;
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
import canopy.till.receipt.search.ReceiptsController;
import canopy.till.sale.SaleController;
import canopy.till.sale.SaleHost;
import canopy.till.sale.held.HeldController;
import canopy.till.tender.TenderController;
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
import canopy.till.ui.pump.PumpModel;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
public final class TillWindow implements AutoCloseable, SaleHost, HeaderActions {
  static final double WIDTH = 1280;
  static final double HEIGHT = 800;
  private static final Duration FIND_PATIENCE = Duration.ofSeconds(10);

  private final TillProgram program;
  private final Clock clock;
  private final Look look;
  private final Shell shell;
  private final HeaderModel header = new HeaderModel();
  private final PumpModel pumps = new PumpModel();
  private final Shelf shelf = new Shelf();
  private final PumpPresenter pumpPresenter;
  private final HeaderFeed headerFeed;
  private final SignInController signIn;
  private final SaleController sale;
  private final HeldController held;
  private final ReceiptsController receipts;
  private final ManagerScreens manager;
  private final CustomerScreen customer;
  private final Fronts fronts;
  private final Spoken spoken;
  private final PersonController person;
  private final AutoLock autoLock;
  private final RebuildWatch rebuilding = new RebuildWatch();
  private final Timeline ticking =
      new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), event -> tick()));

  private TillSnapshot shownTill;
  private PumpBoard shownBoard;
  private boolean stale = true;

  /**
   * @param sounds where tones go
   */
  public TillWindow(TillProgram program, News news, Sounds sounds, Clock clock) {
    this.program = program;
    this.clock = clock;
    Formats formats = new Formats("¥", program.master().config().currencyDigits());
    Sounds heard = new SoundSetting(sounds, program::settings);
    look = new Look(new Texts(Language.CHINESE), formats, heard);
    shell = new Shell(look, WIDTH, HEIGHT);
    shell.stopAllWith(this::stopAll);
    shell.looksWith(this::switchLanguage, this::switchTheme);
    shell.theme(program.settings().dark() ? Theme.DARK : Theme.LIGHT);

    // Who may do what.
    ApprovalController approvals =
        new ApprovalController(shell, look, program.loop(), program.pins(), this::people, clock);
    Requests requests = new Requests(program.loop(), approvals, look.texts(), look.sounds());
    signIn =
        new SignInController(
            look,
            header,
            this,
            program.loop(),
            program.pins(),
            new Staff(this::people, this::remember),
            clock);

    // What every screen has around it.
    Supplier<PumpBoard> board = program.forecourt()::board;
    PumpTaps taps =
        new PumpTaps(program.loop(), requests, board, look.texts(), this::say, this::openPump);
    Surroundings around = new Surroundings(look, header, this, pumps, taps, this);
    pumpPresenter = new PumpPresenter(look, pumps, clock);
    HealthStrip health = new HealthStrip(look, program, new ClockWatch(clock, System::nanoTime));
    headerFeed = new HeaderFeed(header, look, program, health, clock);

    // The screens.
    sale = new SaleController(around, program.loop(), requests, shelf, scanToPay(program), this);
    held = new HeldController(around, requests, clock);
    receipts = receipts(around, requests);
    var newPin =
        new PinChangeController(shell, look, requests, program.loop(), program.pins(), clock);
    manager = new ManagerScreens(program, around, requests, shell, health, newPin, clock);
    customer = new CustomerScreen(program, formats);
    sale.whenPaying(customer::paying);
    spoken = new Spoken(look.texts(), program.loop(), signIn::speak, this::remember);
    Runnable changePin = () -> newPin.openOwn(this::say);
    person =
        new PersonController(shell, look, header, requests, spoken::atWork, this::lock, changePin);
    StoppedController stopped =
        new StoppedController(look, header, this, program.loop(), this::end);
    fronts = new Fronts(shell, signIn.screen(), sale.screen(), stopped, newPin);

    program.onGoods(() -> Fx.run(this::newGoods));
    shownTill = program.loop().snapshot();
    shownBoard = program.forecourt().board();
    look.texts().languageProperty().addListener((source, before, now) -> reword());
    renameStation();
    autoLock = new AutoLock(shell.scene(), this::lockSeconds, this::lock, System::nanoTime);
    ticking.setCycleCount(Animation.INDEFINITE);
    ticking.play();
    tick();
    shell.show(signIn.screen());
    news.to(this::refresh, shell::scanned);
  }

  private ReceiptsController receipts(Surroundings around, Requests requests) {
    Names name = program.master().config().name();
    return new ReceiptsController(
        around,
        requests,
        program.loop(),
        program.queries(),
        () -> name.in(language().rules()),
        seq -> program.awaitStored(seq, FIND_PATIENCE),
        this::payOut);
  }

  private static TenderController.Paying scanToPay(TillProgram program) {
    return new TenderController.Paying(
        program.payments(), program.scanSettings(), program.scanFaults());
  }

  /** Puts the window on a stage and shows it; the goods are arranged when it is painted. */
  public void showOn(Stage stage) {
    stage.setTitle("Canopy");
    stage.setScene(shell.scene());
    stage.show();
    customer.open(stage, shell.theme());
    // Nobody searches before he has signed in: the index must not hold the sign-in screen up.
    FirstFrames.then(
        () -> {
          if (stage.isShowing()) {
            shelf.fill(program.master().catalogue(), sale::reword);
          }
        });
  }

  /** What the customer sees, for a picture. */
  public Parent customerScreen() {
    return customer.root();
  }

  /** Keys and codes go in here as a person gives them. */
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

  private void refresh() {
    TillSnapshot till = program.loop().snapshot();
    PumpBoard board = program.forecourt().board();
    boolean newTill = stale || !till.equals(shownTill);
    stale = false;
    if (newTill || !board.equals(shownBoard)) {
      pumpPresenter.show(till, board);
    }
    if (newTill) {
      signIn.show(till);
      sale.show(till);
      held.show(till);
      customer.show(till);
      fronts.show(till);
    }
    manager.show(till);
    headerFeed.show(till);
    shownTill = till;
    shownBoard = board;
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
    customer.tick(clock.instant());
    signIn.catchingUp(rebuilding.permille(program.projector().status()));
  }

  private void renameStation() {
    signIn.station(headerFeed.rename());
  }

  private int lockSeconds() {
    TillSnapshot till = program.loop().snapshot();
    String id = till.state().session().operator();
    Operator operator = id == null ? null : till.book().operator(id);
    Integer own = operator == null ? null : operator.role().autoLockSeconds();
    return own == null ? program.settings().autoLockSeconds() : own;
  }

  private List<Operator> people() {
    return List.copyOf(program.master().people().operators().values());
  }

  private void say(Notice notice) {
    sale.say(notice);
  }

  @Override
  public void go(Place place) {
    if (!fronts.atWork()) {
      return;
    }
    Right right = place.right();
    if (right != null && header.denied.get().contains(right)) {
      look.sounds().play(Tone.REFUSED);
      say(Refusals.denied(look.texts(), right));
      return;
    }
    switch (place) {
      case SALE -> shell.show(sale.screen());
      case HELD -> {
        held.show(program.loop().snapshot());
        shell.show(held.screen());
      }
      case RECEIPTS -> {
        receipts.open();
        shell.show(receipts.screen());
      }
      case STOCK, GOODS, DAY, PEOPLE, SETTINGS, HEALTH, PAYMENTS, HEAD_OFFICE, BILLS ->
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
    receipts.open(saleId);
    shell.show(receipts.screen());
  }

  private void payOut() {
    shell.show(sale.screen());
    sale.pay();
  }

  @Override
  public void findSale(String saleId, Consumer<Original> found, Consumer<Notice> missing) {
    receipts.find(saleId, found, missing);
  }

  @Override
  public void stopAll() {
    program.forecourt().stopAll();
  }

  @Override
  public void showHealth() {
    go(Place.HEALTH);
  }

  @Override
  public void showPayments() {
    go(Place.PAYMENTS);
  }

  @Override
  public void lock() {
    var _ = program.loop().submit(Request.system(new OperatorCommand.Lock()));
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
    ticking.stop();
    autoLock.close();
    shelf.close();
    manager.close();
    customer.close();
  }
}
