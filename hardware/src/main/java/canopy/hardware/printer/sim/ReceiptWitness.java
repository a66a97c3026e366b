package canopy.hardware.printer.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Reads receipts with programs that we did not write: npm's {@code npos} for the structure, {@code
 * iconv} for the text, {@code zbarimg} for codes in pictures. For tests and the tour; needs node,
 * npm, iconv and zbarimg on the machine and the npm registry the first time. One node reads all,
 * for starting it takes longer than reading; it ends with {@link #close} or with this program.
 */
public final class ReceiptWitness implements AutoCloseable {
  private static final List<String> FILES =
      List.of("witness.js", "package.json", "package-lock.json");
  private static final long LIMIT_SECONDS = 180;

  private final Path errors;
  private final Process program;
  private final BufferedReader answers;
  private final Writer questions;

  private ReceiptWitness(Path folder) throws IOException {
    errors = Files.createTempFile(folder, "read", ".err");
    program =
        new ProcessBuilder("node", "witness.js")
            .directory(folder.toFile())
            .redirectError(errors.toFile())
            .start();
    answers = program.inputReader(StandardCharsets.UTF_8);
    questions = program.outputWriter(StandardCharsets.UTF_8);
  }

  /**
   * A code on the receipt.
   *
   * @param kind {@code QR-Code}, {@code CODE-128}, {@code EAN-13}, in zbar's words
   * @param seen true when zbar read it from a picture; false when it was taken from the data of a
   *     command that lets the printer draw it
   */
  public record Code(String kind, String text, boolean seen) {}

  /**
   * What the witnesses saw.
   *
   * @param error why the bytes are not a receipt; empty when they are
   * @param lines the lines of text that are not blank, top to bottom
   * @param fourByteCharacters characters that most printers cannot print
   * @param controlCharacters stray control characters inside text
   */
  public record Reading(
      String error,
      boolean startsWithReset,
      List<String> lines,
      List<Code> codes,
      int drawerPulses,
      int cuts,
      int pictures,
      int fourByteCharacters,
      int controlCharacters) {

    /** Everything that no receipt may have, as sentences; empty when all is well. */
    public List<String> complaints() {
      List<String> complaints = new ArrayList<>();
      if (!error.isEmpty()) {
        complaints.add(error);
      }
      if (!startsWithReset) {
        complaints.add("does not start by resetting the printer");
      }
      if (drawerPulses > 0) {
        complaints.add("opens the drawer: a reprint would open it again");
      }
      if (fourByteCharacters > 0) {
        complaints.add(fourByteCharacters + " characters that printers do not have");
      }
      if (controlCharacters > 0) {
        complaints.add(controlCharacters + " control characters inside text");
      }
      return complaints;
    }
  }

  /**
   * Makes the witnesses ready.
   *
   * @param source the folder {@code hardware/src/test/witness}
   * @param work where npm may install, below {@code target}
   * @return empty, with a sentence on standard output, when a program is missing on this machine
   * @throws IOException when npm cannot install
   */
  public static Optional<ReceiptWitness> prepare(Path source, Path work) throws IOException {
    for (String program : List.of("node", "npm", "iconv", "zbarimg")) {
      if (!onPath(program)) {
        System.out.println(
            "Receipts were not checked by independent programs: " + program + " is missing.");
        return Optional.empty();
      }
    }
    Path folder = Files.createDirectories(work);
    try (FileChannel lock =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var held = lock.lock()) {
      boolean fresh = !Files.exists(folder.resolve("node_modules/npos")) || !held.isValid();
      for (String file : FILES) {
        Files.copy(source.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
      if (fresh) {
        run(folder, "npm", "ci", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund");
      }
    }
    return Optional.of(new ReceiptWitness(folder));
  }

  /**
   * Reads one receipt.
   *
   * @throws IOException when a witness fails to run, not when the receipt is bad
   */
  public synchronized Reading read(Path receipt) throws IOException {
    questions.write(receipt.toAbsolutePath() + "\n");
    questions.flush();
    String json = answers.readLine();
    if (json == null) {
      throw new IOException("node ended: " + Files.readString(errors));
    }
    JsonNode node = new ObjectMapper().readTree(json);
    List<String> lines = new ArrayList<>();
    node.path("lines").forEach(line -> lines.add(line.asText()));
    List<Code> codes = new ArrayList<>();
    node.path("codes")
        .forEach(
            code ->
                codes.add(
                    new Code(
                        code.path("kind").asText(),
                        code.path("text").asText(),
                        code.path("seen").asBoolean())));
    JsonNode error = node.path("error");
    return new Reading(
        error.isTextual() ? error.asText() : "",
        node.path("startsWithReset").asBoolean(),
        lines,
        codes,
        node.path("drawerPulses").asInt(),
        node.path("cuts").asInt(),
        node.path("pictures").asInt(),
        node.path("fourByteCharacters").asInt(),
        node.path("controlCharacters").asInt());
  }

  @Override
  public void close() throws IOException {
    program.destroy();
    Files.deleteIfExists(errors);
  }

  private static boolean onPath(String program) {
    String path = System.getenv("PATH");
    if (path == null) {
      return false;
    }
    for (String folder : path.split(File.pathSeparator, -1)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  private static String run(Path folder, String... command) throws IOException {
    Path errors = Files.createTempFile(folder, "run", ".err");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(errors.toFile())
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException(String.join(" ", command) + " failed: " + Files.readString(errors));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while running " + command[0], e);
    } finally {
      Files.deleteIfExists(errors);
    }
    return said;
  }
}
