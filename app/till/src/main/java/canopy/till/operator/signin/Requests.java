package canopy.till.operator.signin;

import canopy.core.command.Command;
import canopy.core.command.Request;
import canopy.core.operator.Approval;
import canopy.core.operator.Right;
import canopy.core.till.Refusal;
import canopy.till.loop.Outcome;
import canopy.till.loop.TillLoop;
import canopy.till.loop.TillSnapshot;
import canopy.till.loop.Trouble;
import canopy.till.ui.Fx;
import canopy.till.ui.Notice;
import canopy.till.ui.Refusals;
import canopy.till.ui.Sounds;
import canopy.till.ui.Texts;
import canopy.till.ui.Tone;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the person at the till wants, submitted in that person's name. Where the rules want a second
 * person, that person's PIN is asked for and the request is made again. Called on the FX thread and
 * answered there.
 */
public final class Requests {
  private final TillLoop loop;
  private final ApprovalController approvals;
  private final Texts texts;
  private final Sounds sounds;

  public Requests(TillLoop loop, ApprovalController approvals, Texts texts, Sounds sounds) {
    this.loop = loop;
    this.approvals = approvals;
    this.texts = texts;
    this.sounds = sounds;
  }

  /**
   * Submits a command.
   *
   * @param subject what it is about, for the person who may have to approve; may be empty
   * @param refused gets the sentence if it is not done
   * @param done called once it is on the disk
   */
  public void submit(
      Command command, String subject, Consumer<Notice> refused, Consumer<Outcome.Done> done) {
    submit(Request.by(operator(), command), subject, refused, (request, it) -> done.accept(it));
  }

  /**
   * Submits commands of one kind, one after the other. A second person is asked once and has then
   * approved all of them. The first that is refused ends it.
   *
   * @param subject what they are about, for the person who may have to approve; may be empty
   * @param done called once all of them are on the disk
   */
  public void submitAll(
      List<? extends Command> commands, String subject, Consumer<Notice> refused, Runnable done) {
    submitNext(new ArrayDeque<>(commands), null, subject, refused, done);
  }

  private void submitNext(
      Queue<Command> left,
      @Nullable Approval approval,
      String subject,
      Consumer<Notice> refused,
      Runnable done) {
    Command command = left.poll();
    if (command == null) {
      done.run();
      return;
    }
    Request request = Request.by(operator(), command);
    submit(
        approval == null ? request : request.approved(approval),
        subject,
        refused,
        (accepted, it) -> submitNext(left, accepted.approval(), subject, refused, done));
  }

  /** Who works at the till; empty if nobody. */
  public String operator() {
    String operator = loop.snapshot().state().session().operator();
    return operator == null ? "" : operator;
  }

  /** The till as it is now. */
  public TillSnapshot till() {
    return loop.snapshot();
  }

  /**
   * Waits for the answer to what was submitted in this person's name by somebody else, who needs no
   * second person.
   */
  public void follow(
      CompletableFuture<Outcome> asked, Consumer<Notice> refused, Consumer<Outcome.Done> done) {
    var _ = asked.thenAccept(outcome -> Fx.run(() -> answered(outcome, refused, done)));
  }

  private void answered(Outcome outcome, Consumer<Notice> refused, Consumer<Outcome.Done> done) {
    switch (outcome) {
      case Outcome.Done it -> done.accept(it);
      case Outcome.Refused no -> refuse(refused, Refusals.notice(texts, no.refusal()));
      case Outcome.Stopped stop ->
          refuse(refused, Notice.of(Notice.Level.REFUSED, key(stop.trouble())));
    }
  }

  private void refuse(Consumer<Notice> refused, Notice notice) {
    sounds.play(Tone.REFUSED);
    refused.accept(notice);
  }

  private void submit(
      Request request,
      String subject,
      Consumer<Notice> refused,
      BiConsumer<Request, Outcome.Done> done) {
    var _ =
        loop.submit(request)
            .thenAccept(
                outcome -> Fx.run(() -> answered(request, subject, outcome, refused, done)));
  }

  private void answered(
      Request request,
      String subject,
      Outcome outcome,
      Consumer<Notice> refused,
      BiConsumer<Request, Outcome.Done> done) {
    switch (outcome) {
      case Outcome.Refused no -> {
        Right right = no.refusal().right();
        if (no.refusal().reason() == Refusal.Reason.APPROVAL_REQUIRED
            && right != null
            && request.approval() == null) {
          approvals.ask(
              right,
              subject,
              by -> submit(request.approved(by), subject, refused, done),
              () -> refused.accept(Notice.of(Notice.Level.INFO, "signin.notapproved")));
        } else {
          answered(outcome, refused, it -> done.accept(request, it));
        }
      }
      case Outcome.Done it -> done.accept(request, it);
      case Outcome.Stopped stop -> answered(stop, refused, it -> done.accept(request, it));
    }
  }

  /** What a trouble of the till is in words. */
  public static String key(Trouble trouble) {
    return switch (trouble) {
      case NONE -> "refusal.trouble.none";
      case DISK_LOW -> "refusal.trouble.disk-low";
      case DISK_FULL -> "refusal.trouble.disk-full";
      case JOURNAL_FAILED -> "refusal.trouble.journal-failed";
      case BUSY -> "refusal.trouble.busy";
      case PROGRAM_FAULT -> "refusal.trouble.program-fault";
      case MUST_RESTART -> "refusal.trouble.must-restart";
      case MUST_ENROL -> "refusal.trouble.must-enrol";
      case ENDING -> "refusal.trouble.ending";
    };
  }
}
