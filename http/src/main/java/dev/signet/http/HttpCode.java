// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import dev.signet.explain.Category;
import dev.signet.explain.Code;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** The checks of this module that can fail, beside those of the TLS handshake ({@link TlsCode}). */
public enum HttpCode implements Code {
  /** The request's content is larger than the limit. */
  REQUEST_CONTENT_TOO_LARGE(Fault.PEER, Category.CONTENT_SIZE),
  /** The request's header section is larger than the limit, or has too many fields. */
  REQUEST_HEADER_TOO_LARGE(Fault.PEER, Category.HEADER_SIZE),
  /** The request target is longer than the limit. */
  REQUEST_TARGET_TOO_LONG(Fault.PEER, Category.TARGET_SIZE),
  /** The first line is no request line (RFC 9112, 3). */
  REQUEST_LINE_MALFORMED(Fault.PEER, Category.MALFORMED),
  /** The method is no token, or longer than any that exists. */
  REQUEST_METHOD_MALFORMED(Fault.PEER, Category.MALFORMED),
  /** The request target has characters that no target may have, or a form that the method lacks. */
  REQUEST_TARGET_MALFORMED(Fault.PEER, Category.MALFORMED),
  /** The request speaks another version than HTTP/1.0, HTTP/1.1 or HTTP/2. */
  HTTP_VERSION_UNSUPPORTED(Fault.PEER, Category.VERSION),
  /** The method is understood and never served: {@code CONNECT}. */
  REQUEST_METHOD_UNSUPPORTED(Fault.PEER, Category.UNSUPPORTED),
  /** A line ends with a line feed without a carriage return (RFC 9112, 2.2). */
  LINE_FEED_BARE(Fault.PEER, Category.MALFORMED),
  /** A carriage return stands elsewhere than before a line feed. */
  CARRIAGE_RETURN_BARE(Fault.PEER, Category.MALFORMED),
  /** White space stands between a field's name and its colon (RFC 9112, 5.1). */
  FIELD_NAME_SPACED(Fault.PEER, Category.MALFORMED),
  /** A field's name is empty or no token. */
  FIELD_NAME_MALFORMED(Fault.PEER, Category.MALFORMED),
  /** A field's value has a control character. */
  FIELD_VALUE_MALFORMED(Fault.PEER, Category.MALFORMED),
  /** A field's value goes on in the next line (RFC 9112, 5.2). */
  FIELD_FOLDED(Fault.PEER, Category.MALFORMED),
  /** The request names no host (RFC 9112, 3.2). */
  HOST_MISSING(Fault.PEER, Category.MALFORMED),
  /** The request names its host more than once. */
  HOST_REPEATED(Fault.PEER, Category.MALFORMED),
  /** The host is no host name, address or port. */
  HOST_MALFORMED(Fault.PEER, Category.MALFORMED),
  /** Both Content-Length and Transfer-Encoding are there (RFC 9112, 6.3). */
  FRAMING_AMBIGUOUS(Fault.PEER, Category.MALFORMED),
  /** Content-Length is there more than once. */
  CONTENT_LENGTH_REPEATED(Fault.PEER, Category.MALFORMED),
  /** Content-Length is no number. */
  CONTENT_LENGTH_MALFORMED(Fault.PEER, Category.MALFORMED),
  /** The content is longer or shorter than Content-Length says (RFC 9113, 8.1.1). */
  CONTENT_LENGTH_WRONG(Fault.PEER, Category.MALFORMED),
  /** Transfer-Encoding is something other than {@code chunked}. */
  TRANSFER_ENCODING_UNSUPPORTED(Fault.PEER, Category.UNSUPPORTED),
  /** A chunk breaks the grammar (RFC 9112, 7.1). */
  CHUNK_MALFORMED(Fault.PEER, Category.MALFORMED),
  /** Expect asks for something other than {@code 100-continue}. */
  EXPECTATION_UNSUPPORTED(Fault.PEER, Category.MALFORMED),
  /** The header section did not arrive in time. */
  REQUEST_HEADER_SLOW(Fault.PEER, Category.CLIENT_SLOW),
  /** The content stopped coming. */
  REQUEST_CONTENT_SLOW(Fault.PEER, Category.CLIENT_SLOW),
  /** A pseudo-header field is missing, repeated, unknown or misplaced (RFC 9113, 8.3). */
  PSEUDO_HEADER_MALFORMED(Fault.PEER, Category.MALFORMED),
  /** A field of HTTP/1.1 connections stands in an HTTP/2 request (RFC 9113, 8.2.2). */
  CONNECTION_FIELD_FORBIDDEN(Fault.PEER, Category.MALFORMED),
  /** A frame or stream breaks a rule of RFC 9113. */
  HTTP2_RULE_BROKEN(Fault.PEER, Category.PROTOCOL),
  /** More requests are in work than the listener allows. */
  SERVER_BUSY(Fault.CONFIGURATION, Category.UNAVAILABLE),
  /** The code that answers failed. */
  HANDLER_FAILED(Fault.OURS, Category.INTERNAL),
  /** The content is of a type that this address does not take. */
  CONTENT_TYPE_UNSUPPORTED(Fault.PEER, Category.CONTENT_TYPE),
  /** A form or query cannot be decoded. */
  FORM_MALFORMED(Fault.PEER, Category.MALFORMED),
  /** A form's field that may stand once stands more often. */
  FORM_FIELD_REPEATED(Fault.PEER, Category.MALFORMED),
  /** A form or JSON object lacks a field. */
  FORM_FIELD_MISSING(Fault.PEER, Category.MALFORMED),
  /** The content is no JSON, or JSON with a name twice, too deep or with bytes behind it. */
  JSON_MALFORMED(Fault.PEER, Category.MALFORMED),
  /** Another program listens on the address and port. */
  PORT_TAKEN(Fault.CONFIGURATION, Category.LOCAL),
  /** This user may not listen on so low a port. */
  PORT_FORBIDDEN(Fault.CONFIGURATION, Category.LOCAL),
  /** The address is none of this machine's. */
  ADDRESS_UNAVAILABLE(Fault.CONFIGURATION, Category.LOCAL),
  /** Listening failed for another reason. */
  LISTEN_FAILED(Fault.CONFIGURATION, Category.LOCAL);

  private final Fault fault;
  private final Category category;

  HttpCode(Fault fault, Category category) {
    this.fault = fault;
    this.category = category;
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public Fault fault() {
    return fault;
  }

  @Override
  public Category category() {
    return category;
  }
}
