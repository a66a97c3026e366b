package canopy.till.crash;

import canopy.till.Patience;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * An ext4 file system of our own on a loop device, whose power can be cut: FS_IOC_SHUTDOWN stops it
 * at once and drops its page cache and its own unwritten journal. Linux, root.
 */
final class LoopDisk implements AutoCloseable {
  /** {@code _IOR('X', 125, __u32)} in the kernel's fs/ext4/ext4.h. */
  private static final long FS_IOC_SHUTDOWN = 0x8004587dL;

  /** Nothing is flushed, not even the log. */
  private static final int NOLOGFLUSH = 2;

  private static final int O_RDONLY = 0;

  private final Path image;
  private final Path mountPoint;
  private final String device;

  private LoopDisk(Path image, Path mountPoint, String device) {
    this.image = image;
    this.mountPoint = mountPoint;
    this.device = device;
  }

  /** Why there can be none here, as a sentence; empty if there can. */
  static Optional<String> whyNot() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return Optional.of("Power-cut tests skipped: they need Linux.");
    }
    if (!"root".equals(System.getProperty("user.name"))) {
      return Optional.of("Power-cut tests skipped: they need root, to mount a disk of their own.");
    }
    try {
      run("mkfs.ext4", "-V");
      run("losetup", "--find");
      return Optional.empty();
    } catch (IOException | UncheckedIOException e) {
      return Optional.of("Power-cut tests skipped: no loop device here (" + e.getMessage() + ").");
    }
  }

  /** Makes and mounts one; fails with an IOException where mounting is not allowed. */
  static LoopDisk create(Path folder, long sizeBytes) throws IOException {
    Path image = folder.resolve("disk.img");
    Path mountPoint = Files.createDirectories(folder.resolve("disk"));
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(sizeBytes);
    }
    run("mkfs.ext4", "-q", "-F", image.toString());
    String device = run("losetup", "--find", "--show", image.toString()).strip();
    LoopDisk disk = new LoopDisk(image, mountPoint, device);
    boolean mounted = false;
    try {
      disk.mount();
      mounted = true;
      return disk;
    } finally {
      if (!mounted) {
        run("losetup", "--detach", device);
      }
    }
  }

  Path folder() {
    return mountPoint;
  }

  /** Cuts the power. From now on every write and force fails, until {@link #powerOn}. */
  void cutPower() throws IOException {
    Linker linker = Linker.nativeLinker();
    FunctionDescriptor openType =
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    FunctionDescriptor ioctlType =
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS);
    FunctionDescriptor closeType =
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    Linker.Option variadic = Linker.Option.firstVariadicArg(2);
    MethodHandle open = function(linker, "open", openType, variadic);
    MethodHandle ioctl = function(linker, "ioctl", ioctlType, variadic);
    MethodHandle close = function(linker, "close", closeType);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment path = arena.allocateFrom(mountPoint.toString());
      MemorySegment how = arena.allocateFrom(ValueLayout.JAVA_INT, NOLOGFLUSH);
      int file = (int) open.invokeExact(path, O_RDONLY);
      int result = (int) ioctl.invokeExact(file, FS_IOC_SHUTDOWN, how);
      int closed = (int) close.invokeExact(file);
      if (file < 0 || result != 0 || closed != 0) {
        throw new IOException("FS_IOC_SHUTDOWN on " + mountPoint + " gave " + result);
      }
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Mounts it again: ext4 recovers from its own journal, as after a real cut. */
  void powerOn() throws IOException {
    run("umount", mountPoint.toString());
    mount();
  }

  @Override
  public void close() throws IOException {
    run("umount", mountPoint.toString());
    run("losetup", "--detach", device);
    Files.delete(image);
  }

  private void mount() throws IOException {
    run("mount", "-t", "ext4", device, mountPoint.toString());
  }

  @SuppressWarnings("restricted") // A native call is what this is about.
  private static MethodHandle function(
      Linker linker, String name, FunctionDescriptor type, Linker.Option... options) {
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type, options);
  }

  private static String run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    try {
      if (!process.waitFor(Patience.LONGEST_SECONDS, TimeUnit.SECONDS)
          || process.exitValue() != 0) {
        throw new IOException(List.of(command) + ": " + output.strip());
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return output;
  }
}
