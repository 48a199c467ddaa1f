// SPDX-License-Identifier: Apache-2.0
package dev.signet.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

class TestDnsTest {
  private static final byte[] SECRET = "a secret".getBytes(StandardCharsets.US_ASCII);

  @Test
  void aTextIsFoundUntilItIsRemoved() throws IOException {
    try (TestDns dns = TestDns.start()) {
      dns.addText("_x.a.test", "hello");
      assertThat(look(dns, "_x.a.test")).isEqualTo(Lookup.SUCCESSFUL);
      dns.removeText("_x.a.test", "hello");
      assertThat(look(dns, "_x.a.test")).isEqualTo(Lookup.HOST_NOT_FOUND);
    }
  }

  @Test
  void anUpdateIsTakenFromWhoHasTheKey() throws IOException {
    try (TestDns dns = TestDns.start()) {
      dns.takeUpdates("key.test", SECRET);
      assertThat(update(dns, SECRET)).isEqualTo(Rcode.NOERROR);
      assertThat(dns.texts("_x.a.test")).containsExactly("hello");
    }
  }

  @Test
  void anUpdateByAnotherKeyChangesNothing() throws IOException {
    try (TestDns dns = TestDns.start()) {
      dns.takeUpdates("key.test", SECRET);
      assertThat(update(dns, new byte[8])).isEqualTo(Rcode.NOTAUTH);
      assertThat(dns.texts("_x.a.test")).isEmpty();
    }
  }

  private static int look(TestDns dns, String name) throws IOException {
    Lookup lookup = new Lookup(Name.fromString(name, Name.root), Type.TXT);
    lookup.setResolver(new SimpleResolver(dns.address()));
    lookup.setCache(null);
    lookup.run();
    return lookup.getResult();
  }

  private static int update(TestDns dns, byte[] secret) throws IOException {
    Name zone = Name.fromString("a.test.");
    Update update = new Update(zone);
    update.add(new TXTRecord(Name.fromString("_x", zone), DClass.IN, 1, "hello"));
    SimpleResolver resolver = new SimpleResolver(dns.address());
    resolver.setTSIGKey(new TSIG(TSIG.HMAC_SHA256, Name.fromString("key.test."), secret));
    return resolver.send(update).getRcode();
  }
}
