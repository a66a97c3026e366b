package canopy.till.sale;

import canopy.core.quantity.Quantity;
import canopy.till.ui.Formats;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.PictureTest;
import canopy.till.ui.Screen;
import canopy.till.ui.Texts;
import canopy.till.ui.Tone;
import canopy.till.ui.Typist;
import canopy.till.ui.control.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;

/** A sale screen with what its tests press, touch and read. */
abstract class SaleStory extends PictureTest {
  final List<String> asked = new ArrayList<>();
  final List<Tone> played = new ArrayList<>();
  final Look look = new Look(new Texts(Language.ENGLISH), Formats.yuan(), played::add);

  /** Everything of FX is made and used on its thread. */
  final class Desk {
    final SaleModel model = SaleSamples.filled(Language.ENGLISH, 8);
    final Shell shell = new Shell(look, 1280, 800);
    final Typist typist = new Typist(shell.scene());
    final SaleScreen screen = new SaleScreen(look, model, SaleSamples.recording(asked));

    Desk() {
      shell.show(screen);
      shell.scene().getRoot().applyCss();
      shell.scene().getRoot().layout();
    }

    void tap(String selector) {
      ((Button) shell.scene().lookup(selector)).fire();
    }

    /** With the mouse, which gives the button the focus. */
    void click(String selector) {
      Button button = (Button) shell.scene().lookup(selector);
      button.requestFocus();
      Event.fireEvent(button, released());
      button.fire();
    }

    private static MouseEvent released() {
      return new MouseEvent(
          MouseEvent.MOUSE_RELEASED,
          0,
          0,
          0,
          0,
          MouseButton.PRIMARY,
          1,
          false,
          false,
          false,
          false,
          false,
          false,
          false,
          false,
          false,
          true,
          null);
    }

    List<Node> tiles() {
      return List.copyOf(shell.scene().getRoot().lookupAll(".pump-tile"));
    }
  }

  interface Story {
    void with(Desk desk) throws Exception;
  }

  void story(Story story) throws Exception {
    Callable<Boolean> run =
        () -> {
          story.with(new Desk());
          return true;
        };
    onFx(run);
  }

  static BasketLine piece(String id, long pieces) {
    return new BasketLine(
        id,
        BasketLine.Kind.GOODS,
        "Article " + id,
        pieces + " × 3.50",
        350 * pieces,
        List.of(),
        "",
        false,
        Quantity.pieces(pieces));
  }

  static List<Node> functionKeys(Desk desk) {
    return List.copyOf(
        ((Parent) desk.shell.scene().lookup(".bottom-bar")).getChildrenUnmodifiable());
  }

  static String words(Node root) {
    return root.lookupAll(".label").stream()
        .map(node -> ((Labeled) node).getText())
        .collect(Collectors.joining("\n"));
  }

  List<String> acts() {
    return asked.stream().filter(call -> !call.startsWith("search(")).toList();
  }

  final class Side implements Screen {
    private final Pane root = new Pane();
    private final KeyMap keys = new KeyMap().on("F5", "tender.quick4", () -> asked.add("side F5"));

    @Override
    public Parent root() {
      return root;
    }

    @Override
    public KeyMap keys() {
      return keys;
    }

    @Override
    public boolean scanned(String code) {
      return asked.add("side " + code);
    }
  }
}
