package canopy.till.sync;

import canopy.core.command.CounterCommand;
import canopy.sync.HeadOfficeAddress;
import canopy.sync.LineTrouble;
import canopy.sync.Trouble;
import canopy.till.operator.signin.Requests;
import canopy.till.ui.Fx;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Screen;
import canopy.till.ui.manage.Surroundings;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page of head office: how the line is, what has not been sent, enrolling and signing off. FX
 * thread; the disk is waited for on the given background thread, and head office on a thread of
 * each errand's own, of which there is one at a time.
 */
public final class SyncController implements SyncActions {
  /** Most sales in the list; the number of lines is shown in full. */
  static final int MOST_UNSENT = 500;

  private static final Logger LOG = LoggerFactory.getLogger(SyncController.class);
  private static final String SETTING = "headOffice";

  private final Look look;
  private final HeadOfficeWords words;
  private final Requests requests;
  private final HeadOfficeDesk desk;
  private final String program;
  private final Executor background;
  private final SyncModel model = new SyncModel();
  private final SyncScreen screen;
  private boolean reading;
  private long readFrom = -1;
  private long readTo = -1;

  /**
   * @param program version of this program, for head office
   * @param zone of the station
   * @param background a thread that may wait for the disk
   */
  public SyncController(
      Surroundings around,
      Requests requests,
      HeadOfficeDesk desk,
      String program,
      ZoneId zone,
      Executor background) {
    this.look = around.look();
    this.words = new HeadOfficeWords(look, zone);
    this.requests = requests;
    this.desk = desk;
    this.program = program;
    this.background = background;
    this.screen = new SyncScreen(around, model, words, this);
  }

  public Screen screen() {
    return screen;
  }

  /** The screen is about to be shown. */
  public void open() {
    model.notice.set(null);
    model.ask.set(Ask.NOTHING);
    readFrom = -1;
    show();
  }

  /** Shows how it is now; once a second while the page is in view. */
  public void show() {
    HeadOfficeView view = desk.view();
    model.view.set(view);
    long from = view.up() == null ? 0 : view.up().acknowledgedSeq();
    if (!reading && (from != readFrom || view.lastSeq() != readTo)) {
      reading = true;
      readFrom = from;
      readTo = view.lastSeq();
      background.execute(this::readUnsent);
    }
  }

  private void readUnsent() {
    List<UnsentSale> sales;
    try {
      sales = desk.unsent(MOST_UNSENT);
    } catch (IOException e) {
      LOG.error("the list of unsent sales could not be read", e);
      sales = List.of();
    }
    List<UnsentSale> read = sales;
    Fx.run(
        () -> {
          reading = false;
          model.unsent.set(read);
        });
  }

  @Override
  public void tryNow() {
    model.notice.set(null);
    desk.tryNow();
  }

  @Override
  public void askEnrol() {
    HeadOfficeSettings now = model.view.get().settings();
    if (now != null) {
      model.address.set(now.address());
      model.pin.set(now.pin() == null ? "" : now.pin());
    }
    model.code.set("");
    model.notice.set(null);
    model.ask.set(Ask.ENROL);
  }

  @Override
  public void askSignOff() {
    HeadOfficeView view = desk.view();
    if (view.up() == null) {
      return;
    }
    if (view.waiting() > 0) {
      model.notice.set(
          Notice.of(Notice.Level.REFUSED, "sync.signoffwaits", view.waiting())
              .with("sync.trynow", this::tryNow));
      return;
    }
    model.notice.set(null);
    model.ask.set(Ask.SIGN_OFF);
  }

  @Override
  public void cancel() {
    model.ask.set(Ask.NOTHING);
  }

  @Override
  public void answer() {
    if (model.busy.get()) {
      return;
    }
    switch (model.ask.get()) {
      case NOTHING -> {}
      case ENROL -> enrol();
      case SIGN_OFF -> signOff();
    }
  }

  private void enrol() {
    String code = model.code.get().strip();
    HeadOfficeAddress address;
    try {
      String pin = model.pin.get().strip();
      address = new HeadOfficeAddress(model.address.get(), pin.isEmpty() ? null : pin);
    } catch (HeadOfficeAddress.Unusable e) {
      refuse(HeadOfficeWords.key(e.flaw()));
      return;
    }
    if (code.isEmpty()) {
      refuse(HeadOfficeWords.key(Trouble.Code.BAD_CODE));
      return;
    }
    HeadOfficeSettings before = model.view.get().settings();
    submit(
        before == null ? "" : before.address(),
        address.url(),
        () -> {
          EnrolResult result = desk.enrol(address, code, program);
          Fx.run(() -> enrolled(result));
        });
  }

  private void enrolled(EnrolResult result) {
    done(
        switch (result.outcome()) {
          case ENROLLED -> Notice.of(Notice.Level.DONE, "sync.enrolled");
          case TAKES_BACK -> Notice.of(Notice.Level.WARNING, "sync.restart");
          case HAS_SALES -> Notice.of(Notice.Level.REFUSED, "sync.hassales");
        });
  }

  private void signOff() {
    HeadOfficeSettings before = model.view.get().settings();
    submit(
        before == null ? "" : before.address(),
        "",
        () -> {
          desk.signOff();
          Fx.run(() -> done(Notice.of(Notice.Level.DONE, "sync.signedoff")));
        });
  }

  private void refuse(String key) {
    model.notice.set(Notice.of(Notice.Level.REFUSED, key));
  }

  private void done(Notice notice) {
    model.busy.set(false);
    if (notice.level() != Notice.Level.REFUSED) {
      model.ask.set(Ask.NOTHING);
    }
    show();
    model.notice.set(notice);
  }

  /** What is asked of head office. */
  private interface Errand {
    void run() throws IOException, InterruptedException;
  }

  /** The journal says who wanted it before it is done. */
  private void submit(String before, String after, Errand errand) {
    model.busy.set(true);
    model.notice.set(Notice.of(Notice.Level.INFO, "sync.asking"));
    requests.submit(
        new CounterCommand.ChangeSetting(SETTING, before, after),
        look.texts().text("manage.headoffice") + ": " + before + " → " + after,
        refused -> {
          model.busy.set(false);
          model.notice.set(refused);
        },
        done -> Thread.ofVirtual().name("head-office-errand").start(() -> run(errand)));
  }

  private void run(Errand errand) {
    try {
      errand.run();
    } catch (LineTrouble e) {
      LOG.warn("head office refused: {}", e.getMessage());
      String key = HeadOfficeWords.key(e.trouble().code());
      Object[] detail = e.trouble().detail().toArray();
      Fx.run(() -> done(Notice.of(Notice.Level.REFUSED, key, detail)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      Fx.run(() -> model.busy.set(false));
    } catch (IOException | RuntimeException e) {
      LOG.error("head office's settings could not be kept", e);
      Fx.run(() -> done(Notice.of(Notice.Level.REFUSED, "sync.diskfailed")));
    }
  }
}
