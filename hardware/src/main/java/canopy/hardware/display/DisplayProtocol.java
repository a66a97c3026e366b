package canopy.hardware.display;

/** How a make of display is spoken to. Pure: content in, bytes out. */
public sealed interface DisplayProtocol permits Led8Protocol, Cd5220Protocol {

  /** The bytes that bring a display just switched on into a known state. */
  byte[] start();

  /** The bytes that show the content. */
  byte[] show(DisplayContent content);
}
