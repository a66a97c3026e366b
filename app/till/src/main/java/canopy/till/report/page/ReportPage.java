package canopy.till.report.page;

import canopy.till.report.export.ReportDocument;
import canopy.till.store.report.Choices;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report as it is shown and exported.
 *
 * @param tiles the few figures that are asked for first; empty for none
 * @param chart null if the table answers as fast
 * @param links where the rows of the first table lead; empty if they lead nowhere
 * @param choices what can be filtered by
 * @param remarks what a reader must know of all of it, also in the document; mostly empty
 */
public record ReportPage(
    ReportRequest request,
    ReportDocument document,
    List<Tile> tiles,
    @Nullable ReportChart chart,
    List<Link> links,
    Choices choices,
    List<String> remarks) {
  public ReportPage {
    tiles = List.copyOf(tiles);
    links = List.copyOf(links);
    remarks = List.copyOf(remarks);
  }

  /** A figure that is read from afar. */
  public record Tile(String word, String figure) {}
}
