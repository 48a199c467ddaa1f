// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.auth.account.Actor;
import dev.signet.ca.front.AcmeHandler;
import dev.signet.ca.front.CaHandler;
import dev.signet.ca.front.EstHandler;
import dev.signet.ca.front.RenewalHandler;
import dev.signet.ca.local.LocalAcme;
import dev.signet.ca.local.LocalEnrolment;
import dev.signet.cli.admin.AdminHandler;
import dev.signet.cli.admin.CertificateDesk;
import dev.signet.cli.admin.ControlHandler;
import dev.signet.cli.admin.LocalAdministration;
import dev.signet.cli.config.Configuration;
import dev.signet.cli.config.Listeners.TlsProvider;
import dev.signet.cli.log.LogFile;
import dev.signet.cli.log.LogStream;
import dev.signet.cli.terminal.Console;
import dev.signet.enrol.shared.SharedInventory;
import dev.signet.explain.Finding;
import dev.signet.gateway.AccessLog;
import dev.signet.gateway.AdminService;
import dev.signet.gateway.Gateway;
import dev.signet.gateway.GatewayParts;
import dev.signet.http.BlockingService;
import dev.signet.http.ExchangeService;
import dev.signet.http.Handler;
import dev.signet.http.TlsEndpoint;
import dev.signet.http.server.HttpServer;
import dev.signet.http.server.ServerSettings;
import dev.signet.http.tls.ClientQuestion;
import dev.signet.http.tls.EngineEndpoint;
import dev.signet.http.tls.JsseEndpoint;
import dev.signet.store.DataDirectory;
import dev.signet.store.DirectoryLock;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Everything that runs while {@code up} does, from the data directory's lock to the listeners. */
final class RunningGateway {
  private final Start start;
  private final OpenedDirectory data;
  private final SignIn signIn;
  private final GatewayCertificates certificate;
  private final Demo demo;
  private final AccessLog accessLog;
  private final LocalAcme acme;
  private final Gateway gateway;
  private final HttpServer server;
  private final Follower follower;

  /**
   * What starting goes by.
   *
   * @param place the data directory and the settings file
   * @param options what stands before the settings
   * @param wanted both together
   * @param configuration the same, every port decided
   * @param announcer says what is made
   * @param console tells what goes wrong later
   * @param clock the time
   */
  record Start(
      Workplace place,
      UpOptions options,
      Configuration wanted,
      Configuration configuration,
      Announcer announcer,
      Console console,
      InstantSource clock) {
    /** Where the gateway is reached, as its tokens name it. */
    String address() {
      return GatewayWiring.address(configuration);
    }
  }

  private RunningGateway(Start start, OpenedDirectory data, Endings endings) {
    this.start = start;
    this.data = data;
    OwnNames names = OwnNames.of(start.configuration());
    this.certificate = endings.add(GatewayCertificates.open(start, data, names));
    this.signIn = endings.add(SignIn.open(start, data, Demo.isOpen(start)));
    this.demo = endings.add(Demo.startWhereWanted(start, data, signIn));
    this.accessLog =
        endings.add(AccessLog.to(new LogStream(new LogFile(DataFiles.accessLog(data.path())))));
    this.acme = endings.add(AcmeWiring.open(start, data));
    this.gateway =
        new Gateway(
            GatewayWiring.settings(start),
            parts(),
            RouteTables.of(demo.with(start.configuration().routes()), names),
            start.clock());
    this.follower =
        new Follower(start, new Follower.Parts(data, certificate, gateway, demo, signIn));
    this.server = endings.add(listen());
  }

  /**
   * Starts everything. What stands in the way is a finding, as an exception; nothing is left
   * running then.
   */
  static RunningGateway start(DataDirectory directory, Start start) {
    DirectoryLock lock = directory.lock();
    Endings endings = new Endings();
    try {
      OpenedDirectory data =
          endings.add(OpenedDirectory.open(directory, lock, GatewayWiring.sources(start)));
      Inventory.announce(start.announcer(), data);
      return new RunningGateway(start, data, endings);
    } catch (RuntimeException e) {
      endings.close();
      throw e;
    }
  }

