package canopy.core.stock;

import canopy.core.quantity.Rounding;
import canopy.core.quantity.Volume;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tank on one business day, in figures.
 *
 * @param opening product at its beginning
 * @param delivered by the papers
 * @param shortage of those deliveries
 * @param undocumented what came in without a paper yet
 * @param closing product at its end
 * @param openingCorrected at the reference temperature; null if it was not measured
 * @param closingCorrected at the reference temperature; null if it was not measured
 * @param water at the end; null if nobody measured it
 * @param nozzles what each drew and poured back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TankDay(
    int tank,
    int grade,
    LocalDate day,
    Volume opening,
    Volume delivered,
    Volume shortage,
    Volume undocumented,
    Volume closing,
    @Nullable Volume openingCorrected,
    @Nullable Volume closingCorrected,
    @Nullable Volume water,
    List<NozzleMeter> nozzles) {
  public TankDay {
    nozzles = List.copyOf(nozzles);
  }

  /** A day's figures out of a balance. */
  public static TankDay of(LocalDate day, TankBalance balance) {
    return new TankDay(
        balance.tank(),
        balance.grade(),
        day,
        balance.opening().volume(),
        balance.delivered(),
        balance.shortage(),
        balance.undocumented(),
        balance.closing().volume(),
        balance.opening().corrected(),
        balance.closing().corrected(),
        balance.closing().water(),
        balance.nozzles());
  }

  /** This and what was balanced later on the same day: a reading that was made anew. */
  public TankDay plus(TankDay later) {
    Map<String, NozzleMeter> sums = new LinkedHashMap<>();
    nozzles.forEach(nozzle -> sums.put(nozzle.key(), nozzle));
    for (NozzleMeter nozzle : later.nozzles) {
      sums.merge(
          nozzle.key(),
          nozzle,
          (a, b) -> a.plusFilled(b.grade(), b.filled()).plusReturned(b.returned()));
    }
    return new TankDay(
        tank,
        later.grade,
        day,
        opening,
        delivered.plus(later.delivered),
        shortage.plus(later.shortage),
        undocumented.plus(later.undocumented),
        later.closing,
        openingCorrected,
        later.closingCorrected,
        later.water == null ? water : later.water,
        List.copyOf(sums.values()));
  }

  /** What the pumps drew. */
  public Volume metered() {
    return nozzles.stream().map(NozzleMeter::filled).reduce(Volume.ZERO, Volume::plus);
  }

  /** What pump tests poured back. */
  public Volume returned() {
    return nozzles.stream().map(NozzleMeter::returned).reduce(Volume.ZERO, Volume::plus);
  }

  /** What left for good: metered less returned. */
  public Volume sold() {
    return metered().minus(returned());
  }

  /** What should be there: opening and deliveries, less what was metered, and tests returned. */
  public Volume book() {
    return opening.plus(delivered).plus(undocumented).minus(sold());
  }

  /** What is there more than should be; below zero, a loss. */
  public Volume variance() {
    return closing.minus(book());
  }

  /** The variance without what deliveries were short: that has a rule of its own. */
  public Volume varianceInTank() {
    return variance().plus(shortage);
  }

  /**
   * How much of the variance the temperature explains: by how much the closing stock is larger than
   * at the temperature of the opening one, smaller if below zero. Null if that was not measured, or
   * fuel of another temperature came in.
   */
  public @Nullable Volume swelling() {
    if (openingCorrected == null
        || closingCorrected == null
        || openingCorrected.millilitres() <= 0
        || delivered.millilitres() != 0
        || undocumented.millilitres() != 0) {
      return null;
    }
    long atOpening =
        Rounding.HALF_UP.multiplyDivide(
            closingCorrected.millilitres(), opening.millilitres(), openingCorrected.millilitres());
    return closing.minus(new Volume(atOpening));
  }
}
