package canopy.hardware.forecourt.pts;

import canopy.hardware.forecourt.Fill;
import canopy.hardware.forecourt.FillKey;
import canopy.hardware.forecourt.FillOwner;
import canopy.hardware.forecourt.ForecourtEvent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fills of one pump: who owns them, which were told. Driver thread. */
final class FillWatch {
  private static final int REMEMBERED = 64;
  private static final long REPEAT_MILLIS = 1_000;

  private final PtsSite site;

  /** What this till authorised: request by transaction number. */
  private final Map<Integer, String> requests = new LinkedHashMap<>();

  private final Set<FillKey> told = new LinkedHashSet<>();

  /** Fills that this till may sell though the controller has closed them. */
  private final Map<FillKey, Fill> closed = new LinkedHashMap<>();

  private boolean knowsLast;
  private int otherTransaction;
  private String otherUser = "";
  private long otherSeenMillis;
  private @Nullable FillKey lastTold;
  private @Nullable FillOwner lastOwner;
  private long lastToldMillis;

  FillWatch(PtsSite site) {
    this.site = site;
  }

  /** This till authorised that transaction. */
  void authorised(int transaction, String requestId) {
    bounded(requests);
    requests.put(transaction, requestId);
  }

  /** Another till may have it: never taken back by itself. */
  void released(int transaction) {
    requests.remove(transaction);
  }

  boolean isMine(int transaction) {
    return requests.containsKey(transaction);
  }

  void running(int transaction, String user) {
    if (!user.isEmpty() && !user.equals(site.me())) {
      otherTransaction = transaction;
      otherUser = user;
      otherSeenMillis = site.nowMillis();
    }
  }

  /** The other till that owned this fill until moments ago, empty = none. */
  String recentOtherOwner(Fill fill) {
    boolean recent =
        fill.key().transaction() == otherTransaction
            && site.nowMillis() - otherSeenMillis < site.settings.timing().ownerGraceMillis();
    return recent ? otherUser : "";
  }

  FillOwner owner(Fill fill) {
    String user = fill.origin().user();
    if (user.equals(site.me())) {
      return FillOwner.MINE;
    }
    if (!user.isEmpty()) {
      return FillOwner.OTHER;
    }
    return recentOtherOwner(fill).isEmpty() ? FillOwner.NOBODY : FillOwner.OTHER;
  }

  /**
   * An open fill: tells it now and every second.
   *
   * @return whether it lost its owner though this till authorised it, so that it should be locked
   *     again
   */
  boolean ended(Fill fill) {
    running(fill.key().transaction(), fill.origin().user());
    FillOwner owner = owner(fill);
    if (owner == FillOwner.NOBODY && isMine(fill.key().transaction())) {
      return true;
    }
    long now = site.nowMillis();
    boolean same = fill.key().equals(lastTold) && owner == lastOwner;
    if (!same || now - lastToldMillis >= REPEAT_MILLIS) {
      lastTold = fill.key();
      lastOwner = owner;
      lastToldMillis = now;
      remember(fill.key());
      site.publish(new ForecourtEvent.FillFinished(site.controller(), withRequest(fill), owner));
    }
    return false;
  }

  /**
   * The newest fill of an idle pump. A new one was closed without being seen open: closed by
   * itself, dispensed offline, or over between two polls.
   */
  void last(@Nullable Fill fill) {
    boolean first = !knowsLast;
    knowsLast = true;
    if (fill == null || closed.containsKey(fill.key())) {
      return;
    }
    FillOwner owner = closedOwner(fill);
    if (owner != FillOwner.OTHER) {
      bounded(closed);
      closed.put(fill.key(), withRequest(fill));
    }
    // What happened before this driver started is asked for as past fills.
    boolean news = !first && told.add(fill.key());
    remember(fill.key());
    if (news && owner != FillOwner.OTHER) {
      site.publish(new ForecourtEvent.FillFinished(site.controller(), withRequest(fill), owner));
    }
  }

  /** A closed fill that this till may sell. */
  @Nullable Fill closedFill(FillKey key) {
    return closed.get(key);
  }

  /** Who may sell a fill that nothing at the controller guards any more. */
  FillOwner closedOwner(Fill fill) {
    String user = fill.origin().user();
    if (user.equals(site.me()) || (user.isEmpty() && isMine(fill.key().transaction()))) {
      return FillOwner.MINE;
    }
    boolean orphan = user.isEmpty() && site.settings.adoptsOrphans();
    return orphan ? FillOwner.NOBODY : FillOwner.OTHER;
  }

  Fill withRequest(Fill fill) {
    String requestId = requests.getOrDefault(fill.key().transaction(), "");
    Fill.Origin origin = fill.origin();
    return new Fill(
        fill.key(),
        fill.hose(),
        fill.metered(),
        fill.span(),
        fill.totaliser(),
        new Fill.Origin(origin.user(), requestId, origin.offline(), origin.closed()),
        fill.doubts());
  }

  private void remember(FillKey key) {
    told.add(key);
    if (told.size() > REMEMBERED) {
      told.remove(told.iterator().next());
    }
  }

  private static <K, V> void bounded(Map<K, V> map) {
    if (map.size() >= REMEMBERED) {
      map.remove(map.keySet().iterator().next());
    }
  }
}
