package canopy.core.state;

import canopy.core.event.FuelEvent;
import canopy.core.event.SaleEvent;
import canopy.core.fuel.Fill;
import canopy.core.fuel.Prepay;
import canopy.core.sale.Line;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fuel that is not settled yet.
 *
 * @param unpaid fills waiting to be paid, oldest first, by key; a fill in an open or held sale is
 *     still here
 * @param open fills that the controller has not been told to forget yet: their pump, by key
 * @param seen keys of the newest fills, to recognise one that is reported again
 * @param prepays by id, until nothing is owed any more
 * @param releases pumps that may fill, by pump
 * @param restarted pumps started again since all were stopped; null while the forecourt is not
 *     stopped
 */
public record FuelBook(
    Map<String, Fill> unpaid,
    Map<String, Integer> open,
    List<String> seen,
    Map<String, Prepay> prepays,
    Map<Integer, Authorisation> releases,
    @Nullable Set<Integer> restarted) {
  /** How many fills are remembered to recognise one that is reported again. */
  public static final int REMEMBERED_FILLS = 1_000;

  static final FuelBook EMPTY =
      new FuelBook(Map.of(), Map.of(), List.of(), Map.of(), Map.of(), null);

  public FuelBook {
    unpaid = Maps.ordered(unpaid);
    open = Maps.ordered(open);
    seen = List.copyOf(seen);
    prepays = Maps.ordered(prepays);
    releases = Maps.ordered(releases);
    restarted = restarted == null ? null : Set.copyOf(restarted);
  }

  /** Whether STOP ALL holds this pump: nothing may be released there until it is restarted. */
  public boolean isStopped(int pump) {
    return restarted != null && !restarted.contains(pump);
  }

  /** Unpaid fills of one pump, oldest first. */
  public List<Fill> unpaidOf(int pump) {
    return unpaid.values().stream().filter(fill -> fill.pump() == pump).toList();
  }

  /** Prepayments of one pump, oldest first. */
  public List<Prepay> prepaysOf(int pump) {
    return prepays.values().stream().filter(prepay -> prepay.pump() == pump).toList();
  }

  /** Whether a fill is in the journal already. */
  public boolean knows(String key) {
    return seen.contains(key) || open.containsKey(key) || unpaid.containsKey(key);
  }

  FuelBook apply(FuelEvent event) {
    return switch (event) {
      case FuelEvent.Authorised e -> authorised(e);
      case FuelEvent.AuthorisationAccepted e -> accepted(e);
      case FuelEvent.AuthorisationEnded e -> ended(e);
      case FuelEvent.PumpStopped e -> this;
      case FuelEvent.PumpSuspended e -> this;
      case FuelEvent.PumpResumed e -> this;
      case FuelEvent.PumpRestarted e -> copy(unpaid, prepays, releases, restarted(e.pump()));
      case FuelEvent.AllStopped e -> copy(unpaid, prepays, releases, Set.of());
      case FuelEvent.Dispensed e -> dispensed(e);
      case FuelEvent.Closed e ->
          new FuelBook(unpaid, Maps.without(open, e.key()), seen, prepays, releases, restarted);
      case FuelEvent.WrittenOff e ->
          copy(Maps.without(unpaid, e.fill().key()), prepays, releases, restarted);
      case FuelEvent.Prepaid e ->
          copy(unpaid, Maps.with(prepays, e.prepay().id(), e.prepay()), releases, restarted);
      case FuelEvent.PrepayUsed e -> used(e);
    };
  }

  /** What a change of a sale means for fuel. */
  FuelBook apply(SaleEvent event) {
    if (!(event instanceof SaleEvent.Completed done)) {
      return this;
    }
    Map<String, Fill> fills = unpaid;
    Map<String, Prepay> owed = prepays;
    for (Line line : done.sale().lines()) {
      if (line instanceof Line.FuelFill sold) {
        fills = Maps.without(fills, sold.fill().key());
      } else if (line instanceof Line.PrepayRest rest) {
        owed = Maps.without(owed, rest.prepayId());
      }
    }
    return copy(fills, owed, releases, restarted);
  }

  private FuelBook authorised(FuelEvent.Authorised e) {
    Authorisation release = new Authorisation(e.requestId(), e.pump(), 0, e.limit(), e.prepayId());
    Map<String, Prepay> next = prepays;
    Prepay prepay = e.prepayId() == null ? null : prepays.get(e.prepayId());
    if (prepay != null) {
      next = Maps.with(prepays, prepay.id(), prepay.in(Prepay.State.AUTHORISED, e.requestId()));
    }
    return copy(unpaid, next, Maps.with(releases, e.pump(), release), restarted);
  }

  private FuelBook accepted(FuelEvent.AuthorisationAccepted e) {
    Authorisation release = releases.get(e.pump());
    return release == null || !release.requestId().equals(e.requestId())
        ? this
        : copy(
            unpaid,
            prepays,
            Maps.with(releases, e.pump(), release.accepted(e.transaction())),
            restarted);
  }

  private @Nullable Set<Integer> restarted(int pump) {
    if (restarted == null) {
      return null;
    }
    Set<Integer> more = new HashSet<>(restarted);
    more.add(pump);
    return more;
  }

  private FuelBook ended(FuelEvent.AuthorisationEnded e) {
    Authorisation release = releases.get(e.pump());
    if (release == null || !release.requestId().equals(e.requestId())) {
      return this;
    }
    Map<String, Prepay> next = prepays;
    Prepay prepay = release.prepayId() == null ? null : prepays.get(release.prepayId());
    if (prepay != null) {
      next = Maps.with(prepays, prepay.id(), prepay.in(Prepay.State.WAITING, null));
    }
    return copy(unpaid, next, Maps.without(releases, e.pump()), restarted);
  }

  private FuelBook dispensed(FuelEvent.Dispensed e) {
    Fill fill = e.fill();
    Fill due = e.prepayId() == null ? fill : e.overrun();
    return new FuelBook(
        due == null || due.isNothing() ? unpaid : Maps.with(unpaid, due.key(), due),
        Maps.with(open, fill.key(), fill.pump()),
        remembered(fill.key()),
        prepays,
        ends(e) ? Maps.without(releases, fill.pump()) : releases,
        restarted);
  }

  private List<String> remembered(String key) {
    if (seen.contains(key)) {
      return seen;
    }
    int first = Math.max(0, seen.size() + 1 - REMEMBERED_FILLS);
    List<String> keys = new ArrayList<>(REMEMBERED_FILLS);
    keys.addAll(seen.subList(first, seen.size()));
    keys.add(key);
    return List.copyOf(keys);
  }

  /** A fill of nothing is followed by an event that ends its release. */
  private boolean ends(FuelEvent.Dispensed e) {
    Authorisation release = releases.get(e.fill().pump());
    return release != null
        && !e.fill().isNothing()
        && (e.requestId() == null || e.requestId().equals(release.requestId()));
  }

  private FuelBook used(FuelEvent.PrepayUsed e) {
    Prepay prepay = prepays.get(e.prepayId());
    if (prepay == null || e.rest().isZero()) {
      return copy(unpaid, Maps.without(prepays, e.prepayId()), releases, restarted);
    }
    return copy(
        unpaid,
        Maps.with(prepays, prepay.id(), prepay.filled(e.fill(), e.used())),
        releases,
        restarted);
  }

  private FuelBook copy(
      Map<String, Fill> fills,
      Map<String, Prepay> owed,
      Map<Integer, Authorisation> running,
      @Nullable Set<Integer> startedAgain) {
    return new FuelBook(fills, open, seen, owed, running, startedAgain);
  }
}
