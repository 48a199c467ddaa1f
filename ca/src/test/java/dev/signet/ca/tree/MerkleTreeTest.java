// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.x509.der.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
  /** The leaves and roots of the reference implementation of RFC 6962. */
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  private final Map<String, Bytes> nodes = new HashMap<>();
  private final MerkleTree.Nodes source = (level, number) -> nodes.get(level + "/" + number);
  private final TreeEdge edge = TreeEdge.of(0, new byte[0]);

  @Test
  void rootsAreThoseOfTheReferenceImplementation() {
    assertThat(edge.head().root().hex()).isEqualTo(ROOTS.getFirst());
    for (int i = 0; i < LEAVES.size(); i++) {
      append(HexFormat.of().parseHex(LEAVES.get(i)));
      assertThat(edge.head().root().hex()).isEqualTo(ROOTS.get(i + 1));
      assertThat(MerkleTree.root(source, i + 1)).isEqualTo(edge.head().root());
    }
  }

  @Test
  void everyLeafIsShownToBeInEveryTreeAndInNoOtherPlace() {
    for (int size = 1; size <= 70; size++) {
      append(entry(size - 1));
      for (int place = 0; place < size; place++) {
        List<Bytes> proof = MerkleTree.inclusion(source, place, size);
        Bytes leaf = MerkleTree.leaf(entry(place));
        assertThat(MerkleTree.includes(leaf, place, edge.head(), proof)).isTrue();
        assertThat(MerkleTree.includes(leaf, place + 1, edge.head(), proof)).isFalse();
        assertThat(MerkleTree.includes(MerkleTree.leaf(entry(99)), place, edge.head(), proof))
            .isFalse();
      }
    }
  }

  @Test
  void everySmallerTreeIsShownToBeTheBeginningOfEveryLargerOne() {
    List<TreeHead> heads = new ArrayList<>(List.of(edge.head()));
    for (int size = 1; size <= 70; size++) {
      append(entry(size - 1));
      heads.add(edge.head());
      for (int smaller = 0; smaller <= size; smaller++) {
        List<Bytes> proof = MerkleTree.consistency(source, smaller, size);
        assertThat(MerkleTree.grows(heads.get(smaller), edge.head(), proof)).isTrue();
        TreeHead forged = new TreeHead(smaller, MerkleTree.leaf(entry(99)));
        assertThat(smaller > 0 && MerkleTree.grows(forged, edge.head(), proof)).isFalse();
      }
    }
  }

  @Test
  void anEdgeThatWasPutAwayGoesOnWhereItWas() {
    for (int i = 0; i < 300; i++) {
      append(entry(i));
      TreeEdge again = TreeEdge.of(i + 1L, edge.peaks());
      assertThat(again.head()).isEqualTo(edge.head());
    }
  }

  @Test
  void aCheckpointIsReadBackAndNoOtherKeyOrHeadFitsIt() throws Exception {
    append(entry(0));
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Checkpoint signed =
        Checkpoint.sign("example.test/log", edge.head(), keys.getPublic(), keys.getPrivate());
    Checkpoint read = Checkpoint.read(signed.text()).orElseThrow();
    assertThat(read).isEqualTo(signed);
    assertThat(read.isSignedBy(keys.getPublic())).isTrue();
    KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    assertThat(read.isSignedBy(other.getPublic())).isFalse();
    String larger = signed.text().replaceFirst("\n1\n", "\n2\n");
    assertThat(Checkpoint.read(larger).orElseThrow().isSignedBy(keys.getPublic())).isFalse();
    assertThat(Checkpoint.read("no note")).isEmpty();
    assertThat(signed.text()).startsWith("example.test/log\n1\n");
    assertThat(signed.text()).contains("\n\n\u2014 example.test/log ");
  }

  private void append(byte[] entry) {
    Bytes leaf = MerkleTree.leaf(entry);
    nodes.put("0/" + edge.head().size(), leaf);
    edge.append(leaf, (level, number, root) -> nodes.put(level + "/" + number, root));
  }

  private static byte[] entry(int number) {
    return ("entry " + number).getBytes(StandardCharsets.UTF_8);
  }
}
