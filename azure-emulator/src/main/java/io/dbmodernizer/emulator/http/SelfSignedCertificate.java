package io.dbmodernizer.emulator.http;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A generator of a key and a self-signed certificate (RFC 5280) for {@code localhost}, {@code
 * 127.0.0.1} and further names. The JDK has no public API that creates a certificate. The
 * certificate is valid for ten years.
 */
final class SelfSignedCertificate {

  private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
  private static final String COMMON_NAME = "2.5.4.3";
  private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
  private static final String BASIC_CONSTRAINTS = "2.5.29.19";
  private static final Duration VALIDITY = Duration.ofDays(3650);

  private SelfSignedCertificate() {}

  /** Returns a new key pair on the curve secp256r1. */
  static KeyPair newKey() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  /**
   * Returns a certificate for the loopback host and further names, signed with its own key.
   *
   * @param dnsNames names besides {@code localhost}
   * @param now the current time; the validity begins one day before
   */
  static X509Certificate forHosts(KeyPair key, List<String> dnsNames, Instant now)
      throws GeneralSecurityException {
    byte[] algorithm = Der.sequence(Der.oid(ECDSA_WITH_SHA256));
    byte[] name =
        Der.sequence(
            Der.set(Der.sequence(Der.oid(COMMON_NAME), Der.utf8("DB Modernizer Azure emulator"))));
    byte[] content =
        Der.sequence(
            Der.tagged(0xa0, Der.integer(BigInteger.TWO)),
            Der.integer(new BigInteger(127, new SecureRandom())),
            algorithm,
            name,
            Der.sequence(Der.time(now.minus(Duration.ofDays(1))), Der.time(now.plus(VALIDITY))),
            name,
            key.getPublic().getEncoded(),
            Der.tagged(0xa3, Der.sequence(alternativeNames(dnsNames), authority())));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(key.getPrivate());
    signature.update(content);
    byte[] certificate = Der.sequence(content, algorithm, Der.bits(signature.sign()));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(certificate));
  }

  private static byte[] alternativeNames(List<String> dnsNames) {
    List<byte[]> names = new ArrayList<>();
    names.add(dns("localhost"));
    names.add(Der.tagged(0x87, new byte[] {127, 0, 0, 1}));
    dnsNames.forEach(name -> names.add(dns(name)));
    return Der.sequence(
        Der.oid(SUBJECT_ALTERNATIVE_NAME), Der.octets(Der.sequence(names.toArray(byte[][]::new))));
  }

  private static byte[] dns(String name) {
    return Der.tagged(0x82, name.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] authority() {
    return Der.sequence(
        Der.oid(BASIC_CONSTRAINTS), Der.bool(true), Der.octets(Der.sequence(Der.bool(true))));
  }
}
