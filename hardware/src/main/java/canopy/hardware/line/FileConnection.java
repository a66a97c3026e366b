package canopy.hardware.line;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A device file, such as the kernel's USB printer {@code /dev/usb/lp0}. It is opened once for both
 * directions because usblp lets only one program in. Only character devices are read: a plain file
 * or a pipe would give back our own bytes.
 */
final class FileConnection implements Connection {
  private static final int FILE_TYPE_MASK = 0170000;
  private static final int CHARACTER_DEVICE = 0020000;
  private static final long NOTHING_READ_PAUSE_MILLIS = 50;

  private final RandomAccessFile file;
  private final boolean readable;
  private final CountDownLatch closed = new CountDownLatch(1);

  private FileConnection(RandomAccessFile file, boolean readable) {
    this.file = file;
    this.readable = readable;
  }

  static FileConnection open(LineAddress.DeviceFile address) throws IOException {
    Path path = address.path();
    if (!Files.exists(path)) {
      throw new LineException(LineFault.PORT_MISSING, path + " does not exist");
    }
    if (Files.isDirectory(path) || !Files.isWritable(path)) {
      throw new LineException(LineFault.NO_PERMISSION, path + " may not be written");
    }
    boolean characterDevice = isCharacterDevice(path);
    try {
      RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
      if (Files.isRegularFile(path)) {
        file.seek(file.length());
      }
      return new FileConnection(file, characterDevice);
    } catch (FileNotFoundException e) {
      LineFault fault = Files.exists(path) ? LineFault.PORT_BUSY : LineFault.PORT_MISSING;
      throw new LineException(fault, path + ": " + e.getMessage(), e);
    }
  }

  private static boolean isCharacterDevice(Path path) throws IOException {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return false;
    }
    int mode = (Integer) Files.getAttribute(path, "unix:mode");
    return (mode & FILE_TYPE_MASK) == CHARACTER_DEVICE;
  }

  @Override
  public int read(byte[] buffer) throws IOException {
    try {
      while (closed.getCount() > 0) {
        int count = readable ? file.read(buffer) : 0;
        if (count > 0) {
          return count;
        }
        // usblp answers an empty read when the printer has nothing to say; that is not an end.
        if (closed.await(NOTHING_READ_PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
          return -1;
        }
      }
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    file.write(bytes, offset, length);
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      file.close();
    } catch (IOException e) {
      // Nothing more can be done with the file.
    }
  }
}