  /**
   * Says how to trust it and, while there is nobody, how to become the administrator; then that it
   * answers.
   */
  void announceReady() {
    Announcer announcer = start.announcer();
    Path root = DataFiles.root(data.path());
    announcer.fingerprint(
        data.authority().root().certificate().fingerprint(), root, start.address());
    signIn
        .links()
        .forFirstAdministrator(Actor.system())
        .ifPresent(link ->
            announcer.setup(
                start.address() + link.target(),
                link.until().truncatedTo(ChronoUnit.SECONDS).toString()));
    announcer.ready(start.address());
    certificate.watch();
    follower.watch();
  }

  /**
   * Lets what is in work finish, then closes everything.
   *
   * @return whether all of it finished in time
   */
  boolean stop() {
    follower.close();
    boolean whole = server.drain();
    accessLog.close();
    acme.close();
    demo.close();
    signIn.close();
    certificate.close();
    data.close();
    return whole;
  }

  private HttpServer listen() {
    Handler admin = new AdminService(gateway.metrics(), this::unready);
    LocalAdministration administration =
        new LocalAdministration(
            new LocalAdministration.Parts(
                signIn.accounts(),
                signIn.links(),
                new CertificateDesk(
                    data.authority(),
                    new CertificateDesk.Invitations(
                        LocalAcme.bindings(data.database(), data.keyring(), start.clock()),
                        LocalEnrolment.tokens(data.database(), data.keyring(), start.clock())),
                    new SharedInventory(data.database())),
                start.address(),
                follower::follow));
    Listening listening =
        new Listening(
            endpoint(start.configuration().listeners().tlsProvider()),
            gateway.secure(),
            gateway.plain(),
            new BlockingService(admin),
            new BlockingService(new AdminHandler(new ControlHandler(administration), admin)));
    ServerSettings settings =
        ServerSettings.standard(start.clock())
            .with(GatewayWiring.limits(start.configuration().limits()))
            .with(gateway.metrics());
    return HttpServer.start(
        settings, listening.on(start.configuration().listeners(), DataFiles.socket(data.path())));
  }

  private LocalEnrolment enrolment() {
    return new LocalEnrolment(
        data.authority(),
        data.database(),
        data.keyring(),
        start.configuration().authority().est().grace(),
        start.clock());
  }

  private TlsEndpoint endpoint(TlsProvider provider) {
    ClientQuestion question =
        start
            .configuration()
            .authority()
            .est()
            .host()
            .map(host -> new ClientQuestion(host::equals, new OwnClients(data.authority())))
            .orElse(ClientQuestion.NONE);
    return switch (provider) {
      case SIGNET -> EngineEndpoint.of(certificate.source(), question);
      case JDK -> JsseEndpoint.of(certificate.source(), question);
    };
  }

  private GatewayParts parts() {
    Map<String, ExchangeService> local = new HashMap<>(signIn.services());
    ExchangeService authority = new BlockingService(new CaHandler(data.authority(), start.clock()));
    local.put(CaHandler.PREFIX, authority);
    local.put(AcmeHandler.PREFIX, new BlockingService(acme.handler()));
    LocalEnrolment enrolment = enrolment();
    local.put(EstHandler.PREFIX, new BlockingService(enrolment.est(signIn.verifier())));
    local.put(RenewalHandler.PATH, new BlockingService(enrolment.renewal()));
    Map<String, ExchangeService> plain = new HashMap<>(certificate.plain());
    plain.put(CaHandler.PREFIX, authority);
    return new GatewayParts(
        signIn.verifier(), signIn.assertions(), signIn.refusals(), local, plain, accessLog);
  }

  // What is needed for every gate: the database. A gateway that cannot ask it answers 503.
  private Optional<Finding> unready() {
    try {
      signIn.accounts().hasAdministrator();
      return Optional.empty();
    } catch (dev.signet.explain.FindingException e) {
      return Optional.of(e.finding());
    }
  }
}
