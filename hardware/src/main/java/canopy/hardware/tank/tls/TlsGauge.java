package canopy.hardware.tank.tls;

import canopy.hardware.line.Connection;
import canopy.hardware.line.Connector;
import canopy.hardware.line.DeviceStatus;
import canopy.hardware.line.LineAddress;
import canopy.hardware.line.LineException;
import canopy.hardware.line.LineFault;
import canopy.hardware.line.StallGuard;
import canopy.hardware.tank.TankAlarm;
import canopy.hardware.tank.TankAnswer;
import canopy.hardware.tank.TankFault;
import canopy.hardware.tank.TankGauge;
import canopy.hardware.tank.TankListener;
import canopy.hardware.tank.TankReading;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A gauge that speaks the Veeder-Root TLS protocol. Owns one thread that reads and two timers. */
public final class TlsGauge implements TankGauge {
  private static final Logger LOG = LoggerFactory.getLogger(TlsGauge.class);

  private final TlsSettings settings;
  private final Connector connector;
  private final TankListener listener;
  private final TlsConsole console;
  private final StallGuard guard;
  private final ScheduledExecutorService timer;
  private final Thread reader;
  private final BlockingQueue<Consumer<TankAnswer>> asked = new ArrayBlockingQueue<>(WAITING_LIMIT);
  private volatile DeviceStatus status;
  private volatile @Nullable TankReading latest;
  private volatile @Nullable TlsConversation talk;
  private volatile boolean closed;

  /**
   * Makes a gauge; {@link #start} reads it.
   *
   * @param name names its threads, such as {@code tank-gauge}
   * @param clock dates the readings
   */
  public TlsGauge(
      String name, TlsSettings settings, Connector connector, Clock clock, TankListener listener) {
    this.settings = settings;
    this.connector = connector;
    this.listener = listener;
    this.console = new TlsConsole(settings, clock);
    this.guard = new StallGuard(name, settings.times().line().stallMillis());
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name(name + "-silence").factory());
    this.reader = Thread.ofPlatform().daemon().name(name).unstarted(this::readForever);
    this.status =
        settings.address() instanceof LineAddress.None
            ? DeviceStatus.DISABLED
            : DeviceStatus.offline(LineFault.NOT_STARTED);
  }

  @Override
  public void start() {
    if (settings.address() instanceof LineAddress.None) {
      listener.statusChanged(status);
    } else {
      reader.start();
    }
  }

  @Override
  public DeviceStatus status() {
    return status;
  }

  @Override
  public Optional<TankReading> latest() {
    return Optional.ofNullable(latest);
  }

  @Override
  public void readNow(Consumer<TankAnswer> answer) {
    boolean nobodyReads = settings.address() instanceof LineAddress.None;
    // Looked at again after the offer: the reader may have gone in between.
    if (nobodyReads || !asked.offer(answer) || (closed && asked.remove(answer))) {
      answer.accept(new TankAnswer.Failed(status));
    }
  }

  @Override
  public void close() {
    closed = true;
    reader.interrupt();
    TlsConversation open = talk;
    if (open != null) {
      open.close();
    }
    guard.close();
    timer.shutdownNow();
    answer(taken(), new TankAnswer.Failed(status));
  }

  private void readForever() {
    List<Consumer<TankAnswer>> waiting = taken();
    try {
      while (!closed) {
        TankAnswer answer = read();
        answer(waiting, answer);
        waiting = List.of();
        int pause =
            answer instanceof TankAnswer.Read
                ? settings.times().pauseMillis()
                : settings.times().faultPauseMillis();
        Consumer<TankAnswer> first = asked.poll(pause, TimeUnit.MILLISECONDS);
        if (first != null) {
          waiting = taken();
          waiting.addFirst(first);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      answer(waiting, new TankAnswer.Failed(status));
    }
  }

  private List<Consumer<TankAnswer>> taken() {
    List<Consumer<TankAnswer>> taken = new ArrayList<>();
    asked.drainTo(taken);
    return taken;
  }

  private static void answer(List<Consumer<TankAnswer>> waiting, TankAnswer answer) {
    for (Consumer<TankAnswer> one : waiting) {
      try {
        one.accept(answer);
      } catch (RuntimeException e) {
        LOG.warn("whoever asked the tank gauge failed at its answer", e);
      }
    }
  }

  private TankAnswer read() {
    boolean afterFault = !status.online();
    try (TlsConversation open = open()) {
      talk = open;
      if (closed) {
        return new TankAnswer.Failed(status);
      }
      if (afterFault) {
        console.forget();
        open.hush();
      }
      TankReading reading = console.read(open);
      latest = reading;
      List<TankAlarm> alarms = reading.alarms();
      boolean alarm = alarms != null && alarms.stream().anyMatch(a -> a.kind().urgent());
      report(alarm ? TankFault.alarm() : DeviceStatus.ONLINE);
      listener.read(reading);
      return new TankAnswer.Read(reading);
    } catch (TlsException e) {
      return failed(e.fault().status(), e);
    } catch (IOException e) {
      return failed(DeviceStatus.offline(LineException.faultOf(e)), e);
    } catch (RuntimeException | LinkageError e) {
      // Top of the loop: a fault in a driver or its native part must not end the readings for good.
      LOG.warn("{}: reading failed", settings.address().text(), e);
      return failed(DeviceStatus.offline(LineFault.IO_ERROR), e);
    } finally {
      talk = null;
    }
  }

  private TlsConversation open() throws IOException {
    Connection connection =
        connector.open(settings.address(), settings.times().line().connectMillis());
    return new TlsConversation(connection, guard, timer, settings);
  }

  private TankAnswer failed(DeviceStatus now, Throwable because) {
    LOG.debug("{}: {}", settings.address().text(), because.getMessage());
    if (!closed) {
      report(now);
    }
    return new TankAnswer.Failed(now);
  }

  private void report(DeviceStatus next) {
    if (!next.equals(status)) {
      status = next;
      LOG.info("{} is {} ({})", settings.address().text(), next.availability(), next.detail());
      listener.statusChanged(next);
    }
  }
}
