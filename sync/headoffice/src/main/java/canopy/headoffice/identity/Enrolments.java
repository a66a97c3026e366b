package canopy.headoffice.identity;

import canopy.headoffice.http.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a machine's key in exchange for a code. Any thread. */
final class Enrolments {
  private static final Logger LOG = LoggerFactory.getLogger(Enrolments.class);

  private final Jdbi jdbi;
  private final Clock clock;

  Enrolments(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** What the machine is from now on. */
  record Enrolled(
      String site,
      String till,
      String keyId,
      String name,
      String zone,
      String currency,
      Head head) {}

  /**
   * Which till a machine says to be.
   *
   * @param program its version
   */
  record Machine(String site, String till, String program) {}

  private record Code(
      String site,
      String till,
      Instant expiresAt,
      @Nullable Instant usedAt,
      @Nullable String usedBy) {}

  /**
   * Enrols a machine; the same code with the same key again is answered the same way.
   *
   * @param key X.509 bytes of an Ed25519 key
   * @throws Problem {@code bad-code}; {@code other-till} if the code was made for another till than
   *     the machine is; {@code bad-request} if the key is another till's
   */
  Enrolled enrol(String code, byte[] key, Machine machine) {
    return answer(code, key, machine, true);
  }

  /** What {@link #enrol} would answer; nothing is changed. */
  Enrolled look(String code, byte[] key, Machine machine) {
    return answer(code, key, machine, false);
  }

  private Enrolled answer(String code, byte[] key, Machine machine, boolean takes) {
    byte[] hash = EnrolmentCodes.hash(code);
    String keyId = TillKeys.id(key);
    return jdbi.inTransaction(
        handle -> {
          Code made = find(handle, hash).orElseThrow(Enrolments::badCode);
          refuseOther(made, machine);
          if (made.usedAt() == null) {
            refuseIfOver(handle, made);
            if (takes) {
              use(handle, made, hash, key, keyId, machine.program());
            }
          } else if (!keyId.equals(made.usedBy()) || isRetired(handle, keyId)) {
            throw badCode();
          }
          return enrolled(handle, made, keyId);
        });
  }

  private static Optional<Code> find(Handle handle, byte[] hash) {
    return handle
        .select(
            """
            SELECT site, till, expires_at, used_at, used_by FROM enrolment_code
            WHERE code_hash = ? FOR UPDATE
            """,
            (Object) hash)
        .map((rs, context) -> code(rs))
        .findOne();
  }

  private static Code code(ResultSet rs) throws SQLException {
    Timestamp used = rs.getTimestamp(4);
    return new Code(
        rs.getString(1),
        rs.getString(2),
        rs.getTimestamp(3).toInstant(),
        used == null ? null : used.toInstant(),
        rs.getString(5));
  }

  private static void refuseOther(Code code, Machine machine) {
    if (!code.site().equals(machine.site()) || !code.till().equals(machine.till())) {
      throw Problem.of(
              Problem.Kind.OTHER_TILL,
              "The code was made for till "
                  + code.till()
                  + " of station "
                  + code.site()
                  + ", and this machine is till "
                  + machine.till()
                  + " of station "
                  + machine.site()
                  + ". Nothing was changed; ask head office for a code for this till.")
          .with("site", code.site())
          .with("till", code.till());
    }
  }

  private void refuseIfOver(Handle handle, Code code) {
    if (clock.instant().isAfter(code.expiresAt())) {
      throw badCode();
    }
    boolean signedOff =
        handle
            .select(
                "SELECT state = 'SIGNED_OFF' FROM till WHERE site = ? AND till = ?",
                code.site(),
                code.till())
            .mapTo(Boolean.class)
            .one();
    if (signedOff) {
      throw Problem.of(Problem.Kind.BAD_CODE, "This till has signed off for good.");
    }
  }

  private void use(
      Handle handle, Code code, byte[] hash, byte[] key, String keyId, String program) {
    Instant now = clock.instant();
    handle.execute(
        """
        UPDATE till_key SET retired_at = ?
        WHERE site = ? AND till = ? AND key_id <> ? AND retired_at IS NULL
        """,
        now,
        code.site(),
        code.till(),
        keyId);
    int taken =
        handle.execute(
            """
            INSERT INTO till_key AS k (key_id, site, till, public_key, enrolled_at)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (key_id) DO UPDATE SET retired_at = NULL, enrolled_at = excluded.enrolled_at
            WHERE k.site = excluded.site AND k.till = excluded.till
            """,
            keyId,
            code.site(),
            code.till(),
            key,
            now);
    if (taken == 0) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST, "This key belongs to another till; make a new one.");
    }
    handle.execute(
        "UPDATE enrolment_code SET used_at = ?, used_by = ? WHERE code_hash = ?", now, keyId, hash);
    int active =
        handle.execute(
            """
            UPDATE till SET state = 'ACTIVE', reason = NULL, fork_seq = NULL, program = ?,
              last_seen_at = ?
            WHERE site = ? AND till = ? AND state <> 'SIGNED_OFF'
            """,
            program,
            now,
            code.site(),
            code.till());
    if (active == 0) {
      throw badCode(); // It has signed off in this moment.
    }
    LOG.info("{}/{} enrolled with key {}", code.site(), code.till(), keyId);
  }

  private static boolean isRetired(Handle handle, String keyId) {
    return handle
        .select("SELECT retired_at IS NOT NULL FROM till_key WHERE key_id = ?", keyId)
        .mapTo(Boolean.class)
        .one();
  }

  private static Enrolled enrolled(Handle handle, Code code, String keyId) {
    return handle
        .select(
            """
            SELECT name, zone, currency, last_seq, last_hash FROM till JOIN site USING (site)
            WHERE site = ? AND till = ?
            """,
            code.site(),
            code.till())
        .map(
            (rs, context) ->
                new Enrolled(
                    code.site(),
                    code.till(),
                    keyId,
                    rs.getString(1),
                    rs.getString(2),
                    rs.getString(3),
                    new Head(rs.getLong(4), rs.getString(5))))
        .one();
  }

  private static Problem badCode() {
    return Problem.of(
        Problem.Kind.BAD_CODE,
        "The code is unknown, used or too old; ask head office for another.");
  }
}
