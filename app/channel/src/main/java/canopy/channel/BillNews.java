package canopy.channel;

/** Is told how far the fetching of a bill is. On the thread that fetches; must not wait. */
@FunctionalInterface
public interface BillNews {
  /** Tells nobody. */
  BillNews NONE = stage -> {};

  /** How far it is. */
  enum Stage {
    /** The channel is asked for the file. */
    ASKING,
    /** The file is coming. */
    DOWNLOADING,
    /** The file is unpacked and read. */
    READING,
    /** The line broke; it is begun again by itself. */
    LINE_BROKEN
  }

  /** A stage has begun. */
  void at(Stage stage);
}
