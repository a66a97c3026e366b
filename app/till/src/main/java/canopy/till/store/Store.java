package canopy.till.store;

import canopy.till.store.query.StoreReader;
import canopy.till.store.query.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database of a till, which says in tables what the journal says. Opening never fails a start:
 * a database that is broken, or does not fit the journal, is moved aside and filled anew; if there
 * can be none at all (a full disk), the till sells without it and it is tried again. Opened by the
 * start-up, written by the {@link Projector}, closed after it. Queries on any thread but the till's
 * and the screen's.
 */
public final class Store implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Store.class);

  /** H2's code for a database that another process, or a store not yet closed, has open. */
  private static final int IN_USE = 90020;

  private final StoreFiles files;
  private final EventSource journal;
  private final StoreSettings settings;
  private final StoreReader reader;
  private final CheckpointFile saved;
  private final Optional<Checkpoint> checkpoint;
  private volatile @Nullable StoreDatabase database;
  private volatile @Nullable JournalExchanged exchanged;

  private Store(StoreFiles files, EventSource journal, StoreSettings settings, boolean anyJournal)
      throws JournalExchanged {
    this.files = files;
    this.journal = journal;
    this.settings = settings;
    this.reader = new StoreReader(this::connection, journal::sale);
    this.saved = new CheckpointFile(files.checkpoint());
    try {
      open(anyJournal);
    } catch (JournalExchanged e) {
      throw e;
    } catch (SQLException | IOException | RuntimeException e) {
      LOG.error("the database cannot be used now; the till sells without it", e);
    }
    this.checkpoint = readCheckpoint();
  }

  /**
   * Opens or makes the database. Takes a tenth of a second or two; does not fill it.
   *
   * @param folder where its files lie; made if it is not there
   * @param journal against which it is checked
   */
  public static Store open(Path folder, EventSource journal, StoreSettings settings) {
    return open(StoreFiles.in(folder), journal, settings);
  }

  static Store open(StoreFiles files, EventSource journal, StoreSettings settings) {
    try {
      return new Store(files, journal, settings, true);
    } catch (JournalExchanged e) {
      throw new IllegalStateException("any journal is taken", e);
    }
  }

  /**
   * The same, but leaves a database alone that holds lines which this journal does not have: a
   * person has to decide which of the two is the right one.
   *
   * @throws JournalExchanged if the journal was restored, or belongs to another disk
   */
  public static Store openUnlessExchanged(Path folder, EventSource journal, StoreSettings settings)
      throws JournalExchanged {
    return new Store(StoreFiles.in(folder), journal, settings, false);
  }

  /** What was wrong with the journal when the store was opened on it all the same. */
  public Optional<JournalExchanged> exchanged() {
    return Optional.ofNullable(exchanged);
  }

  /** The till's newest saved state when the store was opened; checked against the journal. */
  public Optional<Checkpoint> checkpoint() {
    return checkpoint;
  }

  /** Queries. */
  public StoreReader reader() {
    return reader;
  }

  /** Connections that may only read, for reports. */
  public StoreReader.Connections connections() {
    return this::connection;
  }

  /** Closes the database. Close the projector first. */
  @Override
  public void close() {
    StoreDatabase open = database;
    database = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        LOG.warn("the database did not close well; the next start looks at it", e);
      }
    }
  }

  EventSource journal() {
    return journal;
  }

  StoreSettings settings() {
    return settings;
  }

  @Nullable StoreDatabase database() {
    return database;
  }

  boolean hasRoom() {
    return files.hasRoom(settings.leastFreeBytes());
  }

  /** Opens the database; one that is broken or does not fit is moved aside and begun anew. */
  StoreDatabase reopen() throws SQLException, IOException {
    return open(true);
  }

  private StoreDatabase open(boolean anyJournal) throws SQLException, IOException {
    abandon();
    files.createFolder();
    StoreDatabase opened;
    try {
      opened = StoreDatabase.open(files, journal);
    } catch (SQLException e) {
      if (e.getErrorCode() == IN_USE) {
        throw e;
      }
      opened = openAnew(e);
    } catch (JournalExchanged e) {
      if (!anyJournal) {
        throw e;
      }
      exchanged = e;
      opened = openAnew(e);
    } catch (StoreDatabase.Differs | RuntimeException e) {
      opened = openAnew(e);
    }
    database = opened;
    return opened;
  }

  private StoreDatabase openAnew(Exception why) throws SQLException, IOException {
    if (!hasRoom()) {
      // Probably sound, and wanted again when there is room.
      throw new SQLException("the database does not open, and the disk is full", why);
    }
    LOG.warn("the database is moved aside and rebuilt: {}", why.toString());
    LOG.debug("why the database is rebuilt", why);
    files.moveAside(settings.leastFreeBytes());
    return openEmpty();
  }

  /** Begins anew, although the database could be opened. */
  StoreDatabase rebuild() throws SQLException, IOException {
    abandon();
    files.moveAside(settings.leastFreeBytes());
    return reopen();
  }

  /** Lets go of a database that does not work. */
  void abandon() {
    StoreDatabase open = database;
    database = null;
    if (open != null) {
      open.abandon();
    }
  }

  private StoreDatabase openEmpty() throws SQLException, IOException {
    try {
      return StoreDatabase.open(files, journal);
    } catch (StoreDatabase.Differs e) {
      throw new IllegalStateException("an empty database agrees with every journal", e);
    }
  }

  /** Saves the till's state for the next start. One thread at a time. */
  void save(Checkpoint newest) throws IOException {
    saved.save(newest);
  }

  private Optional<Checkpoint> readCheckpoint() {
    try {
      return saved.read(journal);
    } catch (IOException e) {
      LOG.warn("no saved state can be read; the start folds the whole journal", e);
      return Optional.empty();
    }
  }

  private Connection connection() throws StoreUnavailable {
    StoreDatabase open = database;
    if (open == null) {
      throw new StoreUnavailable("the database is not open", null);
    }
    return open.reader();
  }
}
