package canopy.headoffice.journal;

import canopy.headoffice.http.Problem;
import canopy.headoffice.identity.EnrolledTill;
import canopy.headoffice.identity.Head;
import canopy.headoffice.identity.TillState;
import java.sql.SQLException;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a till for good, once all of its journal is here. Any thread. */
public final class SignOff {
  private static final Logger LOG = LoggerFactory.getLogger(SignOff.class);

  private final Jdbi jdbi;
  private final Clock clock;
  private final StoredLines lines = new StoredLines();

  public SignOff(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Signs a till off and retires its keys. Again, if it has signed off, changes nothing.
   *
   * @param seq the till's last line
   * @throws Problem {@code lines-missing} unless that is the last stored line
   */
  Head signOff(EnrolledTill till, long seq) throws SQLException {
    return jdbi.inTransaction(
        handle -> {
          StoredLines.LockedTill locked = lines.lock(handle.getConnection(), till);
          Head head = locked.head();
          if (head.seq() != seq) {
            throw Problem.of(
                    Problem.Kind.LINES_MISSING,
                    "Head office has lines up to " + head.seq() + ", the till has " + seq + ".")
                .with("head", head.json());
          }
          if (locked.state() != TillState.SIGNED_OFF) {
            handle.execute(
                """
                UPDATE till SET state = 'SIGNED_OFF', reason = 'It has signed off.'
                WHERE site = ? AND till = ?
                """,
                till.site(),
                till.till());
            handle.execute(
                "UPDATE till_key SET retired_at = ? WHERE site = ? AND till = ? AND retired_at IS"
                    + " NULL",
                clock.instant(),
                till.site(),
                till.till());
            LOG.info("{} has signed off with line {}", till.name(), seq);
          }
          return head;
        });
  }
}
