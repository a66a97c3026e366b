package canopy.till.training;

import canopy.core.catalogue.Names;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.operator.Grant;
import canopy.core.operator.Operator;
import canopy.core.operator.People;
import canopy.core.operator.Right;
import canopy.core.operator.Role;
import canopy.hardware.printer.paper.LineRasteriser;
import canopy.till.TillProgram;
import canopy.till.Views;
import canopy.till.catalogue.CatalogueFiles;
import canopy.till.loop.Outcome;
import canopy.till.price.HeadOfficeGoods;
import canopy.till.station.DataFolder;
import canopy.till.station.Devices;
import canopy.till.station.Settings;
import canopy.till.station.StationConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A till to practise on: the goods and tenders of the real one, a journal of its own in a folder of
 * its own, no device, no channel, no head office, and one person who may do alone what else takes a
 * second one. Nothing of it can reach the real journal, for it does not know where that is. Not on
 * the FX or till thread.
 */
public final class TrainingTill implements AutoCloseable {
  private static final String FOLDER = "training";
  private static final long SIGN_IN_SECONDS = 30;

  /** What would lead out of the training, or is about money that only the real till knows. */
  private static final List<Right> NOT_HERE =
      List.of(
          Right.CHANGE_SETTINGS,
          Right.IMPORT_GOODS,
          Right.CHANGE_GOODS,
          Right.MANAGE_PEOPLE,
          Right.TRAIN,
          Right.SETTLE_PAYMENT);

  private final TillProgram program;
  private final Path data;

  private TrainingTill(TillProgram program, Path data) {
    this.program = program;
    this.data = data;
  }

  /**
   * Opens one beside the real till, with the person signed in.
   *
   * @throws IOException if it cannot be made, or does not start
   */
  public static TrainingTill open(
      TillProgram real, Operator trainee, Views views, LineRasteriser rasteriser, Clock clock)
      throws IOException {
    Path folder = real.folder().root().resolve(FOLDER);
    wipe(real.folder().root());
    furnish(new DataFolder(folder), real, trainee);
    TillProgram program = TillProgram.start(folder, views, rasteriser, clock);
    TrainingTill till = new TrainingTill(program, real.folder().root());
    try {
      till.signIn(trainee.id());
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      till.close();
      throw e;
    }
    return till;
  }

  /** Throws away what a training left that did not end by itself. */
  public static void wipe(Path data) throws IOException {
    Path folder = data.resolve(FOLDER);
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = new ArrayList<>(walk.toList());
    }
    for (Path path : all.reversed()) {
      Files.delete(path);
    }
  }

  private static void furnish(DataFolder folder, TillProgram real, Operator trainee)
      throws IOException {
    Files.createDirectories(folder.master());
    List<String> goods = new ArrayList<>(CatalogueFiles.NAMES);
    goods.add(HeadOfficeGoods.FILE);
    for (String name : goods) {
      Path file = real.folder().master().resolve(name);
      if (Files.exists(file)) {
        Files.copy(file, folder.master().resolve(name));
      }
    }
    folder.write(
        new Devices(null, null, null, null, false)
            .withScannerThatTypes(real.folder().devices().keyboardScanner()));
    folder.write(alone(trainee));
    Settings settings = real.settings();
    folder.write(settings.withAutoAuthorise(false));
    folder.write(marked(real.master().config()));
  }

  /** The person alone: nobody's PIN is asked for here, so nobody can try PINs here. */
  private static People alone(Operator trainee) {
    Role own = trainee.role();
    Map<Right, Grant> grants = new EnumMap<>(Right.class);
    for (Right right : Right.values()) {
      boolean may = own.grant(right) != Grant.DENIED && !NOT_HERE.contains(right);
      grants.put(right, may ? Grant.ALLOWED : Grant.DENIED);
    }
    return new People(
        List.of(new Role(own.id(), own.name(), grants, own.autoLockSeconds())),
        List.of(
            new People.Person(trainee.id(), trainee.name(), own.id(), trainee.language(), true)));
  }

  /** Whatever shows or prints the station's name or a number says that it is practice. */
  private static StationConfig marked(StationConfig real) {
    StationConfig.Letterhead head = real.letterhead();
    Names name = head.name();
    return new StationConfig(
        real.site(),
        "T" + real.till(),
        real.zone(),
        new StationConfig.Letterhead(
            new Names("【培训】" + name.zh(), "TRAINING " + name.en(), "PRÁCTICAS " + name.es()),
            head.address(),
            head.taxNumber(),
            head.phone(),
            "",
            List.of("培训 · TRAINING · PRÁCTICAS")),
        real.forecourt(),
        real.paying());
  }

  private void signIn(String operator) throws IOException {
    try {
      Outcome outcome =
          program
              .loop()
              .submit(Request.system(new OperatorCommand.SignIn(operator)))
              .get(SIGN_IN_SECONDS, TimeUnit.SECONDS);
      if (!(outcome instanceof Outcome.Done)) {
        throw new IOException("the training till does not let " + operator + " in");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the training was opened", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the training till does not answer", e);
    }
  }

  /** The till that is practised on. */
  public TillProgram program() {
    return program;
  }

  /** Closes it and throws it away. */
  @Override
  public void close() throws IOException {
    program.close();
    wipe(data);
  }
}
