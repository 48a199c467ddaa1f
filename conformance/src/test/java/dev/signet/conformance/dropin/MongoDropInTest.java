// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.dropin;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * MongoDB's driver. No registry of packages has the real server, so one that is written in Java
 * answers, with TLS in front of it.
 */
class MongoDropInTest extends DropInContract {
  /** A document has at most 16 MiB; the driver opens more than one connection. */
  private static final int DOCUMENT = 4 << 20;

  /** A finding's code begins the message of our exceptions. */
  private static final Pattern CODE = Pattern.compile("SSLHandshakeException: ([a-z-]+): ");

  @Override
  Server serve(SSLContext context, boolean asksClients) throws Exception {
    MongoServer mongo = new MongoServer(new MemoryBackend());
    InetSocketAddress address = mongo.bind();
    TlsFront front = new TlsFront(context, asksClients, address.getPort());
    return new Server() {
      @Override
      public int port() {
        return front.port();
      }

      @Override
      public void close() throws Exception {
        front.close();
        mongo.shutdownNow();
      }
    };
  }

  @Override
  Client client(SSLContext context) {
    return new Client() {
      @Override
      public byte[] echo(String host, int port, byte[] body) {
        try (MongoClient client = MongoClients.create(settings(context, host, port))) {
          MongoCollection<Document> all = client.getDatabase("test").getCollection("echo");
          Document stored = new Document("body", new Binary(body));
          all.insertOne(stored);
          Document found = all.find(new Document("_id", stored.getObjectId("_id"))).first();
          return Objects.requireNonNull(found).get("body", Binary.class).getData();
        }
      }

      @Override
      public void close() {
        // Every call has closed its client.
      }
    };
  }

  /** The driver tries again until it gives up, and then tells the last failure as a text alone. */
  @Override
  String codeOf(Throwable thrown) {
    Matcher code = CODE.matcher(thrown.getMessage());
    assertThat(code.find()).as(thrown.getMessage()).isTrue();
    return code.group(1);
  }

  @Override
  int big() {
    return DOCUMENT;
  }

  private static MongoClientSettings settings(SSLContext context, String host, int port) {
    return MongoClientSettings.builder()
        .applyToClusterSettings(cluster ->
            cluster
                .hosts(List.of(new ServerAddress(host, port)))
                .serverSelectionTimeout(3, TimeUnit.SECONDS))
        .applyToSslSettings(tls -> tls.enabled(true).context(context))
        .build();
  }
}
