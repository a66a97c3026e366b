package canopy.hardware.line;

import java.io.IOException;

/** Two ends joined by two bounded pipes; closing either end ends both. */
final class LoopConnection implements Connection {
  private static final int CAPACITY_BYTES = 65_536;

  private final Pipe incoming;
  private final Pipe outgoing;

  LoopConnection() {
    this(new Pipe(), new Pipe());
  }

  private LoopConnection(Pipe incoming, Pipe outgoing) {
    this.incoming = incoming;
    this.outgoing = outgoing;
  }

  LoopConnection otherEnd() {
    return new LoopConnection(/* incoming= */ outgoing, /* outgoing= */ incoming);
  }

  @Override
  public int read(byte[] buffer) {
    return incoming.read(buffer);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    outgoing.write(bytes, offset, length);
  }

  @Override
  public void close() {
    incoming.close();
    outgoing.close();
  }

  /** A ring of bytes; its monitor guards it. */
  private static final class Pipe {
    private final byte[] ring = new byte[CAPACITY_BYTES];
    private int head;
    private int size;
    private boolean closed;

    synchronized int read(byte[] buffer) {
      try {
        while (size == 0 && !closed) {
          wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return -1;
      }
      int count = Math.min(size, buffer.length);
      for (int i = 0; i < count; i++) {
        buffer[i] = ring[(head + i) % CAPACITY_BYTES];
      }
      head = (head + count) % CAPACITY_BYTES;
      size -= count;
      notifyAll();
      return count == 0 ? -1 : count;
    }

    synchronized void write(byte[] bytes, int offset, int length) throws IOException {
      for (int i = 0; i < length; i++) {
        try {
          while (size == CAPACITY_BYTES && !closed) {
            // What was written so far must reach the reader before the writer waits for room.
            notifyAll();
            wait();
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new LineException(LineFault.LOST, "interrupted", e);
        }
        if (closed) {
          throw new LineException(LineFault.LOST, "the loop was closed");
        }
        ring[(head + size) % CAPACITY_BYTES] = bytes[offset + i];
        size++;
      }
      notifyAll();
    }

    synchronized void close() {
      closed = true;
      notifyAll();
    }
  }
}
