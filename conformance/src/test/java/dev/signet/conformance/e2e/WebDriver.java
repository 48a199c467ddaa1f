// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import dev.signet.conformance.HeadlessChromium;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Headless Chromium through chromedriver, by the W3C WebDriver protocol itself. */
final class WebDriver implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

  private static final List<String> OPTIONS =
      HeadlessChromium.options("--window-size=1100,800", "--force-color-profile=srgb");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Process driver;
  private final URI session;

  /** Starts a browser whose home folder, and so whose trust list, is this one. */
  WebDriver(Path home) {
    Installed.require("chromium");
    Installed.require("chromedriver");
    try {
      ProcessBuilder builder =
          new ProcessBuilder("chromedriver", "--port=0").redirectErrorStream(true);
      builder.environment().put("HOME", home.toString());
      driver = builder.start();
      String base = "http://127.0.0.1:" + port();
      Map<String, Object> made =
          Json.object(call("POST", URI.create(base + "/session"), capabilities(home)).body());
      session = URI.create(base + "/session/" + ((Map<?, ?>) made.get("value")).get("sessionId"));
    } catch (IOException e) {
      throw new AssertionError("chromedriver", e);
    }
  }

  /** A home folder in whose list of authorities this root is. */
  static Path homeTrusting(Path folder, Path rootPem) {
    try {
      Path home = Files.createTempDirectory(folder, "home");
      String database = "sql:" + Files.createDirectories(home.resolve(".pki/nssdb"));
      List<String> make = List.of("certutil", "-N", "--empty-password", "-d", database);
      Completed.of(folder, Map.of(), make).succeeded();
      List<String> add = new ArrayList<>(List.of("certutil", "-A", "-d", database, "-t", "C,,"));
      add.addAll(List.of("-n", "signet", "-i", rootPem.toString()));
      Completed.of(folder, Map.of(), add).succeeded();
      return home;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Goes to an address; empty where it loaded, otherwise the browser's error text. */
  String open(URI url) {
    HttpResponse<String> response =
        call("POST", at("/url"), "{\"url\":" + Json.quote(url.toString()) + "}");
    return response.statusCode() == 200 ? "" : response.body();
  }

  String address() {
    return (String) value(call("GET", at("/url"), ""));
  }

  /**
   * The address once it ends so, or after a while the one that it stays at: a click returns before
   * the server has answered.
   */
  String arrival(String end) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!address().endsWith(end) && System.nanoTime() < deadline) {
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    return address();
  }

  String title() {
    return (String) value(call("GET", at("/title"), ""));
  }

  String text() {
    return (String) value(call("GET", element("body", "/text"), ""));
  }

  /** The page's text once it contains this, or what it has after a while. */
  String textWith(String part) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String text = shown();
    while (!text.contains(part) && System.nanoTime() < deadline) {
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      text = shown();
    }
    return text;
  }

  /** What {@link #text} is, in one step: between two the page may go. */
  private String shown() {
    String script = "return document.body ? document.body.innerText : '';";
    return (String)
        value(
            call(
                "POST",
                at("/execute/sync"),
                "{\"script\":" + Json.quote(script) + ",\"args\":[]}"));
  }

  void type(String selector, String text) {
    value(call("POST", element(selector, "/value"), "{\"text\":" + Json.quote(text) + "}"));
  }

  void click(String selector) {
    value(call("POST", element(selector, "/click"), "{}"));
  }

  /** The names of the cookies that the page's address would get. */
  List<String> cookies() {
    List<?> all = (List<?>) value(call("GET", at("/cookie"), ""));
    return all.stream().map(each -> (String) ((Map<?, ?>) each).get("name")).toList();
  }

  void screenshot(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(
          file, Base64.getDecoder().decode((String) value(call("GET", at("/screenshot"), ""))));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    try {
      call("DELETE", session, "");
    } finally {
      driver.descendants().forEach(ProcessHandle::destroyForcibly);
      driver.destroyForcibly();
      http.close();
    }
  }

  private int port() throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(driver.getInputStream(), StandardCharsets.UTF_8));
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      Matcher matcher = PORT.matcher(line);
      if (matcher.find()) {
        return Integer.parseInt(matcher.group(1));
      }
    }
    throw new AssertionError("chromedriver does not start");
  }

  private static String capabilities(Path home) {
    String options =
        java.util.stream.Stream.concat(
                OPTIONS.stream(),
                java.util.stream.Stream.of("--user-data-dir=" + home.resolve("profile")))
            .map(Json::quote)
            .collect(Collectors.joining(","));
    return "{\"capabilities\":{\"alwaysMatch\":{\"goog:chromeOptions\":{\"args\":["
        + options
        + "]}}}}";
  }

  private URI element(String selector, String operation) {
    String query = "{\"using\":\"css selector\",\"value\":" + Json.quote(selector) + "}";
    Map<?, ?> found = (Map<?, ?>) value(call("POST", at("/element"), query));
    return at("/element/" + found.get(ELEMENT) + operation);
  }

  private URI at(String path) {
    return URI.create(session + path);
  }

  private static Object value(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw new AssertionError(response.body());
    }
    return Json.object(response.body()).get("value");
  }

  private HttpResponse<String> call(String method, URI url, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(LIMIT)
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(method + " " + url, e);
    }
  }
}
