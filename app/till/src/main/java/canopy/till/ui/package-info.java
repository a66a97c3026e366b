/**
 * The look: thread bridge, themes, font, icons, texts, sounds, and keys. Everything here lives on
 * the FX thread unless a class says otherwise; {@link Fx} is the only way in from another thread.
 *
 * <p>How a screen is made. A screen is a triad in its feature's package: {@code XModel} holds
 * JavaFX properties and nothing else; {@code XActions} is an interface of what the person can do,
 * named by the trade's verbs; {@code XScreen implements Screen} builds nodes and bindings from a
 * model, the actions and a {@link Look}, and never decides anything. {@code XController} implements
 * the actions, turns them into commands and writes snapshots to the model through {@code
 * Fx.latest}.
 *
 * <p>{@code control.Shell} holds one screen at a time and hands keys and scanned codes to it;
 * {@code control} also has the header, the bottom bar, pads and strips to build from.
 *
 * <ul>
 *   <li>Words come from {@link Texts} by key ({@code area.name}, always a literal in the code); the
 *       files are {@code texts/area_zh_CN|en|es.properties}, complete in all three.
 *   <li>Looks come from CSS: tokens in {@code css/light.css} and {@code css/dark.css}, rules in
 *       {@code css/canopy.css} and {@code css/area.css}; code sets style classes only, never
 *       colours.
 *   <li>Trouble is a {@link Notice} on a strip, never a dialog. Money and litres are written by
 *       {@link Formats}.
 *   <li>Every screen has a picture test ({@code PictureTest}) and passes the fit test in three
 *       languages at 1280 x 800.
 * </ul>
 */
@NullMarked
package canopy.till.ui;

import org.jspecify.annotations.NullMarked;
