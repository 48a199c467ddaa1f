// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.layout;

import dev.signet.explain.Printable;
import dev.signet.x509.der.ByteRange;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.DerException;
import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import dev.signet.x509.layout.Shape.Field;
import dev.signet.x509.layout.Shape.Wrapped;
import java.util.ArrayList;
import java.util.List;

/** Goes through an encoding from its first byte to its last and leaves none out. */
final class LayoutWalk {
  private static final String UNREADABLE = "unreadable";

  private final List<Segment> segments = new ArrayList<>();

  /** The segments of some bytes, whatever they are; they follow each other without a gap. */
  static List<Segment> over(Bytes bytes, Field whole) {
    LayoutWalk walk = new LayoutWalk();
    DerReader reader = DerReader.of(bytes);
    Place top = new Place("", 0);
    // The first value is what was asked for; what stands behind it is in nobody's grammar.
    Shape.Naming naming = new Shape.Fields(List.of(whole)).naming();
    walk.parts(reader, new ByteRange(0, bytes.length()), naming, top);
    return List.copyOf(walk.segments);
  }

  /**
   * Where in the grammar something stands.
   *
   * @param path the names so far
   * @param depth how many values enclose it
   */
  private record Place(String path, int depth) {
    Place within(String label) {
      return new Place(path.isEmpty() ? label : path + "." + label, depth + 1);
    }
  }

  private void parts(DerReader reader, ByteRange range, Shape.Naming naming, Place place) {
    int at = range.from();
    while (reader.hasNext()) {
      try {
        DerValue part = reader.next();
        Field field = naming.next(part);
        at = part.range().to();
        value(part, field, place.within(field.label()));
      } catch (DerException e) {
        add(new ByteRange(at, range.to()), place.within(UNREADABLE), e.problem());
        return;
      }
    }
  }

  private void value(DerValue value, Field named, Place place) {
    Field field = named.chosenBy(value);
    if (DerTag.isConstructed(value.tag())) {
      constructed(value, field, place);
    } else if (field.shape() instanceof Wrapped(Field content)) {
      wrapped(value, content, place);
    } else {
      add(value.range(), place, LeafText.of(value, field.shape()));
    }
  }

  private void constructed(DerValue value, Field field, Place place) {
    ByteRange content = new ByteRange(value.range().to() - value.length(), value.range().to());
    add(new ByteRange(value.range().from(), content.from()), place, LeafText.header(value));
    try {
      parts(value.inside(), content, field.shape().naming(), place);
    } catch (DerException tooDeep) {
      add(content, place.within(UNREADABLE), tooDeep.problem());
    }
  }

  /** The header of a string with the value in it, or the string as it is where it holds none. */
  private void wrapped(DerValue value, Field content, Place place) {
    try {
      DerValue inner = DerReader.single(content(value));
      int start = inner.range().from();
      add(new ByteRange(value.range().from(), start), place, LeafText.header(value));
      value(inner, content, place.within(content.label()));
    } catch (DerException notDer) {
      add(value.range(), place, LeafText.of(value, Shape.Leaf.BY_TAG));
    }
  }

  private static Bytes content(DerValue value) {
    return value.tag() == DerTag.BIT_STRING ? value.wholeBits() : value.content();
  }

  private void add(ByteRange range, Place place, String value) {
    if (range.to() > range.from()) {
      segments.add(new Segment(range, place.depth() - 1, place.path(), Printable.line(value)));
    }
  }
}
