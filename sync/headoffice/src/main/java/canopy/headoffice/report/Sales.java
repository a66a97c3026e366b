package canopy.headoffice.report;

import canopy.headoffice.line.Chain;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Questions to the rows that were made of the journals. Any thread. */
public final class Sales {
  private static final String EVERY_SITE = "";

  /** Under which day a line is found: without it every day of every year would be looked into. */
  private static final String DAY_OF_LINE =
      """
       AND day = ANY (ARRAY(SELECT day FROM journal_day
        WHERE site = :site AND till = :till AND first_seq <= :seq AND last_seq >= :seq))
      """;

  private static final String NEWEST =
      """
      SELECT site, till, seq, number, kind, total_minor, currency, completed_at, line_count, cashier
      FROM sale
      """;

  private final Jdbi jdbi;

  public Sales(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A sale in one line. */
  public record Brief(
      String site,
      String till,
      long seq,
      String number,
      String kind,
      long totalMinor,
      String currency,
      Instant at,
      int lines,
      String cashier) {}

  /** A day of a station; refunds are taken off its sums. */
  public record Day(
      LocalDate day,
      String site,
      String currency,
      long sales,
      long refunds,
      long totalMinor,
      long taxMinor,
      long fuelMillilitres) {}

  /**
   * The journal line that a sale was made of.
   *
   * @param follows whether its hash fits its bytes and the stored line before it
   */
  public record Proof(long seq, String hash, String json, boolean follows) {}

  /**
   * The newest sales of a station, or of all.
   *
   * @param since older business days are not looked into
   */
  public List<Brief> newest(@Nullable String site, LocalDate since, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    NEWEST
                        + "WHERE (:site = '' OR site = :site) AND day >= :since"
                        + " ORDER BY completed_at DESC LIMIT :limit")
                .bind("since", since)
                .bind("site", site == null ? EVERY_SITE : site)
                .bind("limit", limit)
                .map((row, context) -> brief(row))
                .list());
  }

  public Optional<Brief> sale(String site, String till, long seq) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    NEWEST + "WHERE site = :site AND till = :till AND seq = :seq" + DAY_OF_LINE)
                .bind("site", site)
                .bind("till", till)
                .bind("seq", seq)
                .map((row, context) -> brief(row))
                .findOne());
  }

  /**
   * Days by station, the last one first.
   *
   * @param from the first day that is looked into
   * @param to the last one
   * @param limit most rows
   */
  public List<Day> days(@Nullable String site, LocalDate from, LocalDate to, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT s.day, s.site, s.currency, count(*) FILTER (WHERE s.kind = 'SALE') AS sales,
                      count(*) FILTER (WHERE s.kind = 'REFUND') AS refunds, sum(s.total_minor) AS total, sum(s.tax_minor) AS tax,
                      coalesce((SELECT sum(f.volume_millilitres) FROM fill_outcome f
                        WHERE f.site = s.site AND f.day = s.day AND f.outcome IN ('PAID', 'PREPAID')), 0) AS fuel
                    FROM sale s WHERE (:site = '' OR s.site = :site) AND s.day BETWEEN :from AND :to
                    GROUP BY s.day, s.site, s.currency ORDER BY s.day DESC, s.site LIMIT :limit
                    """)
                .bind("site", site == null ? EVERY_SITE : site)
                .bind("from", from)
                .bind("to", to)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Day(
                            row.getObject("day", LocalDate.class),
                            row.getString("site"),
                            row.getString("currency"),
                            row.getLong("sales"),
                            row.getLong("refunds"),
                            row.getLong("total"),
                            row.getLong("tax"),
                            row.getLong("fuel")))
                .list());
  }

  public Optional<Proof> proof(String site, String till, long seq) {
    return jdbi.withHandle(
        handle -> {
          List<byte[][]> two =
              handle
                  .createQuery(
                      """
                      SELECT hash, json FROM journal_line
                      WHERE site = :site AND till = :till AND seq IN (:seq - 1, :seq)
                       AND day = ANY (ARRAY(SELECT day FROM journal_day
                        WHERE site = :site AND till = :till
                          AND first_seq <= :seq AND last_seq >= :seq - 1))
                      ORDER BY seq
                      """)
                  .bind("site", site)
                  .bind("till", till)
                  .bind("seq", seq)
                  .map((row, context) -> new byte[][] {row.getBytes("hash"), row.getBytes("json")})
                  .list();
          if (two.size() != (seq == 1 ? 1 : 2)) {
            return Optional.empty();
          }
          byte[] hash = two.getLast()[0];
          byte[] json = two.getLast()[1];
          byte[] before = seq == 1 ? new byte[hash.length] : two.getFirst()[0];
          return Optional.of(
              new Proof(
                  seq,
                  HexFormat.of().formatHex(hash),
                  new String(json, StandardCharsets.UTF_8),
                  Arrays.equals(new Chain().hash(before, json), hash)));
        });
  }

  private static Brief brief(ResultSet row) throws SQLException {
    return new Brief(
        row.getString("site"),
        row.getString("till"),
        row.getLong("seq"),
        row.getString("number"),
        row.getString("kind"),
        row.getLong("total_minor"),
        row.getString("currency"),
        row.getTimestamp("completed_at").toInstant(),
        row.getInt("line_count"),
        row.getString("cashier"));
  }
}
