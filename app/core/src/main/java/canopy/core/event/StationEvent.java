package canopy.core.event;

import canopy.core.catalogue.LeftOut;
import canopy.core.catalogue.LocalChange;
import canopy.core.catalogue.PlannedPrice;
import canopy.core.day.DayEnd;
import canopy.core.quantity.UnitPrice;
import canopy.core.sale.DayTotals;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to the till as a whole. */
public sealed interface StationEvent extends Event {
  /**
   * The program started.
   *
   * @param boot random id of this start
   * @param publicKey checks the day signatures, base64
   * @param cuts unfinished writes that opening the journal cut off
   * @param version of the program
   */
  record TillStarted(String boot, String publicKey, List<Cut> cuts, String version)
      implements StationEvent {}

  /** Bytes of an unfinished write at the end of a segment. */
  record Cut(String segment, long fromBytes, long bytes) {}

  /** The program stopped as it should. */
  record TillStopped() implements StationEvent {}

  /** A setting was changed. Never a secret. */
  record SettingChanged(String name, String before, String after) implements StationEvent {}

  /** Goods were imported from a file. */
  record GoodsImported(String file, String sha256, int added, int changed, int unchanged)
      implements StationEvent {}

  /** Head office sent goods: how many are other than before. */
  record GoodsReceived(int added, int changed, int removed) implements StationEvent {}

  /**
   * What head office decided and this till cannot use, all of it: what was told before is over. A
   * till that starts tells it anew, if there is anything.
   *
   * @param records the first of them
   * @param count of all
   */
  record GoodsLeftOut(List<LeftOut> records, int count) implements StationEvent {
    public GoodsLeftOut {
      records = List.copyOf(records);
    }
  }

  /**
   * The station changed goods by itself; they are in force from here on.
   *
   * @param asked whether head office's answer decides
   */
  record LocalChangeMade(LocalChange change, boolean asked) implements StationEvent {}

  /**
   * Head office has answered a change of the station.
   *
   * @param to the line of the journal with the change
   * @param reason why not; empty if it said yes
   */
  record LocalChangeAnswered(long to, boolean accepted, String reason) implements StationEvent {}

  /**
   * A price came into force while the program ran. One that came into force while it was off is in
   * force at the next start without this event.
   *
   * @param key the article's id, or the grade's number
   * @param before null if it had none
   * @param plan id of the planned price; empty if head office changed the record itself
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PriceChanged(
      PlannedPrice.Target target,
      String key,
      @Nullable UnitPrice before,
      UnitPrice after,
      String plan)
      implements StationEvent {}

  /**
   * The pumps have these prices: written, read back and equal.
   *
   * @param unconfirmed pumps that do not show them yet
   */
  record PumpPricesSet(List<GradePrice> prices, List<Integer> unconfirmed)
      implements StationEvent {}

  /**
   * The price of a litre of a grade.
   *
   * @param grade its number
   */
  record GradePrice(int grade, UnitPrice price) {}

  /**
   * The forecourt did not take prices; they are offered again.
   *
   * @param reason the device's detail code
   */
  record PumpPricesRefused(List<GradePrice> prices, String reason) implements StationEvent {}

  /**
   * Somebody is asked to change the price sign; an empty list takes the question back.
   *
   * @param before whether the pumps wait for it: a price goes up at the sign first
   */
  record SignAsked(List<GradePrice> prices, boolean before) implements StationEvent {}

  /** A person says that the price sign shows these prices. */
  record SignConfirmed(List<GradePrice> prices) implements StationEvent {}

  /** Nobody has confirmed the price sign in good time. The pumps still wait, if they did. */
  record SignOverdue(List<GradePrice> prices) implements StationEvent {}

  /**
   * The business day is closed.
   *
   * @param seal the journal's signature, which it adds when it writes the line; null until then
   * @param end its number, and what it leaves to the next day; null in a line of version 1
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DayClosed(@Nullable Seal seal, LocalDate closedDay, DayTotals totals, @Nullable DayEnd end)
      implements StationEvent {}

  /** An Ed25519 signature over the hash of the line before, base64. */
  record Seal(String over, String signature, String publicKey) {}
}
