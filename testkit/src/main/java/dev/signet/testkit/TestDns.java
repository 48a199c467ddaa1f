// SPDX-License-Identifier: Apache-2.0
package dev.signet.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * A DNS server with the records that a test gives it, on a loopback port over UDP. It takes dynamic
 * updates (RFC 2136) of TXT records once it has a key for them (RFC 8945). Safe for use by several
 * threads.
 */
public final class TestDns implements AutoCloseable {
  /** The largest datagram that a resolver sends or asks for (EDNS, RFC 6891). */
  private static final int MAX_BYTES = 4096;

  /** Short enough that nobody remembers an answer beyond the test. */
  private static final long SECONDS = 1;

  private final DatagramSocket socket;
  private final Set<Record> records = ConcurrentHashMap.newKeySet();
  private volatile Optional<TSIG> updates = Optional.empty();

  private TestDns(DatagramSocket socket) {
    this.socket = socket;
  }

  /** Starts one without records. */
  public static TestDns start() {
    try {
      TestDns dns = new TestDns(new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1")));
      Thread.ofVirtual().name("test-dns").start(dns::serve);
      return dns;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
  }

  /** From now on takes updates that are signed by this key with HMAC-SHA-256. */
  public void takeUpdates(String keyName, byte[] secret) {
    updates = Optional.of(new TSIG(TSIG.HMAC_SHA256, name(keyName), secret.clone()));
  }

  /** Adds a text to a name. */
  public void addText(String name, String text) {
    records.add(new TXTRecord(name(name), DClass.IN, SECONDS, text));
  }

  /** Removes a text from a name. */
  public void removeText(String name, String text) {
    records.remove(new TXTRecord(name(name), DClass.IN, SECONDS, text));
  }

  /** Adds an address of IPv4 to a name. */
  public void addAddress(String name, InetAddress address) {
    records.add(new ARecord(name(name), DClass.IN, SECONDS, address));
  }

  /** The texts at a name. */
  public List<String> texts(String name) {
    return records.stream()
        .filter(each -> each.getName().equals(name(name)))
        .filter(TXTRecord.class::isInstance)
        .map(each -> String.join("", ((TXTRecord) each).getStrings()))
        .toList();
  }

  @Override
  public void close() {
    socket.close();
  }

  private void serve() {
    byte[] buffer = new byte[MAX_BYTES];
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
        byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
        byte[] answer = answer(new Message(bytes), bytes).toWire(MAX_BYTES);
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      } catch (IOException e) {
        // Closed, or something that is no DNS message: nobody waits for an answer.
      }
    }
  }

  private Message answer(Message query, byte[] bytes) {
    Message answer = new Message(query.getHeader().getID());
    Header header = answer.getHeader();
    header.setFlag(Flags.QR);
    header.setFlag(Flags.AA);
    header.setOpcode(query.getHeader().getOpcode());
    if (query.getQuestion() != null) {
      answer.addRecord(query.getQuestion(), Section.QUESTION);
    }
    if (query.getHeader().getOpcode() == Opcode.UPDATE) {
      update(query, bytes, answer);
    } else {
      look(query.getQuestion(), answer);
    }
    return answer;
  }

  private void look(Record question, Message answer) {
    Set<Record> named = new LinkedHashSet<>();
    records.stream().filter(each -> each.getName().equals(question.getName())).forEach(named::add);
    if (named.isEmpty()) {
      answer.getHeader().setRcode(Rcode.NXDOMAIN);
    }
    named.stream()
        .filter(each -> each.getType() == question.getType())
        .forEach(each -> answer.addRecord(each, Section.ANSWER));
  }

  private void update(Message query, byte[] bytes, Message answer) {
    TSIG key = updates.orElse(null);
    if (key == null || query.getTSIG() == null) {
      answer.getHeader().setRcode(Rcode.REFUSED);
      return;
    }
    if (key.verify(query, bytes, null) != Rcode.NOERROR) {
      answer.getHeader().setRcode(Rcode.NOTAUTH);
      return;
    }
    query.getSection(Section.UPDATE).forEach(this::apply);
    answer.setTSIG(key, Rcode.NOERROR, query.getTSIG());
  }

  /** RFC 2136, 2.5: the class says whether a record is added, or which ones are deleted. */
  private void apply(Record change) {
    switch (change.getDClass()) {
      case DClass.IN -> records.add(lasting(change));
      case DClass.NONE ->
          records.removeIf(each ->
              each.getName().equals(change.getName())
                  && each.rdataToString().equals(change.rdataToString()));
      default ->
          records.removeIf(each ->
              each.getName().equals(change.getName())
                  && (change.getType() == Type.ANY || each.getType() == change.getType()));
    }
  }

  private static Record lasting(Record change) {
    return change instanceof TXTRecord text
        ? new TXTRecord(text.getName(), DClass.IN, SECONDS, text.getStrings())
        : change;
  }

  private static Name name(String text) {
    try {
      return Name.fromString(text, Name.root);
    } catch (TextParseException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
