package canopy.till.tour.reckoning;

import canopy.hardware.printer.paper.Bitmap;
import canopy.hardware.printer.sim.EscPosReader;
import canopy.hardware.printer.sim.GlyphSource;
import canopy.hardware.printer.sim.PngFile;
import canopy.hardware.printer.sim.ReceiptPicture;
import canopy.till.ui.Language;
import canopy.till.ui.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What came out of the printer, read back from its bytes. Any thread. */
public final class PrintedPapers {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Pattern NUMBER = Pattern.compile("R\\w+-\\d{6}-\\d{5}");
  private static final int PAPER_DOTS = 576;
  private static final int MARGIN_DOTS = 24;

  /**
   * One paper.
   *
   * @param number of the sale or refund; empty on other papers
   * @param copy whether it says that it is a copy
   * @param whole false if the printer lost power in the middle
   * @param text everything that stands on it
   */
  public record Paper(Path file, String number, boolean copy, boolean whole, String text) {}

  private PrintedPapers() {}

  /** All papers in the order in which they were printed. */
  public static List<Paper> read(Path printed) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(printed)) {
      files = all.filter(file -> file.toString().endsWith(".bin")).sorted().toList();
    }
    List<Paper> papers = new ArrayList<>();
    for (Path file : files) {
      papers.add(paper(file));
    }
    return papers;
  }

  private static Paper paper(Path file) throws IOException {
    String text = text(Files.readAllBytes(file));
    // A refund also names the sale that it refunds, below its own number.
    Matcher number = NUMBER.matcher(text);
    String copyMark = new Texts(Language.CHINESE).in(Language.CHINESE, "paper.copy");
    return new Paper(
        file,
        number.find() ? number.group() : "",
        text.contains(copyMark.substring(0, copyMark.indexOf("{0}")).strip()),
        !file.toString().endsWith("-torn.bin"),
        text);
  }

  private static String text(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    ByteArrayOutputStream run = new ByteArrayOutputStream();
    new EscPosReader(
            new EscPosReader.Sink() {
              @Override
              public void text(byte[] part) {
                run.writeBytes(part);
              }

              @Override
              public void command(byte[] command) {
                text.append(run.toString(GB18030));
                run.reset();
                text.append(command.length == 1 && command[0] == '\n' ? "\n" : "");
              }
            })
        .accept(bytes, 0, bytes.length);
    return text.append(run.toString(StandardCharsets.US_ASCII)).toString();
  }

  /** Keeps the raw bytes of each paper and a picture of it. */
  public static void keep(List<Paper> papers, Path folder, GlyphSource glyphs) throws IOException {
    Files.createDirectories(folder);
    for (Paper paper : papers) {
      String name = paper.file().getFileName().toString();
      byte[] bytes = Files.readAllBytes(paper.file());
      Files.write(folder.resolve(name), bytes);
      Bitmap picture = ReceiptPicture.draw(bytes, PAPER_DOTS, glyphs);
      Files.write(
          folder.resolve(name.replace(".bin", ".png")), PngFile.bytes(picture, MARGIN_DOTS));
    }
  }
}
