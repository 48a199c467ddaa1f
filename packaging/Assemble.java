// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.constant.ConstantDescs;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Copies the program's jars into a form that starts fast: {@code java Assemble.java FROM TO}.
 *
 * <p>The JVM's class archive leaves out classes of signed jars and classes older than version 50.
 * So signatures, which OpenJDK does not ask of a provider, are dropped, old classes get a current
 * version with the stack maps it demands, manifests shrink to what is read, and nothing is
 * compressed.
 */
final class Assemble {
  /** The first class-file version with stack maps; older classes are verified the slow way. */
  private static final int FIRST_WITH_STACK_MAPS = 50;

  /**
   * The class of JDBI that asks whether there is a flight recorder. Its question starts that
   * recorder, with all that it knows of events, in every program: a fifth of a start. Who wants a
   * recording can still begin one.
   */
  private static final String RECORDER_SWITCH =
      "org/jdbi/v3/core/statement/internal/JfrSupport.class";

  /** Whether there are classes for this JDK alone, and what a library says of its version. */
  private static final List<Attributes.Name> KEPT_ATTRIBUTES =
      List.of(
          Attributes.Name.MULTI_RELEASE,
          Attributes.Name.IMPLEMENTATION_TITLE,
          Attributes.Name.IMPLEMENTATION_VERSION,
          Attributes.Name.IMPLEMENTATION_VENDOR);

  /** Libraries that are files of this machine's kind beside the jars; the other kinds are left. */
  private static final List<String> UNPACKED_FROM =
      List.of(
          "AmazonCorrettoCryptoProvider-",
          "conscrypt-openjdk-uber-",
          "netty-transport-native-epoll-");

  /** The jar of which the program takes the native library and no class. */
  private static final String NATIVE_ALONE = "lazysodium-java-";

  private final ClassFile rewriter;

  private Assemble(ClassLoader classes) {
    ClassHierarchyResolver hierarchy =
        ClassHierarchyResolver.defaultResolver()
            .orElse(ClassHierarchyResolver.ofResourceParsing(classes));
    this.rewriter =
        ClassFile.of(
            ClassHierarchyResolverOption.of(hierarchy),
            ConstantPoolSharingOption.NEW_POOL,
            StackMapsOption.GENERATE_STACK_MAPS);
  }

  /** Takes two folders: the jars as Maven knows them, and where the program's jars go. */
  public static void main(String[] arguments) throws IOException {
    Path from = Path.of(arguments[0]);
    Path to = Files.createDirectories(Path.of(arguments[1]));
    List<Path> jars = new ArrayList<>(jarsIn(from));
    List<URL> urls = new ArrayList<>();
    for (Path jar : jars) {
      urls.add(jar.toUri().toURL());
    }
    try (URLClassLoader classes = new URLClassLoader(urls.toArray(URL[]::new))) {
      Assemble assemble = new Assemble(classes);
      unpackDatabase(classes, to);
      unpackSodium(classes, to);
      unpackCryptography(classes, to);
      unpackNetwork(classes, to);
      jars.removeIf(jar -> jar.getFileName().toString().startsWith(NATIVE_ALONE));
      for (Path jar : jars) {
        assemble.copy(jar, to.resolve(jar.getFileName()));
      }
    }
    Files.write(
        to.resolve("order"), jars.stream().map(jar -> jar.getFileName().toString()).toList());
  }

  /** The native part of the embedded database as a file, which every start would else unpack. */
  private static void unpackDatabase(URLClassLoader classes, Path to) throws IOException {
    String name = System.mapLibraryName("sqlitejdbc");
    try {
      Class<?> system = classes.loadClass("org.sqlite.util.OSInfo");
      Object folder = system.getMethod("getNativeLibFolderPathForCurrentOS").invoke(null);
      unpack(classes, "org/sqlite/native/" + folder + "/" + name, to.resolve(name));
    } catch (ReflectiveOperationException e) {
      throw new IOException("sqlite-jdbc does not say which library this machine needs", e);
    }
  }

  /** The library that hashes passwords; where none fits the machine, BouncyCastle does it. */
  private static void unpackSodium(URLClassLoader classes, Path to) throws IOException {
    String name = System.mapLibraryName("sodium");
    boolean arm = isArm();
    String folder =
        switch (System.getProperty("os.name")) {
          case "Linux" -> arm ? "arm64" : "linux64";
          case "Mac OS X" -> arm ? "mac_arm" : "mac";
          default -> "none";
        };
    unpack(classes, folder + "/" + name, to.resolve(name));
  }

