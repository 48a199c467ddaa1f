// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.attacker;

import de.rub.nds.modifiablevariable.util.Modifiable;
import de.rub.nds.tlsattacker.core.constants.AlertDescription;
import de.rub.nds.tlsattacker.core.constants.AlertLevel;
import de.rub.nds.tlsattacker.core.protocol.message.AlertMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ChangeCipherSpecMessage;
import de.rub.nds.tlsattacker.core.protocol.message.FinishedMessage;
import de.rub.nds.tlsattacker.core.protocol.message.UnknownMessage;
import de.rub.nds.tlsattacker.core.record.Record;
import java.math.BigInteger;
import java.util.HexFormat;

/** Messages and records that an attacker has made wrong. */
final class Faulty {
  private Faulty() {}

  static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  static FinishedMessage changedFinished() {
    FinishedMessage finished = new FinishedMessage();
    finished.setVerifyData(Modifiable.xor(hex("01"), 0));
    return finished;
  }

  static FinishedMessage finishedOf(byte[] verifyData) {
    FinishedMessage finished = new FinishedMessage();
    finished.setVerifyData(Modifiable.explicit(verifyData));
    return finished;
  }

  static ChangeCipherSpecMessage changeOf(String hex) {
    ChangeCipherSpecMessage change = new ChangeCipherSpecMessage();
    change.setCcsProtocolType(Modifiable.explicit(hex(hex)));
    return change;
  }

  static AlertMessage alert(AlertLevel level, AlertDescription description) {
    AlertMessage alert = new AlertMessage();
    alert.setConfig(level, description);
    return alert;
  }

  /** Any bytes, in place of a message. */
  static UnknownMessage bytes(String hex) {
    UnknownMessage message = new UnknownMessage();
    message.setDataConfig(hex(hex));
    return message;
  }

  static Record versioned(String hex) {
    Record record = new Record();
    record.setProtocolVersion(Modifiable.explicit(hex(hex)));
    return record;
  }

  static Record typed(int type) {
    Record record = new Record();
    record.setContentType(Modifiable.explicit((byte) type));
    return record;
  }

  /** A record whose tag has one bit changed. */
  static Record forged() {
    Record record = new Record();
    record.prepareComputations();
    record.getComputations().setAuthenticationTag(Modifiable.xor(hex("80"), 0));
    return record;
  }

  static Record sequenced(long number) {
    Record record = new Record();
    record.setSequenceNumber(Modifiable.explicit(BigInteger.valueOf(number)));
    return record;
  }
}
