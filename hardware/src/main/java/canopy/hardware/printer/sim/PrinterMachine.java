package canopy.hardware.printer.sim;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The inside of the simulated printer: an input buffer, a print position, sensors, a drawer.
 * Realtime commands act as they arrive, all others in turn and only while nothing is wrong, as in a
 * real one. Its monitor guards it.
 */
final class PrinterMachine {
  /** As much as a real printer buffers before it stops taking more. */
  private static final int BUFFER_BYTES = 65_536;

  /** The connection that is open now. */
  interface Wire {
    /** Sends an answer, at once or late. */
    void answer(byte[] bytes);

    /** Breaks the connection like a power cut. */
    void abort();
  }

  /** A run of text or a command in the input buffer; never compared. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Part(byte[] bytes, boolean command) {}

  private final SimulatedFaults faults;
  private final JobFolder jobs;
  private final EscPosReader reader;
  private final Deque<Part> buffer = new ArrayDeque<>();
  private final ByteArrayOutputStream job = new ByteArrayOutputStream();
  private int bufferedBytes;
  private boolean printedSomething;
  private boolean automaticStatus;
  private int cuts;
  private int pulses;
  private int connections;
  private Wire wire = NO_WIRE;

  private static final Wire NO_WIRE =
      new Wire() {
        @Override
        public void answer(byte[] bytes) {}

        @Override
        public void abort() {}
      };

  PrinterMachine(SimulatedFaults faults, JobFolder jobs) {
    this.faults = faults;
    this.jobs = jobs;
    this.reader =
        new EscPosReader(
            new EscPosReader.Sink() {
              @Override
              public void text(byte[] bytes) {
                enqueue(new Part(bytes, false));
              }

              @Override
              public void command(byte[] bytes) {
                if (bytes[0] == 0x10) {
                  realtime(bytes);
                } else {
                  enqueue(new Part(bytes, true));
                }
              }
            });
  }

  synchronized void connected() {
    connections++;
  }

  /** A connection has ended; what was printed over it without a cut is a job, too. */
  synchronized void disconnected(Wire from) {
    if (!from.equals(wire)) {
      return;
    }
    wire = NO_WIRE;
    reader.reset();
    automaticStatus = false;
    if (buffer.isEmpty()) {
      finishJob(false);
    }
  }

  /** Takes bytes from a wire and answers there from now on; waits while the printer takes none. */
  synchronized void receive(Wire from, byte[] bytes, int length) throws InterruptedException {
    if (!from.equals(wire)) {
      wire = from;
      reader.reset();
      automaticStatus = false;
    }
    int at = 0;
    while (at < length) {
      while (faults.stalled() || bufferedBytes >= BUFFER_BYTES) {
        wait();
      }
      int step = Math.min(256, length - at);
      boolean reset = faults.resetAfterBytes() >= 0 && faults.resetAfterBytes() <= step;
      int taken = reset ? (int) faults.resetAfterBytes() : step;
      reader.accept(bytes, at, taken);
      faults.countBytes(taken);
      drain();
      if (reset) {
        powerCycle();
        return;
      }
      at += taken;
    }
  }

  /** Faults were switched: goes on if it can, and tells if it is to tell. */
  synchronized void faultsChanged() {
    drain();
    pushStatus();
    notifyAll();
  }

  /** Off and on: everything in the buffer is lost, the connection breaks. */
  synchronized void powerCycle() {
    finishJob(true);
    buffer.clear();
    bufferedBytes = 0;
    reader.reset();
    automaticStatus = false;
    faults.clearAfterPowerCycle();
    Wire broken = wire;
    wire = NO_WIRE;
    broken.abort();
    notifyAll();
  }

  synchronized String counters() {
    return "jobs="
        + jobs.count()
        + " cuts="
        + cuts
        + " pulses="
        + pulses
        + " connections="
        + connections
        + " buffered="
        + bufferedBytes;
  }

  private void enqueue(Part part) {
    buffer.add(part);
    bufferedBytes += part.bytes().length;
  }

  private void drain() {
    while (!buffer.isEmpty() && faults.printing()) {
      Part part = buffer.remove();
      bufferedBytes -= part.bytes().length;
      if (part.command()) {
        execute(part.bytes());
      } else {
        job.writeBytes(part.bytes());
        printedSomething = true;
      }
      countPaper(part);
    }
    notifyAll();
  }

  private void countPaper(Part part) {
    boolean before = faults.printing();
    faults.countPrinted(part.bytes().length);
    if (before && !faults.printing()) {
      pushStatus();
    }
  }

  private void execute(byte[] command) {
    int first = command[0] & 0xFF;
    int second = command.length > 1 ? command[1] & 0xFF : -1;
    if (first == 0x1D && second == 'r') {
      finishJob(false);
      wire.answer(new byte[] {(byte) faults.queuedStatus(command[2])});
    } else if (first == 0x1D && second == 'I') {
      identify(command[2] & 0xFF);
    } else if (first == 0x1D && second == 'a') {
      automaticStatus = command[2] != 0;
      pushStatus();
    } else if (first == 0x1D && second == '(' && command[2] == 'H') {
      byte[] id = Arrays.copyOfRange(command, command.length - 4, command.length);
      wire.answer(new byte[] {0x37, 0x22, id[0], id[1], id[2], id[3], 0});
    } else if (first == 0x1B && second == 'p') {
      pulse();
      if (printedSomething) {
        job.writeBytes(command);
      }
    } else {
      print(command, first, second);
    }
  }

  private void print(byte[] command, int first, int second) {
    if (first == 0x1B && second == '@') {
      finishJob(false);
    }
    job.writeBytes(command);
    boolean picture = first == 0x1D && (second == 'v' || second == 'k' || second == '(');
    printedSomething |= picture;
    if (first == 0x1D && second == 'V') {
      cuts++;
      finishJob(false);
    }
  }

  private void finishJob(boolean torn) {
    if (printedSomething) {
      jobs.save(job.toByteArray(), torn);
    }
    job.reset();
    printedSomething = false;
  }

  private void realtime(byte[] command) {
    switch (command[1]) {
      case 0x04 -> wire.answer(new byte[] {(byte) faults.realtimeStatus(command[2])});
      case 0x05 -> {
        faults.recover();
        if (command[2] == 2) {
          finishJob(true);
          buffer.clear();
          bufferedBytes = 0;
        }
        drain();
      }
      case 0x14 -> {
        if (command[2] == 1) {
          pulse();
        }
      }
      default -> {
        // Unknown realtime commands are passed over, as a printer does.
      }
    }
  }

  private void pulse() {
    pulses++;
    faults.kickDrawer();
    pushStatus();
  }

  private void pushStatus() {
    if (automaticStatus) {
      wire.answer(faults.automaticStatus());
    }
  }

  private void identify(int what) {
    switch (what) {
      case 1, 49 -> wire.answer(new byte[] {0x20});
      case 2, 50 -> wire.answer(new byte[] {0x02});
      case 65 -> block("1.00");
      case 66 -> block("CANOPY");
      case 67 -> block("SIMULATED-80");
      case 68 -> block("000001");
      case 69 -> block("CHINA GB18030");
      default -> wire.answer(new byte[] {0});
    }
  }

  private void block(String text) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.write(0x5F);
    answer.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    answer.write(0);
    wire.answer(answer.toByteArray());
  }
}
