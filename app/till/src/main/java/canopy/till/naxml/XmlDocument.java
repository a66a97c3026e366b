package canopy.till.naxml;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes one document into memory, indented. UTF-8: the registers of the reference write
 * ISO-8859-1, which has no Chinese; a reader that follows XML 1.0 must know UTF-8, and goes by the
 * declaration.
 */
final class XmlDocument {
  private static final String INDENT = "  ";

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter out;
  private int depth;

  /** Something that writes the inside of an element. */
  @FunctionalInterface
  interface Content {
    void write();
  }

  XmlDocument() {
    try {
      out = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      out.writeStartDocument("UTF-8", "1.0");
    } catch (XMLStreamException e) {
      throw new IllegalStateException("this Java writes no XML", e);
    }
  }

  /** {@code <name attribute="value">...</name>}; attributes come in pairs. */
  void element(String name, Content content, String... attributes) {
    step(
        () -> {
          line();
          out.writeStartElement(name);
          attributes(attributes);
        });
    depth++;
    content.write();
    depth--;
    step(
        () -> {
          line();
          out.writeEndElement();
        });
  }

  /** {@code <name>text</name>}. */
  void text(String name, String value, String... attributes) {
    step(
        () -> {
          line();
          out.writeStartElement(name);
          attributes(attributes);
          out.writeCharacters(clean(value));
          out.writeEndElement();
        });
  }

  /** {@code <name value="yes"/>}. */
  void flag(String name, boolean value) {
    empty(name, "value", value ? "yes" : "no");
  }

  void empty(String name, String... attributes) {
    step(
        () -> {
          line();
          out.writeEmptyElement(name);
          attributes(attributes);
        });
  }

  /** The whole document. */
  String end() {
    step(
        () -> {
          out.writeEndDocument();
          out.close();
        });
    return text + "\n";
  }

  private void line() throws XMLStreamException {
    out.writeCharacters("\n" + INDENT.repeat(depth));
  }

  private void attributes(String... pairs) throws XMLStreamException {
    for (int i = 0; i < pairs.length; i += 2) {
      out.writeAttribute(pairs[i], clean(pairs[i + 1]));
    }
  }

  /** XML 1.0 cannot hold control characters, not even escaped. */
  private static String clean(String value) {
    return value
        .codePoints()
        .filter(c -> c >= ' ' && c != 0xfffe && c != 0xffff && (c < 0xd800 || c > 0xdfff))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private interface Step {
    void run() throws XMLStreamException;
  }

  private static void step(Step step) {
    try {
      step.run();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML could not be written into memory", e);
    }
  }
}
