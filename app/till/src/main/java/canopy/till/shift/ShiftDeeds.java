package canopy.till.shift;

import canopy.core.command.Command;
import canopy.till.operator.signin.Requests;
import canopy.till.ui.Notice;
import java.util.function.Consumer;

/**
 * What is done to the shift: by a person one thing after the other, so that a key pressed twice is
 * one deed; what devices tell waits for nobody. FX thread.
 */
final class ShiftDeeds {
  private final Requests requests;
  private final Consumer<Notice> refused;
  private final Runnable after;

  /** Whether a person's deed is asked for, and not answered yet. */
  private boolean busy;

  /**
   * @param refused gets the sentence if something is not done
   * @param after called after each deed
   */
  ShiftDeeds(Requests requests, Consumer<Notice> refused, Runnable after) {
    this.requests = requests;
    this.refused = refused;
    this.after = after;
  }

  /** Whoever left while a second person was asked gets no answer any more. */
  void begin() {
    busy = false;
  }

  /** A person's deed; nothing while the last one is not answered. */
  void by(Command command, Runnable done) {
    by(command, "", done);
  }

  /**
   * @param subject what somebody who has to approve it should know
   */
  void by(Command command, String subject, Runnable done) {
    if (busy) {
      return;
    }
    busy = true;
    send(
        command,
        subject,
        said -> {
          busy = false;
          refused.accept(said);
        },
        () -> {
          busy = false;
          done.run();
        });
  }

  /** What devices have told. */
  void told(Command command, Runnable done) {
    send(command, "", refused, done);
  }

  private void send(Command command, String subject, Consumer<Notice> no, Runnable done) {
    requests.submit(
        command,
        subject,
        no,
        it -> {
          done.run();
          after.run();
        });
  }
}
