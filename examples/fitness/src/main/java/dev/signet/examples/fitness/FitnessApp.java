// SPDX-License-Identifier: Apache-2.0
package dev.signet.examples.fitness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signet.explain.Category;
import dev.signet.explain.FindingException;
import dev.signet.identity.AssertionIssuer;
import dev.signet.identity.AssertionVerifier;
import dev.signet.identity.Principal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An ordinary HTTP application: people write down their steps, and those with the role {@code
 * premium} see workouts.
 *
 * <p>It listens on a loopback address in plain HTTP and has no login, no session and no roles of
 * its own. The gateway in front of it has them; {@link #caller} is all that the application does
 * about security.
 */
public final class FitnessApp implements AutoCloseable {
  private static final int STOP_SECONDS = 1;

  private final HttpServer server;
  private final ExecutorService threads;
  private final AssertionVerifier gateway;
  private final FitnessRows rows;

  private FitnessApp(FitnessSettings settings) throws IOException, SQLException {
    this.gateway = settings.gateway();
    this.rows = new FitnessRows(settings.database());
    this.threads = Executors.newVirtualThreadPerTaskExecutor();
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    this.server = HttpServer.create(new InetSocketAddress(loopback, settings.port()), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
  }

  /**
   * Starts the application.
   *
   * @throws IOException when the port is taken
   * @throws SQLException when the database cannot be opened
   */
  public static FitnessApp start(FitnessSettings settings) throws IOException, SQLException {
    FitnessApp app = new FitnessApp(settings);
    app.server.start();
    return app;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  /** Lets requests in work finish for a second, then stops. */
  @Override
  public void close() {
    server.stop(STOP_SECONDS);
    threads.close();
    rows.close();
  }

  /** Who is asking: the one line of security in this application. */
  private Principal caller(HttpExchange exchange) {
    return gateway.verify(exchange.getRequestHeaders().getFirst(AssertionIssuer.HEADER));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Reply reply = reply(exchange);
      reply.send(exchange);
    }
  }

  private Reply reply(HttpExchange exchange) throws IOException {
    String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    try {
      return switch (asked) {
        case "GET /", "HEAD /" -> Reply.html(200, FitnessPages.home());
        case "GET /free/steps", "HEAD /free/steps" -> steps(exchange, caller(exchange));
        case "POST /free/steps" -> addSteps(exchange, caller(exchange));
        case "GET /premium/workout", "HEAD /premium/workout" ->
            workouts(exchange, caller(exchange));
        default ->
            Reply.json(404, json -> json.writeStringProperty("error", "there is no " + asked));
      };
    } catch (FindingException e) {
      boolean away = e.finding().code().category() == Category.UNAVAILABLE;
      return Reply.json(
          away ? 503 : 401,
          json -> {
            json.writeStringProperty("error", e.finding().headline());
            json.writeStringProperty("code", e.finding().code().id());
          });
    } catch (IllegalArgumentException e) {
      return Reply.json(
          400, json -> json.writeStringProperty("error", String.valueOf(e.getMessage())));
    } catch (SQLException e) {
      return Reply.json(500, json -> json.writeStringProperty("error", "the database failed"));
    }
  }

  private Reply steps(HttpExchange exchange, Principal caller) throws SQLException {
    var days = rows.steps(id(caller));
    return Reply.wantsHtml(exchange)
        ? Reply.html(200, FitnessPages.steps(name(caller), days, today()))
        : Reply.json(200, json -> FitnessJson.steps(json, name(caller), days));
  }

  private Reply addSteps(HttpExchange exchange, Principal caller) throws IOException, SQLException {
    StepCount sent = StepCount.read(exchange, today());
    StepCount total = rows.add(id(caller), sent);
    return Reply.wantsHtml(exchange)
        ? Reply.seeOther("/free/steps")
        : Reply.json(201, json -> FitnessJson.members(json, total));
  }

  private Reply workouts(HttpExchange exchange, Principal caller) throws SQLException {
    var workouts = rows.workouts();
    return Reply.wantsHtml(exchange)
        ? Reply.html(200, FitnessPages.workouts(name(caller), workouts))
        : Reply.json(200, json -> FitnessJson.workouts(json, workouts));
  }

  private static String id(Principal caller) {
    return switch (caller) {
      case Principal.Person person -> person.id();
      case Principal.Service service -> service.id();
      case Principal.Nobody() -> throw new IllegalArgumentException("somebody must ask");
    };
  }

  private static String name(Principal caller) {
    return caller instanceof Principal.Person person ? person.username() : id(caller);
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }
}
