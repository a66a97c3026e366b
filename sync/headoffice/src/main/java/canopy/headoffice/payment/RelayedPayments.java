package canopy.headoffice.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The payments and refunds that tills made through head office, for people. Any thread. */
public final class RelayedPayments {
  private final Jdbi jdbi;

  public RelayedPayments(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * One of them.
   *
   * @param refund whether money goes back
   * @param number our order number, or the refund's number
   * @param orderNo our order number
   * @param state ASKED, or the channel's last outcome that counts
   * @param code the channel's own, of its last answer; may be empty
   * @param statedMinor what the channel says was paid, where it says so
   * @param channelNo the channel's number; null if not known
   */
  public record Row(
      Instant at,
      String till,
      String account,
      boolean refund,
      String number,
      String orderNo,
      long amountMinor,
      String currency,
      String state,
      String code,
      @Nullable Long statedMinor,
      @Nullable String channelNo) {}

  /** The newest ones of a station. */
  public List<Row> newest(String site, int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM (
                      (SELECT first_at, till, account, false AS refund, out_no AS number, out_no,
                        amount_minor, currency, state, code, stated_minor, channel_no
                      FROM relayed_order WHERE site = :site ORDER BY first_at DESC LIMIT :most)
                      UNION ALL
                      (SELECT first_at, till, account, true, refund_no, out_no,
                        amount_minor, currency, state, code, NULL, channel_no
                      FROM relayed_refund WHERE site = :site ORDER BY first_at DESC LIMIT :most)) AS both_kinds
                    ORDER BY first_at DESC, number LIMIT :most
                    """)
                .bind("site", site)
                .bind("most", most)
                .map((row, context) -> row(row))
                .list());
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getObject("first_at", OffsetDateTime.class).toInstant(),
        row.getString("till"),
        row.getString("account"),
        row.getBoolean("refund"),
        row.getString("number"),
        row.getString("out_no"),
        row.getLong("amount_minor"),
        row.getString("currency"),
        row.getString("state"),
        row.getString("code"),
        row.getObject("stated_minor", Long.class),
        row.getString("channel_no"));
  }
}
