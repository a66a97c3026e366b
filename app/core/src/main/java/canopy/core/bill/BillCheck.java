package canopy.core.bill;

import canopy.core.quantity.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came out of comparing a bill, as the journal keeps it: the sums of all categories, and each
 * difference. Everything else fits.
 *
 * @param channel its id in the configuration
 * @param day of the bill, in the channel's time zone
 * @param origin where the bill came from
 * @param source the file's name and digest; empty if the channel gave it
 * @param sums of all categories
 * @param counted what the bill's rows come to
 * @param stated the channel's own totals; null if it states none
 * @param differences what a person must look into
 * @param across keys of ours that belong to another day, and stand on this bill
 * @param later keys of ours that are left to the next day's bill
 */
public record BillCheck(
    String channel,
    LocalDate day,
    Origin origin,
    String source,
    List<CategorySum> sums,
    BillSums counted,
    @Nullable BillSums stated,
    List<Difference> differences,
    List<String> across,
    List<String> later) {

  /** Where a bill came from. */
  public enum Origin {
    /** The channel gave it. */
    FETCHED,
    /** A person chose a file. */
    IMPORTED
  }

  public BillCheck {
    sums = List.copyOf(sums);
    differences = List.copyOf(differences);
    across = List.copyOf(across);
    later = List.copyOf(later);
  }

  /** What the channel has of what is compared, payments less refunds. */
  public Money there() {
    return compared(CategorySum::there);
  }

  /** What our books have of what is compared, likewise. */
  public Money here() {
    return compared(CategorySum::here);
  }

  /** Neither what another till took on the same account, nor what the next day's bill has. */
  private Money compared(Function<CategorySum, Money> side) {
    return sums.stream()
        .filter(sum -> sum.category().isCompared())
        .map(side)
        .reduce(Money.zero(counted.paid().currency()), Money::plus);
  }

  /** Whether the rows come to what the channel says they come to. */
  public boolean fits() {
    return stated == null || counted.fits(stated);
  }
}
