package canopy.till.operator.signin;

import canopy.core.command.OperatorCommand;
import canopy.core.sale.Sale;
import canopy.till.loop.TillSnapshot;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Tone;
import canopy.till.ui.control.HeaderModel;
import canopy.till.ui.control.Shell;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The pane behind one's own name: lock, sign out, language. FX thread. */
public final class PersonController implements PersonActions {
  /**
   * What is done elsewhere.
   *
   * @param lock locks the till
   * @param changePin asks for another PIN
   * @param train practises on a till of its own, or ends that
   */
  public record Deeds(Runnable lock, Runnable changePin, Runnable train) {}

  private static final String ASK_TRAINING = "signin.training.ask";

  private final Shell shell;
  private final Look look;
  private final Requests requests;
  private final Consumer<Language> speak;
  private final Deeds deeds;
  private final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();
  private final HeaderModel header;
  private final PersonScreen screen;

  /**
   * @param speak gets the language that the person wants from now on
   */
  public PersonController(
      Shell shell,
      Look look,
      HeaderModel header,
      Requests requests,
      Consumer<Language> speak,
      Deeds deeds) {
    this.shell = shell;
    this.look = look;
    this.header = header;
    this.requests = requests;
    this.speak = speak;
    this.deeds = deeds;
    this.screen = new PersonScreen(look.texts(), header, notice, this);
  }

  /** Whether something is being sold that must be finished or held before somebody leaves. */
  private static boolean isSelling(TillSnapshot till) {
    Sale open = till.open();
    return open != null && !open.isEmpty();
  }

  public void open() {
    notice.set(null);
    shell.openModal(screen);
  }

  @Override
  public void lock() {
    close();
    deeds.lock().run();
  }

  @Override
  public void signOut() {
    if (isSelling(requests.till())) {
      look.sounds().play(Tone.REFUSED);
      notice.set(Notice.of(Notice.Level.REFUSED, "refusal.sale-open"));
      return;
    }
    requests.submit(new OperatorCommand.SignOut(), "", notice::set, done -> close());
  }

  @Override
  public void changePin() {
    close();
    deeds.changePin().run();
  }

  @Override
  public void train() {
    if (header.training.get()) {
      close();
      deeds.train().run();
    } else {
      notice.set(
          Notice.of(Notice.Level.INFO, ASK_TRAINING)
              .with("signin.training.start", this::startTraining));
    }
  }

  @Override
  public void startTraining() {
    Notice shown = notice.get();
    if (shown != null && shown.key().equals(ASK_TRAINING)) {
      close();
      deeds.train().run();
    }
  }

  @Override
  public void speak(Language language) {
    speak.accept(language);
  }

  @Override
  public void close() {
    shell.closeModal();
  }
}
