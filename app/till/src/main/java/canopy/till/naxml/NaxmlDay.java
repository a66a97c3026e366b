package canopy.till.naxml;

import canopy.core.account.ZReport;
import canopy.core.event.Recorded;
import canopy.core.sale.CompletedSale;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What an export is made from.
 *
 * @param report of a closed day
 * @param lines of that day, all of them
 * @param station whose they are
 * @param originals finds sales of earlier days, whose goods came back on this one
 */
public record NaxmlDay(ZReport report, List<Recorded> lines, Station station, Originals originals) {
  public NaxmlDay {
    lines = List.copyOf(lines);
    if (!report.span().isClosed()) {
      throw new IllegalArgumentException("only a closed day is exported");
    }
  }

  /**
   * The station, as the files name it.
   *
   * @param decimals of the currency
   */
  public record Station(String site, String till, String version, ZoneId zone, int decimals) {}

  /** Finds a completed sale by its number. */
  @FunctionalInterface
  public interface Originals {
    Optional<CompletedSale> find(String saleId);
  }
}
