package canopy.core.state;

import canopy.core.catalogue.LocalChange;
import canopy.core.event.Recorded;
import canopy.core.event.StationEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What this till changed of its goods by itself: in force here, on top of what head office decides,
 * until head office answers.
 *
 * @param made what waits for an answer, or is asked of nobody; the oldest first
 * @param answered the newest answers, the newest first
 */
public record LocalChanges(List<Made> made, List<Answered> answered) {
  static final LocalChanges NONE = new LocalChanges(List.of(), List.of());
  private static final int MOST_ANSWERED = 50;

  /**
   * A change of the station's own.
   *
   * @param seq the line of the journal
   * @param by operator
   * @param asked whether head office is asked; without one that decides about goods it is not
   */
  public record Made(long seq, Instant at, String by, LocalChange change, boolean asked) {}

  /**
   * An answer of head office.
   *
   * @param reason why not, as head office wrote it; empty if it said yes
   */
  public record Answered(Made made, Instant at, boolean accepted, String reason) {}

  public LocalChanges {
    made = List.copyOf(made);
    answered = List.copyOf(answered);
  }

  /** The change of a line of the journal, if no answer has come. */
  public Optional<Made> made(long seq) {
    return made.stream().filter(one -> one.seq() == seq).findFirst();
  }

  LocalChanges apply(StationEvent event, Recorded recorded) {
    return switch (event) {
      case StationEvent.LocalChangeMade e -> {
        List<Made> next = new ArrayList<>(made);
        // Nobody answers what was asked of nobody: the next one of the same thing takes its place.
        next.removeIf(one -> !one.asked() && e.change().replaces(one.change()));
        next.add(new Made(recorded.seq(), recorded.at(), recorded.by(), e.change(), e.asked()));
        yield new LocalChanges(next, answered);
      }
      case StationEvent.LocalChangeAnswered e ->
          made(e.to())
              .map(one -> answer(new Answered(one, recorded.at(), e.accepted(), e.reason())))
              .orElse(this);
      // The file of articles is another one; the grades' is not.
      case StationEvent.GoodsImported _ ->
          new LocalChanges(
              made.stream()
                  .filter(one -> one.asked() || one.change().kind() == LocalChange.Kind.GRADE_PRICE)
                  .toList(),
              answered);
      case StationEvent.TillStarted _,
          StationEvent.TillStopped _,
          StationEvent.SettingChanged _,
          StationEvent.GoodsReceived _,
          StationEvent.GoodsLeftOut _,
          StationEvent.PriceChanged _,
          StationEvent.PumpPricesSet _,
          StationEvent.PumpPricesRefused _,
          StationEvent.SignAsked _,
          StationEvent.SignConfirmed _,
          StationEvent.SignOverdue _,
          StationEvent.DayClosed _ ->
          this;
    };
  }

  private LocalChanges answer(Answered answer) {
    List<Answered> next = new ArrayList<>();
    next.add(answer);
    answered.stream().limit(MOST_ANSWERED - 1L).forEach(next::add);
    return new LocalChanges(
        made.stream()
            .filter(one -> !settles(answer, one))
            .map(one -> repriced(answer, one))
            .toList(),
        next);
  }

  /**
   * Its own change, and what came before a yes to the same thing: nobody asks for that any more.
   */
  private static boolean settles(Answered answer, Made one) {
    Made to = answer.made();
    return one.seq() == to.seq()
        || (answer.accepted() && one.seq() < to.seq() && to.change().settles(one.change()));
  }

  /**
   * A changed article that goes on waiting takes a later price that got a yes: its own is older
   * than what head office has decided.
   */
  private static Made repriced(Answered answer, Made one) {
    Made to = answer.made();
    boolean takes =
        answer.accepted()
            && one.seq() < to.seq()
            && one.change().kind() == LocalChange.Kind.CHANGED_ARTICLE
            && to.change().kind() == LocalChange.Kind.ARTICLE_PRICE
            && to.change().isOfSame(one.change());
    return takes
        ? new Made(one.seq(), one.at(), one.by(), one.change().at(to.change().price()), one.asked())
        : one;
  }
}
