// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.signet.explain.Catalogue;
import dev.signet.explain.Category;
import dev.signet.explain.Code;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms, JSON, cookies and problem documents. */
class ReadersTest {
  @Test
  void aFormIsDecoded() {
    FormBody form = FormBody.parse("username=ann%20e&password=p%2Bq+r%C3%A4&empty=&flag&&x=1&x=2");
    assertThat(form.required("username")).isEqualTo("ann e");
    assertThat(form.required("password")).isEqualTo("p+q r\u00e4");
    assertThat(form.text("empty")).contains("");
    assertThat(form.text("flag")).contains("");
    assertThat(form.text("absent")).isEmpty();
    assertThat(form.fields().get("x")).containsExactly("1", "2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%C3", "a=%FF", "%=a", "a=%-1"})
  void aBrokenFormIsRefused(String text) {
    assertRefused(() -> FormBody.parse(text), HttpCode.FORM_MALFORMED);
  }

  @Test
  void aFieldThatStandsTwiceOrNotAtAllIsRefused() {
    FormBody form = FormBody.parse("x=1&x=2");
    assertRefused(() -> form.text("x"), HttpCode.FORM_FIELD_REPEATED);
    assertRefused(() -> form.required("y"), HttpCode.FORM_FIELD_MISSING);
    assertRefused(() -> FormBody.parse("a&".repeat(101)), HttpCode.FORM_MALFORMED);
  }

  @Test
  void jsonIsReadAndWritten() {
    String text = "{\"a\":\"b\",\"n\":[1,2.5,true,{\"x\":\"\u00e4\"}],\"gone\":null}";
    JsonBody body = JsonBody.parse(text.getBytes(UTF_8));
    assertThat(body.required("a")).isEqualTo("b");
    assertThat(body.text("gone")).isEmpty();
    assertThat(body.members().get("n")).isEqualTo(List.of(1L, 2.5, true, Map.of("x", "\u00e4")));
    assertThat(new String(JsonText.bytes(body.members()), UTF_8))
        .isEqualTo("{\"a\":\"b\",\"n\":[1,2.5,true,{\"x\":\"\u00e4\"}]}");
  }

  static Stream<String> brokenJson() {
    return Stream.of(
        "",
        "[]",
        "null",
        "\"a\"",
        "{",
        "{\"a\":1",
        "{\"a\":1}x",
        "{\"a\":1}{}",
        "{'a':1}",
        "{\"a\":1,}",
        "{\"a\":1,\"a\":2}",
        "{\"b\":{\"a\":1,\"a\":2}}",
        "{\"a\":01}",
        "{\"a\":NaN}",
        "{\"a\":99999999999999999999}",
        "{\"a\":[null]}",
        "{\"a\":" + "[".repeat(20) + "]".repeat(20) + "}");
  }

  @ParameterizedTest
  @MethodSource("brokenJson")
  void brokenJsonIsRefused(String text) {
    assertRefused(() -> JsonBody.parse(text.getBytes(UTF_8)), HttpCode.JSON_MALFORMED);
  }

  @Test
  void textIsNotTakenFromAnotherType() {
    JsonBody body = JsonBody.parse("{\"a\":1}".getBytes(UTF_8));
    assertRefused(() -> body.text("a"), HttpCode.JSON_MALFORMED);
  }

  @Test
  void cookiesAreReadFromSeveralFields() {
    HttpHeaders headers = DefaultHttpHeadersFactory.headersFactory().newHeaders();
    headers.add("Cookie", "a=b; __Host-signet=x.y=z;c");
    headers.add("Cookie", "q=\"r\" ;a=second");
    Cookies cookies = Cookies.of(headers);
    assertThat(cookies.first("__Host-signet")).contains("x.y=z");
    assertThat(cookies.first("q")).contains("r");
    assertThat(cookies.first("a")).contains("b");
    assertThat(cookies.isRepeated("a")).isTrue();
    assertThat(cookies.first("A")).isEmpty();
  }

  @Test
  void oneCookieIsTakenOutAndTheOthersStay() {
    assertThat(Cookies.without("a=1;  __Host-signet=s; b=\"2\"", "__Host-signet"::equals))
        .isEqualTo("a=1; b=\"2\"");
    assertThat(Cookies.without("__Host-signet=s", "__Host-signet"::equals)).isNull();
  }

  @Test
  void aCookieToSetHasEveryProtection() {
    assertThat(SetCookie.session("__Host-signet", "v").lasting(Duration.ofHours(1)).field())
        .isEqualTo("__Host-signet=v; Path=/; Max-Age=3600; Secure; HttpOnly; SameSite=Lax");
    assertThat(SetCookie.expired("a").strict().field())
        .isEqualTo("a=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Strict");
    assertThatThrownBy(() -> SetCookie.session("a", "b;c"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SetCookie.session("a b", "c"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aProblemDocumentSaysWhatAndHow() {
    Finding finding =
        Finding.about(HttpCode.REQUEST_CONTENT_TOO_LARGE).wanted("at most 5 bytes").build();
    ProblemDocument document = ProblemDocument.of(finding, "/upload");
    assertThat(document.status()).isEqualTo(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE);
    JsonBody json = JsonBody.parse(document.json());
    assertThat(json.members())
        .containsEntry("type", "urn:signet:finding:request-content-too-large")
        .containsEntry("status", 413L)
        .containsEntry("instance", "/upload")
        .containsEntry("code", "request-content-too-large")
        .containsEntry("wanted", "at most 5 bytes")
        .containsKeys("title", "detail", "remedies", "references");
    assertThat(document.toResponse().head().headers().get("Content-Type"))
        .isEqualTo("application/problem+json");
  }

  @ParameterizedTest
  @EnumSource
  void everyCategoryIsAnError(Category category) {
    assertThat(ProblemDocument.status(category).code()).isBetween(400, 599);
  }

  static Stream<Code> codes() {
    return Stream.concat(Stream.of(HttpCode.values()), Stream.of(TlsCode.values()));
  }

  @ParameterizedTest
  @MethodSource("codes")
  void everyCodeHasItsSentences(Code code) {
    assertThat(Catalogue.of(code).isComplete()).isTrue();
  }

  private static void assertRefused(Runnable action, HttpCode code) {
    assertThatThrownBy(action::run)
        .asInstanceOf(type(FindingException.class))
        .extracting(thrown -> thrown.finding().code())
        .isEqualTo(code);
  }
}
