package canopy.till.ui;

/** Plays tones. Returns at once, on any thread; a missing sound device is no error. */
@FunctionalInterface
public interface Sounds {
  void play(Tone tone);

  /** No sound at all, for pictures and servers. */
  static Sounds silent() {
    return tone -> {};
  }
}
