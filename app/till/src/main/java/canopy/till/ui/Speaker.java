package canopy.till.ui;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loudspeaker: makes the tones itself and plays them on its own thread, one after another. A
 * tone that comes while four wait is dropped, and the same tone sounds at most every 150 ms: late
 * sounds mislead. Without a device it stays silent and tries again a minute later.
 */
public final class Speaker implements Sounds, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Speaker.class);
  static final int SAMPLES_PER_SECOND = 22_050;
  private static final int MIN_REFUSED_PERCENT = 20;
  private static final int MAX_WAITING = 4;
  private static final long SAME_TONE_NANOS = 150_000_000L;
  private static final long RETRY_NANOS = 60_000_000_000L;

  private final BlockingQueue<Tone> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final Map<Tone, Integer> percents = new ConcurrentHashMap<>();
  private final Map<Tone, Long> lastPlayedNanos = new ConcurrentHashMap<>();
  private final LongSupplier nanoTime;
  private final Thread thread;
  private boolean deviceMissing;
  private long missingSinceNanos;

  /**
   * @param nanoTime a clock that only runs forward, normally {@code System::nanoTime}
   */
  public Speaker(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.thread = Thread.ofPlatform().name("speaker").daemon().unstarted(this::loop);
    thread.start();
  }

  /**
   * Sets how loud a tone is, 0 (off) to 100.
   *
   * @return what was taken: a tone that may not be off keeps at least 20
   */
  public int volume(Tone tone, int percent) {
    int least = tone.mayBeOff() ? 0 : MIN_REFUSED_PERCENT;
    int taken = Math.clamp(percent, least, 100);
    percents.put(tone, taken);
    return taken;
  }

  @Override
  public void play(Tone tone) {
    long now = nanoTime.getAsLong();
    @Nullable Long last = lastPlayedNanos.get(tone);
    if (last != null && now - last < SAME_TONE_NANOS) {
      return;
    }
    if (waiting.offer(tone)) {
      lastPlayedNanos.put(tone, now);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void loop() {
    Map<Tone, byte[]> made = new EnumMap<>(Tone.class);
    try {
      while (true) {
        Tone tone = waiting.take();
        int percent = percents.getOrDefault(tone, 70);
        if (percent > 0 && !resting()) {
          sound(scaled(made.computeIfAbsent(tone, Speaker::samples), percent));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean resting() {
    return deviceMissing && nanoTime.getAsLong() - missingSinceNanos < RETRY_NANOS;
  }

  private void sound(byte[] pcm) {
    AudioFormat format = new AudioFormat(SAMPLES_PER_SECOND, 16, 1, true, false);
    try (SourceDataLine line = AudioSystem.getSourceDataLine(format)) {
      line.open(format);
      line.start();
      line.write(pcm, 0, pcm.length);
      line.drain();
      deviceMissing = false;
    } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
      if (!deviceMissing) {
        LOG.info("no sound device, staying silent: {}", e.getMessage());
      }
      deviceMissing = true;
      missingSinceNanos = nanoTime.getAsLong();
    }
  }

  /**
   * The tone as 16-bit little-endian mono samples at full volume, each note with a soft start and
   * end.
   */
  static byte[] samples(Tone tone) {
    List<int[]> notes =
        Arrays.stream(tone.notes().split(" ", -1))
            .map(note -> Arrays.stream(note.split("/", -1)).mapToInt(Integer::parseInt).toArray())
            .toList();
    byte[] pcm = new byte[notes.stream().mapToInt(note -> samplesOf(note[1])).sum() * 2];
    int at = 0;
    for (int[] note : notes) {
      int length = samplesOf(note[1]);
      IntUnaryOperator wave = wave(note[0], length);
      for (int n = 0; n < length; n++, at += 2) {
        int value = wave.applyAsInt(n);
        pcm[at] = (byte) value;
        pcm[at + 1] = (byte) (value >> 8);
      }
    }
    return pcm;
  }

  private static int samplesOf(int millis) {
    return SAMPLES_PER_SECOND * millis / 1000;
  }

  private static IntUnaryOperator wave(int hertz, int length) {
    double step = 2 * Math.PI * hertz / SAMPLES_PER_SECOND;
    double ramp = SAMPLES_PER_SECOND * 0.008;
    return n -> {
      double envelope = Math.min(1, Math.min(n / ramp, (length - n) / ramp));
      // A little of the octave above makes the tone carry over a shop's noise.
      double value = 0.8 * Math.sin(n * step) + 0.2 * Math.sin(2 * n * step);
      return (int) Math.round(hertz == 0 ? 0 : value * envelope * 26_000);
    };
  }

  private static byte[] scaled(byte[] pcm, int percent) {
    byte[] out = new byte[pcm.length];
    for (int i = 0; i < pcm.length; i += 2) {
      int value = ((pcm[i + 1] << 8) | (pcm[i] & 0xff)) * percent / 100;
      out[i] = (byte) value;
      out[i + 1] = (byte) (value >> 8);
    }
    return out;
  }
}
