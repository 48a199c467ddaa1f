// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.h2;

import dev.signet.conformance.CaseLog;
import java.io.IOException;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads h2spec's report: one element per case, with an element inside where it did not pass. */
final class H2specReport {
  private H2specReport() {}

  static void read(Path file, CaseLog cases) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      NodeList found =
          factory.newDocumentBuilder().parse(file.toFile()).getElementsByTagName("testcase");
      for (int i = 0; i < found.getLength(); i++) {
        record((Element) found.item(i), cases);
      }
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("h2spec's report cannot be read", e);
    }
  }

  private static void record(Element element, CaseLog cases) {
    String name = element.getAttribute("package") + " " + element.getAttribute("classname");
    NodeList skipped = element.getElementsByTagName("skipped");
    NodeList inside = element.getElementsByTagName("*");
    if (skipped.getLength() > 0) {
      cases.skipped(name, "h2spec skipped it: the server left it nothing to test");
    } else if (inside.getLength() > 0) {
      cases.failed(name, inside.item(0).getTextContent());
    } else {
      cases.passed(name, "");
    }
  }
}
