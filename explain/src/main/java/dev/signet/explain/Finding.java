// SPDX-License-Identifier: Apache-2.0
package dev.signet.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/**
 * One thing that was checked and did not hold: which check, on what, what was wanted, what was
 * found.
 *
 * <p>It carries no sentences of its own: those come from the {@link Catalogue} by its code, with
 * the finding's parameters put in. Immutable; equal by content. Secrets must not be put into any of
 * its fields.
 */
public final class Finding {
  private final Code code;
  private final String subject;
  private final String wanted;
  private final String found;
  private final SequencedMap<String, String> parameters;

  private Finding(Builder builder) {
    this.code = builder.code;
    this.subject = builder.subject;
    this.wanted = builder.wanted;
    this.found = builder.found;
    this.parameters = new LinkedHashMap<>(builder.parameters);
  }

  /** A finding that needs no evidence beyond its code. */
  public static Finding of(Code code) {
    return about(code).build();
  }

  /** Starts a finding for a failed check. */
  public static Builder about(Code code) {
    return new Builder(code);
  }

  /** The name of the failed check. */
  public Code code() {
    return code;
  }

  /**
   * What was checked, for instance a file, a certificate's subject or a request's target; empty
   * where the code says it all.
   */
  public String subject() {
    return subject;
  }

  /** What would have passed; empty where the code says it all. */
  public String wanted() {
    return wanted;
  }

  /** What was there instead; empty where the code says it all. */
  public String found() {
    return found;
  }

  /**
   * Further values for the catalogue's sentences, by name, in the order in which they were given.
   */
  public Map<String, String> parameters() {
    return java.util.Collections.unmodifiableMap(parameters);
  }

  /** The same finding with a further value for the catalogue's sentences. */
  public Finding with(String name, String value) {
    Builder builder = about(code).subject(subject).wanted(wanted).found(found);
    parameters.forEach(builder::with);
    return builder.with(name, value).build();
  }

  /** The same finding, about something whose name was not known where it was found. */
  public Finding withSubject(String value) {
    Builder builder = about(code).subject(value).wanted(wanted).found(found);
    parameters.forEach(builder::with);
    return builder.build();
  }

  /** One line that says what happened, from the catalogue. */
  public String headline() {
    return Catalogue.of(code).headline(this);
  }

  /** Why it is so and what it means, one paragraph from the catalogue. */
  public String explanation() {
    return Catalogue.of(code).explanation(this);
  }

  /** What to do, most useful first. */
  public List<Remedy> remedies() {
    return Catalogue.of(code).remedies(this);
  }

  /** Where the rule is written down. */
  public List<Reference> references() {
    return Catalogue.of(code).references();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Finding that
        && code.equals(that.code)
        && subject.equals(that.subject)
        && wanted.equals(that.wanted)
        && found.equals(that.found)
        && parameters.equals(that.parameters);
  }

  @Override
  public int hashCode() {
    return Objects.hash(code, subject, wanted, found, parameters);
  }

  /** The code and the headline: {@code disk-full: The disk is full}. */
  @Override
  public String toString() {
    return code.id() + ": " + headline();
  }

  /** Collects a finding's evidence. */
  public static final class Builder {
    private final Code code;
    private final SequencedMap<String, String> parameters = new LinkedHashMap<>();
    private String subject = "";
    private String wanted = "";
    private String found = "";

    private Builder(Code code) {
      this.code = Objects.requireNonNull(code);
    }

    /** Says what was checked. */
    public Builder subject(String value) {
      subject = Objects.requireNonNull(value);
      return this;
    }

    /** Says what would have passed. */
    public Builder wanted(String value) {
      wanted = Objects.requireNonNull(value);
      return this;
    }

    /** Says what was there instead. */
    public Builder found(String value) {
      found = Objects.requireNonNull(value);
      return this;
    }

    /** Adds a value that the catalogue's sentences name as {@code {name}}. */
    public Builder with(String name, String value) {
      parameters.put(Objects.requireNonNull(name), Objects.requireNonNull(value));
      return this;
    }

    /** The finished finding. */
    public Finding build() {
      return new Finding(this);
    }

    /** The finished finding as an exception, for the rims where one must be thrown. */
    public FindingException toException() {
      return new FindingException(build());
    }
  }
}
