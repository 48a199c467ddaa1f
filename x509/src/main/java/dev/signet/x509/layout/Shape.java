// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.layout;

import dev.signet.x509.der.DerException;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import java.util.List;
import java.util.function.Function;

/**
 * What a value is expected to hold, so that its parts can be called by their names. A grammar for
 * names alone: what does not fit it gets a name too.
 */
sealed interface Shape {
  /** The names of the parts of one value. */
  default Naming naming() {
    return new Numbered();
  }

  /** Names one part after the other. */
  @FunctionalInterface
  interface Naming {
    Field next(DerValue part);
  }

  /**
   * A named part.
   *
   * @param label its name
   * @param tag its tag
   * @param shape what it holds
   */
  record Field(String label, int tag, Shape shape) {
    static Field of(String label, int tag) {
      return new Field(label, tag, Leaf.BY_TAG);
    }

    static Field any(String label, Shape shape) {
      return new Field(label, ANY_TAG, shape);
    }

    /** The same with the shape that the value itself chooses. */
    Field chosenBy(DerValue value) {
      return shape instanceof Chosen chosen ? new Field(label, tag, chosen.of(value)) : this;
    }

    private boolean fits(DerValue part) {
      return tag == ANY_TAG || tag == part.tag();
    }
  }

  /** The tag of fields that may have any. */
  int ANY_TAG = 0;

  /** How to read a value that has no parts. */
  enum Leaf implements Shape {
    /** As its tag says. */
    BY_TAG,
    /** As a general name of the form that its tag says. */
    GENERAL_NAME,
    /** An implicitly tagged number. */
    NUMBER
  }

  /**
   * Parts in an order, some of which may be absent.
   *
   * @param fields in their order
   */
  record Fields(List<Field> fields) implements Shape {
    static Fields of(Field... fields) {
      return new Fields(List.of(fields));
    }

    @Override
    public Naming naming() {
      return new InOrder(fields);
    }
  }

  /**
   * Any number of parts of one kind.
   *
   * @param item names one part by what it says
   */
  record Items(Function<DerValue, Field> item) implements Shape {
    static Items of(String label, Shape shape) {
      return new Items(part -> Field.any(label, shape));
    }

    @Override
    public Naming naming() {
      return new Counted(item);
    }
  }

  /**
   * A string of bytes or bits whose content is encoded again.
   *
   * @param content the one value in it
   */
  record Wrapped(Field content) implements Shape {}

  /**
   * Parts that depend on what the value itself says.
   *
   * @param by looks into the value
   */
  record Chosen(Function<DerValue, Shape> by) implements Shape {
    /** The shape of a value; where it does not say which, none. */
    Shape of(DerValue value) {
      try {
        return by.apply(value);
      } catch (DerException e) {
        return Leaf.BY_TAG;
      }
    }
  }

  /** Fields by their tags; a part that is none of those still to come is unexpected. */
  final class InOrder implements Naming {
    private final List<Field> fields;
    private int from;

    private InOrder(List<Field> fields) {
      this.fields = fields;
    }

    @Override
    public Field next(DerValue part) {
      for (int i = from; i < fields.size(); i++) {
        if (fields.get(i).fits(part)) {
          from = i + 1;
          return fields.get(i);
        }
      }
      return Field.any("unexpected", Leaf.BY_TAG);
    }
  }

  /** Items by their kind and number. */
  final class Counted implements Naming {
    private final Function<DerValue, Field> item;
    private int number;

    private Counted(Function<DerValue, Field> item) {
      this.item = item;
    }

    @Override
    public Field next(DerValue part) {
      Field field = named(part);
      return new Field(field.label + "[" + number++ + "]", field.tag, field.shape);
    }

    private Field named(DerValue part) {
      try {
        return item.apply(part);
      } catch (DerException e) {
        return Field.any("unexpected", Leaf.BY_TAG);
      }
    }
  }

  /** Parts of which nothing is known. */
  final class Numbered implements Naming {
    private int number;

    private Numbered() {}

    @Override
    public Field next(DerValue part) {
      String kind = DerTag.isConstructed(part.tag()) ? "structure" : "value";
      return Field.any(kind + "[" + number++ + "]", Leaf.BY_TAG);
    }
  }
}