  /** The fast providers' libraries, which every start would else unpack into temporary files. */
  private static void unpackCryptography(URLClassLoader classes, Path to) throws IOException {
    String corretto = System.mapLibraryName("amazonCorrettoCryptoProvider");
    unpack(classes, "com/amazon/corretto/crypto/provider/" + corretto, to.resolve(corretto));
    String conscrypt = System.mapLibraryName("conscrypt_openjdk_jni-" + platform());
    unpack(classes, "META-INF/native/" + conscrypt, to.resolve(conscrypt));
  }

  private static void unpackNetwork(URLClassLoader classes, Path to) throws IOException {
    String arch = isArm() ? "aarch_64" : "x86_64";
    String epoll = System.mapLibraryName("netty_transport_native_epoll_" + arch);
    unpack(classes, "META-INF/native/" + epoll, to.resolve(epoll));
  }

  /** This machine as Conscrypt names it. */
  private static String platform() {
    String system =
        switch (System.getProperty("os.name")) {
          case "Linux" -> "linux";
          case "Mac OS X" -> "osx";
          default -> "windows";
        };
    return system + (isArm() ? "-aarch_64" : "-x86_64");
  }

  private static boolean isArm() {
    return System.getProperty("os.arch").equals("aarch64");
  }

  private static void unpack(URLClassLoader classes, String resource, Path to) throws IOException {
    try (InputStream in = classes.getResourceAsStream(resource)) {
      if (in != null) {
        Files.copy(in, to);
      }
    }
  }

  /** Our own first: what is not found in the class archive is looked for in this order. */
  private static List<Path> jarsIn(Path folder) throws IOException {
    Comparator<Path> ours =
        Comparator.comparing(jar -> !jar.getFileName().toString().startsWith("signet-"));
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .sorted(ours.thenComparing(Comparator.naturalOrder()))
          .toList();
    }
  }

  private void copy(Path from, Path to) throws IOException {
    String name = from.getFileName().toString();
    boolean unpacked = UNPACKED_FROM.stream().anyMatch(name::startsWith);
    try (JarFile jar = new JarFile(from.toFile());
        OutputStream file = Files.newOutputStream(to);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        boolean isLeft = isSignature(entry.getName()) || unpacked && isLibrary(entry.getName());
        if (!entry.isDirectory() && !isLeft) {
          store(out, entry, content(jar, entry));
        }
      }
    }
  }

  private static boolean isSignature(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.startsWith("META-INF/") && upper.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)");
  }

  private static boolean isLibrary(String name) {
    return name.endsWith(".so") || name.endsWith(".dylib") || name.endsWith(".dll");
  }

  private byte[] content(JarFile jar, JarEntry entry) throws IOException {
    if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
      return manifest(jar.getManifest());
    }
    try (InputStream in = jar.getInputStream(entry)) {
      byte[] bytes = in.readAllBytes();
      if (entry.getName().equals(RECORDER_SWITCH)) {
        return withoutInitializer(bytes);
      }
      return entry.getName().endsWith(".class") ? current(bytes) : bytes;
    }
  }

  /**
   * What the JVM reads at run time, and no more: it parses the manifest of every jar from which a
   * class is taken, and those of bundles are long. The sections by entry hold the digests of the
   * signature.
   */
  private static byte[] manifest(Manifest whole) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    for (Attributes.Name name : KEPT_ATTRIBUTES) {
      String value = whole.getMainAttributes().getValue(name);
      if (value != null) {
        manifest.getMainAttributes().put(name, value);
      }
    }
    var bytes = new java.io.ByteArrayOutputStream();
    manifest.write(bytes);
    return bytes.toByteArray();
  }

  /** Its two constants stay false: no event for each statement. */
  private byte[] withoutInitializer(byte[] bytes) {
    ClassTransform dropping =
        ClassTransform.dropping(element ->
            element instanceof MethodModel method
                && method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME));
    return rewriter.transformClass(rewriter.parse(bytes), dropping);
  }

  private byte[] current(byte[] bytes) {
    int version = (bytes[6] & 0xff) << 8 | bytes[7] & 0xff;
    if (version >= FIRST_WITH_STACK_MAPS) {
      return bytes;
    }
    try {
      ClassModel model = rewriter.parse(bytes);
      ClassTransform code = ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL);
      ClassTransform newer =
          ClassTransform.endHandler(builder -> builder.withVersion(ClassFile.JAVA_17_VERSION, 0));
      return rewriter.transformClass(model, code.andThen(newer));
    } catch (IllegalArgumentException e) {
      // A subroutine of the oldest compilers has no stack map: such a class stays as it is.
      return bytes;
    }
  }

  private static void store(ZipOutputStream out, JarEntry like, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(like.getName());
    CRC32 crc = new CRC32();
    crc.update(bytes);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(like.getTimeLocal());
    out.putNextEntry(entry);
    out.write(bytes);
    out.closeEntry();
  }
}
