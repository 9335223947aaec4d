package io.dbmodernizer.emulator.http;

import io.dbmodernizer.emulator.host.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The key and certificate of the HTTPS server. They are created at the first start and stored in a
 * folder.
 *
 * @param context TLS context of the server
 * @param pem PEM file with the certificate that clients have to trust
 */
public record TlsIdentity(SSLContext context, Path pem) {

  // A secret password would have to be stored beside the file. The file's permissions protect it.
  private static final char[] STORE_PASSWORD = "emulator".toCharArray();
  private static final String ALIAS = "emulator";

  /**
   * Reads the identity from a folder. Creates a new one if there is none, or if its certificate
   * lacks one of the names.
   *
   * @param folder folder of the key store and the PEM file
   * @param dnsNames names besides {@code localhost} that the certificate has to hold
   * @throws IOException if the folder cannot be read or written
   * @throws GeneralSecurityException if the key store is damaged
   */
  public static TlsIdentity in(Path folder, List<String> dnsNames)
      throws IOException, GeneralSecurityException {
    OwnerOnly.folder(folder);
    Path file = folder.resolve("emulator.p12");
    KeyStore kept = Files.exists(file) ? read(file) : null;
    KeyStore store = kept != null && holds(kept, dnsNames) ? kept : create(file, dnsNames);
    Path pem = folder.resolve("emulator.pem");
    Files.writeString(pem, pem(store.getCertificate(ALIAS)));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, STORE_PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return new TlsIdentity(context, pem.toAbsolutePath());
  }

  private static KeyStore read(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, STORE_PASSWORD);
    }
    return store;
  }

  private static boolean holds(KeyStore store, List<String> dnsNames)
      throws GeneralSecurityException {
    return store.getCertificate(ALIAS) instanceof X509Certificate certificate
        && certificate.getSubjectAlternativeNames().stream()
            .map(name -> name.get(1))
            .collect(Collectors.toSet())
            .containsAll(dnsNames);
  }

  private static KeyStore create(Path file, List<String> dnsNames)
      throws IOException, GeneralSecurityException {
    KeyPair key = SelfSignedCertificate.newKey();
    Certificate certificate = SelfSignedCertificate.forHosts(key, dnsNames, Instant.now());
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, STORE_PASSWORD);
    store.setKeyEntry(ALIAS, key.getPrivate(), STORE_PASSWORD, new Certificate[] {certificate});
    try (OutputStream out = Files.newOutputStream(OwnerOnly.file(file))) {
      store.store(out, STORE_PASSWORD);
    }
    return store;
  }

  private static String pem(Certificate certificate) throws GeneralSecurityException {
    Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN CERTIFICATE-----\n"
        + lines.encodeToString(certificate.getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }
}
